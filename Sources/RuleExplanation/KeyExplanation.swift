import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import PolicyModel

/// What is filed under a key, for which controls, and how to find it.
public struct KeyExplanation: Sendable {
  /// The key.
  public let key: ByteString
  /// The groups whose rules have it.
  public let groups: [Group]
  /// Controls whose demands name it.
  public let demandedBy: [Control]
  /// Rules that were named apart from the policies.
  public let rules: [NamedRule]
  /// Other keys that hold this one as a part, which ausearch finds as well unless told not to.
  public let longerKeys: [ByteString]
  /// How to find its events.
  public let commands: [LogCommand]

  /// A group with rules of the key.
  public struct Group: Sendable {
    public let name: ByteString
    public let title: ByteString?
    /// `file:line` of the group.
    public let place: String
    /// The statements that file under the key, each once.
    public let statements: [String]
    /// The controls that the group is claimed to answer.
    public let controls: [ControlReference]
    /// The profiles that use it.
    public internal(set) var profiles: [ByteString]
  }

  /// A rule of a file, a listing or a profile.
  public struct NamedRule: Sendable {
    public let rule: Rule
    /// The line as written.
    public let text: ByteString
    /// `file:line`; `nil` where it has none.
    public let place: String?
    /// The controls that it is claimed to answer.
    public let controls: [ControlReference]

    public init(_ rule: Rule, text: ByteString, place: String?, controls: [ControlReference]) {
      self.rule = rule
      self.text = text
      self.place = place
      self.controls = controls
    }
  }

  /// Explains `key`; `nil` if nothing at hand has it.
  ///
  /// - Parameters:
  ///   - rules: the rules to look through beside those of profiles.
  ///   - profiles: the profiles to look through.
  ///   - library: whose catalogues are looked through.
  public init?(
    _ key: ByteString, rules: [NamedRule], profiles: [CompiledProfile], in library: PolicyLibrary,
    names: any AuditNames
  ) {
    self.key = key
    self.rules = rules.filter { $0.rule.keys.contains(key) }
    groups = Self.groups(with: key, in: profiles)
    demandedBy = library.catalogues.values.flatMap(\.controls).filter { $0.keys.contains(key) }
      .sorted { $0.reference < $1.reference }
    guard !groups.isEmpty || !demandedBy.isEmpty || !self.rules.isEmpty else { return nil }
    let all = rules.map(\.rule) + profiles.flatMap { $0.rules.map(\.rule) }
    let others = Set(all.flatMap(\.keys)).subtracting([key])
    longerKeys = others.filter { $0.firstPosition(of: key) != nil }.sorted()
    commands = LogCommand.searches(
      forKey: key, isWhole: !longerKeys.isEmpty, of: all.filter { $0.keys.contains(key) },
      names: names)
  }

  private static func groups(
    with key: ByteString, in profiles: [CompiledProfile]
  ) -> [Group] {
    var groups: [Group] = []
    for profile in profiles {
      for group in profile.groups {
        let spans = group.rules.filter { $0.rule.keys.contains(key) }.map(\.span)
        guard !spans.isEmpty else { continue }
        let place = group.span.fileAndLine
        if let index = groups.firstIndex(where: { $0.place == place }) {
          if !groups[index].profiles.contains(profile.name) {
            groups[index].profiles.append(profile.name)
          }
          continue
        }
        var statements: [String] = []
        for span in spans.map(PolicyText.line) where !statements.contains(span) {
          statements.append(span)
        }
        groups.append(
          Group(
            name: group.name, title: group.title, place: place, statements: statements,
            controls: group.controls, profiles: [profile.name]))
      }
    }
    return groups.sorted { ($0.name, $0.place) < ($1.name, $1.place) }
  }
}
