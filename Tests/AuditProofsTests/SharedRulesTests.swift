import AuditCatalogue
import AuditEvents
import AuditProofs
import AuditRules
import LibAudit
import TestDice
import Testing

/// What two sets share is not searched: that must not change an answer.
struct SharedRulesTests {
  private let host = ProofHost(target: .debian12, facts: nil, names: LibAuditNames())

  @Test(arguments: [false, true])
  func setsThatShareRulesCompareAsIfTheyDidNot(comparingKeys: Bool) {
    var universe = SmallUniverse(dice: Dice(seed: comparingKeys ? 11 : 7))
    var relations: [Relation: Int] = [:]
    for _ in 0..<600 {
      let a = universe.rules(upTo: 6)
      let b = universe.edited(a)
      let quick = compare(a, b, comparingKeys, searchingAll: false)
      let full = compare(a, b, comparingKeys, searchingAll: true)
      relations[quick.relation, default: 0] += 1
      guard full.relation != .unknown else { continue }
      #expect(quick.relation == full.relation, "\(text(a))\n\n\(text(b))")
    }
    print("sets that share rules: \(relations)")
    for relation in [Relation.equal, .stronger, .weaker, .incomparable] {
      #expect((relations[relation] ?? 0) >= 40, "\(relation)")
    }
  }

  private func compare(
    _ a: [Rule], _ b: [Rule], _ comparingKeys: Bool, searchingAll: Bool
  ) -> Comparison {
    RuleComparison(on: host, comparingKeys: comparingKeys, searchingAll: searchingAll)
      .compare(RuleLineSet(rules: a), RuleLineSet(rules: b))
  }

  private func text(_ rules: [Rule]) -> String {
    let writer = RuleWriter(names: host.names)
    return rules.map { writer.line($0)?.description ?? "\($0)" }.joined(separator: "\n")
  }
}

extension SmallUniverse {
  /// The rules with one or two of them moved, removed, replaced or joined by another.
  mutating func edited(_ rules: [Rule]) -> [Rule] {
    var rules = rules
    for _ in 0...dice.below(2) {
      let index = dice.below(rules.count)
      switch dice.below(5) {
      case 0: rules.swapAt(index, dice.below(rules.count))
      case 1 where rules.count > 1: rules.remove(at: index)
      case 2: rules[index] = rule()
      case 3: rules.insert(rule(), at: index)
      default: rules.shuffle(using: &dice)
      }
    }
    return rules
  }
}
