import AuditCatalogue
import AuditEvents
import AuditProofs
import AuditRules
import ByteText
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

  /// Where the running program is watched its removal has the watches tried while it still runs.
  @Test func aWatchOnAProgramChangesWhatSharedWatchesSeeOfItsRemoval() {
    let user = FieldComparison(.uid, .equal, UInt32(99))
    let shared = watch("/srv/a", FieldComparison(.exe, .equal, "/usr/bin/p"))
    var watching = watch("/usr/bin/p", user)
    watching.action = .never
    for searchingAll in [false, true] {
      let comparison = compare(
        [shared, watching], [shared], false, searchingAll: searchingAll)
      #expect(comparison.more.witnesses.count == 1)
      for witness in comparison.more.witnesses {
        #expect(witness.circumstances.isRemoval)
        let one = RuleBook([shared, watching], on: host).judgement(on: witness.event)
        let other = RuleBook([shared], on: host).judgement(on: witness.event)
        #expect(one.isRecorded == true && other.isRecorded == false)
      }
    }
  }

  /// The spelling loaded last goes on following the file, for rules that both sets have as well.
  @Test func aWatchInOtherWordsBlindsASharedOne() {
    var facts = HostFacts(name: "links")
    facts.directories = ["/", "/run", "/var"]
    facts.symlinks = ["/var/run": "/run"]
    facts.files = ["/run/f"]
    let host = ProofHost(target: .debian12, facts: facts, names: LibAuditNames())
    let shared = watch("/run/f", FieldComparison(.perm, .equal, UInt32(2)))
    let later = watch("/var/run/f", FieldComparison(.uid, .equal, UInt32(99)))
    let reading = watch("/run/f", FieldComparison(.uid, .equal, UInt32(99)))
    func relation(_ a: [Rule], _ b: [Rule]) -> Relation {
      RuleComparison(on: host).compare(RuleLineSet(rules: a), RuleLineSet(rules: b)).relation
    }
    #expect(relation([shared, later], [shared]) == .incomparable)
    #expect(relation([later, shared], [shared]) == .stronger)
    #expect(relation([shared, reading], [shared]) == .stronger)
  }

  private func watch(_ path: ByteString, _ other: FieldComparison) -> Rule {
    Rule(.always, .exit, syscalls: .all, [FieldComparison(.path, .equal, path), other])
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
