import ByteText
import Diagnostics
import PolicyModel
import PolicySyntax
import Testing

/// As much of a shipped profile as the claims of one of its groups rest on: the machine, what is bound,
/// and the groups that claim one of the same controls or ignore something. No other group counts for
/// such a claim, so that an edit of the group can be judged without compiling them all.
struct LeanProfile: Sendable, CustomTestStringConvertible {
  /// A profile that comes to this.
  let profile: ByteString
  let group: RulesSyntax
  private let facts: String
  private let groupCount: Int
  private let text: String

  private init(_ profile: ProfileSyntax, _ group: RulesSyntax) {
    self.profile = profile.name.text
    self.group = group
    let kept = profile.groups.filter {
      $0.ignores || !$0.controls.isDisjoint(with: group.controls)
    }
    groupCount = kept.count
    facts = profile.layers.flatMap(\.statements).compactMap(\.facts).joined()
    let params = kept.flatMap(\.params) + ["uid-min"]
    let lines = profile.layers.flatMap(\.statements).compactMap { $0.ground(for: params) }
    let use = "use " + kept.map(\.name.description).joined(separator: ", ")
    let statements = lines.map { String(decoding: $0.bytes, as: UTF8.self) } + [use]
    text = "profile lean {\n" + statements.map { "  \($0)\n" }.joined() + "}\n"
  }

  var testDescription: String { "\(group.name) in \(profile)" }

  /// The profile `lean`.
  var file: PolicyFile {
    let result = PolicyParser.parse(SourceText(name: "lean.policy", text))
    #expect(result.diagnostics.map(\.message) == [])
    return result.file
  }

  /// One for each group that claims something and each machine: of the profile in which most other
  /// groups stand beside it, any of which could hide what an edit loses.
  static let all: [LeanProfile] = {
    var chosen: [String: LeanProfile] = [:]
    for profile in Shipped.profiles {
      for group in profile.groups where !group.controls.isEmpty {
        let lean = LeanProfile(profile, group)
        let place = "\(group.name) \(lean.facts)"
        if lean.groupCount > chosen[place]?.groupCount ?? 0 { chosen[place] = lean }
      }
    }
    return chosen.sorted { $0.key < $1.key }.map(\.value)
  }()
}

extension ProfileSyntax {
  /// The shipped groups that it uses, those of the profile below it too.
  var groups: [RulesSyntax] {
    let used = layers.flatMap(\.statements).flatMap { statement -> [Name] in
      if case .use(let names, _) = statement { names } else { [] }
    }
    return Shipped.groups.filter { group in used.contains { $0.text == group.name.text } }
  }

  /// The profile that it extends, if any, and itself.
  fileprivate var layers: [ProfileSyntax] {
    Shipped.profiles.filter { $0.name.text == base?.text } + [self]
  }
}

extension ProfileSyntax.Statement {
  /// The name of the facts, in a statement that names them.
  fileprivate var facts: String? {
    if case .facts(let name, _) = self { "\(name)" } else { nil }
  }

  /// Where it says something of the machine, or binds one of `params`.
  fileprivate func ground(for params: [ByteString]) -> Span? {
    switch self {
    case .target(_, let span), .facts(_, let span): span
    case .letBinding(let binding): params.contains(binding.name.text) ? binding.span : nil
    default: nil
    }
  }
}

extension RulesSyntax {
  /// The controls that it claims.
  var controls: Set<ControlReference> {
    var controls: Set<ControlReference> = []
    for case .satisfies(let claim) in statements {
      for item in claim.controls {
        controls.insert(
          ControlReference(
            catalogue: claim.catalogue.text, id: item.id.text, part: item.part?.text))
      }
    }
    return controls
  }

  /// Whether it ignores anything.
  fileprivate var ignores: Bool {
    statements.contains { statement in
      if case .record(let record) = statement { record.action == .ignore } else { false }
    }
  }

  /// The names of its parameters.
  fileprivate var params: [ByteString] {
    statements.compactMap { if case .param(let param) = $0 { param.name.text } else { nil } }
  }
}
