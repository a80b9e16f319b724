import ByteText
import Diagnostics
import Lints
import PolicyModel
import PolicySyntax

struct RepeatedName: PolicyLint {
  static let severity = Severity.note
  static let kind = LintKind.bookkeeping
  static let summary = "a name that a list says twice"

  static let explanation = """
    A group that is used twice in one profile, a control that one group claims twice, or a key, \
    a call or an inventory that stands twice in its list counts once. The second is a slip: \
    often another name was meant, and that one is missing.

    Put in the name that was meant, or remove the repetition.
    """

  static let flagged = """
    rules delete at 30 { record syscalls unlink, unlinkat, rename, ‹unlinkat› key delete }
    profile server { settings { reset }; use delete }
    """

  static let accepted = """
    rules delete at 30 { record syscalls unlink, unlinkat, rename, renameat key delete }
    profile server { settings { reset }; use delete }
    profile web extends server { use delete }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    let profiles = policies.profileTexts.flatMap { profile in
      [profile.used] + profile.statements.flatMap(\.lists)
    }
    let groups = policies.groups.flatMap { group in
      [group.after] + group.records.flatMap(\.lists) + group.claimedIds
    }
    return (profiles + groups).flatMap(Self.repetitions)
  }
}

extension RepeatedName {
  private static func repetitions(in names: [Name]) -> [Finding] {
    var seen: [ByteString: Span] = [:]
    return names.compactMap { name in
      guard let first = seen.updateValue(name.span, forKey: name.text) else { return nil }
      return Finding("'\(name)' stands here twice", at: name.span)
        .noting("the first one", at: first)
        .advising("remove it, or write the name that was meant")
    }
  }
}

extension ProfileSyntax.Statement {
  /// The lists of names in it, but for those of `use`.
  fileprivate var lists: [[Name]] {
    switch self {
    case .drop(let names, _): [names]
    case .privileged(let block): [block.inventories, block.keys]
    default: []
    }
  }
}

extension RecordSyntax {
  /// The lists of names in it.
  fileprivate var lists: [[Name]] {
    let selected: [Name] =
      switch selector.kind {
      case .syscalls(let names), .messages(let names), .userMessages(let names),
        .filesystems(let names):
        names
      case .permissions, .allSyscalls, .access, .anything, .tasks: []
      }
    return [selected, clauses.keys, clauses.abis]
  }
}

extension RulesSyntax {
  /// The ids without a part that it claims of each catalogue.
  fileprivate var claimedIds: [[Name]] {
    Dictionary(grouping: claims, by: \.catalogue.text).values.map { claims in
      claims.flatMap(\.controls).filter { $0.part == nil }.map(\.id)
    }
  }
}
