import AuditCatalogue
import AuditRules
import ByteText
import KernelGuest
import Testing

/// Rules put to the guest's kernel and to our verdict.
enum Refusals {
  /// What the guest's disk is for these tests.
  private static let tree: [TreeEntry] = [
    .directory("/t/d"), .file("/t/f"), .symlink("/t/to-d", to: "/t/d"),
    .symlink("/t/to-f", to: "/t/f"), .symlink("/t/to-nothing", to: "/t/nothing"),
  ]

  /// The same as facts.
  private static func facts() -> HostFacts {
    var facts = HostFacts(name: "guest")
    facts.directories = ["/", "/t", "/t/d"]
    facts.files = ["/t/f"]
    facts.symlinks = ["/t/to-d": "/t/d", "/t/to-f": "/t/f", "/t/to-nothing": "/t/nothing"]
    return facts
  }

  /// Adds each rule to a kernel without rules and takes it out again, and holds both answers against
  /// the verdict; returns how many were refused.
  static func compare(_ rules: [Rule], _ name: String) async throws -> Int {
    let verdict = KernelVerdict(target: .debian12, host: facts())
    let actions = try rules.flatMap { rule -> [GuestAction] in
      let bytes = try RuleData(rule).bytes
      return [.addRule(bytes), .deleteRule(bytes)]
    }
    let result = try await Guest.run(
      GuestCase(name, actions: tree.map(GuestAction.make) + actions, allowsLoss: true))
    try #require(result.answers.count == rules.count * 2)
    var refused = 0
    for (index, rule) in rules.enumerated() {
      let answers = Array(result.answers[(index * 2)...(index * 2 + 1)])
      let expected = verdict.answers(to: rule)
      if answers[0] != 0 { refused += 1 }
      #expect(answers == expected, "\(rule.list.name): \(rule.text)")
    }
    return refused
  }
}

extension KernelVerdict {
  /// The errno of adding the rule and of deleting it then.
  fileprivate func answers(to rule: Rule) -> [Int32] {
    // No profile of AppArmor is loaded in the guest.
    let absentProfile: KernelRefusal.Code? = neededProfile(of: rule) == nil ? nil : .noEntry
    let added = refusal(of: rule)?.code ?? absentProfile
    let deleted = refusalOfDeletion(of: rule)?.code ?? absentProfile
    return [added?.errno ?? 0, deleted?.errno ?? (added == nil ? 0 : 2)]
  }
}

extension KernelRefusal.Code {
  fileprivate var errno: Int32 {
    switch self {
    case .notPermitted: 1
    case .noEntry: 2
    case .exists: 17
    case .notDirectory: 20
    case .invalid: 22
    case .nameTooLong: 36
    }
  }
}

extension Rule {
  /// The comparisons in a few words, for a failing test.
  fileprivate var text: String {
    comparisons.map {
      "\($0.field.number)\($0.op.symbol)\($0.text?.description.prefix(40) ?? "\($0.number ?? 0)")"
    }
    .joined(separator: " ")
  }

  /// A rule that never matches a call.
  static func idle(_ list: FilterList, _ comparisons: [FieldComparison]) -> Rule {
    Rule(.never, list, syscalls: .none, comparisons)
  }
}
