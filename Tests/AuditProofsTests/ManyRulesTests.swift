import AuditCatalogue
import AuditEvents
import AuditProofs
import AuditRules
import ByteText
import LibAudit
import Testing

/// Sets so large that not all of their rules are asked about each event.
struct ManyRulesTests {
  private let host = ProofHost(target: .debian12, facts: nil, names: LibAuditNames())

  private func rule(
    _ action: Action = .always, uid: UInt32? = nil, key: ByteString? = nil, path: ByteString? = nil
  ) -> Rule {
    var comparisons: [FieldComparison] = []
    if let path { comparisons.append(FieldComparison(.path, .equal, path)) }
    if let uid { comparisons.append(FieldComparison(.uid, .equal, uid)) }
    if let key { comparisons.append(FieldComparison(.key, .equal, key)) }
    return Rule(action, .exit, syscalls: .all, comparisons)
  }

  /// Rules for users of their own, of whom no other rule speaks.
  private func others(_ count: Int, from uid: UInt32) -> [Rule] {
    (0..<UInt32(count)).map { rule(uid: uid + $0, key: "others") }
  }

  private func compare(_ a: [Rule], _ b: [Rule], keys: Bool = false) -> Comparison {
    RuleComparison(on: host, comparingKeys: keys)
      .compare(RuleLineSet(rules: a), RuleLineSet(rules: b))
  }

  private func confirm(_ comparison: Comparison, _ a: [Rule], _ b: [Rule]) {
    for witness in comparison.witnesses {
      let (one, other) = witness.recordedBy == .a ? (a, b) : (b, a)
      #expect(RuleBook(one, on: host).judgement(on: witness.event).isRecorded == true)
      let found = RuleBook(other, on: host).judgement(on: witness.event)
      #expect(found.isRecorded == false || witness.kind == .otherKeys)
    }
  }

  @Test func aNeverRuleInTheMiddleOfManySilencesAWatchBehindThem() {
    let watch = rule(key: "k", path: "/etc/shadow")
    let many = others(80, from: 20_000) + [rule(.never, uid: 5)] + others(80, from: 30_000)
    let comparison = compare([watch], many + [watch])
    confirm(comparison, [watch], many + [watch])
    #expect(comparison.relation == .incomparable)
    #expect(comparison.more.witnesses.contains { $0.silencedBy == 80 })
    #expect(compare([watch], [watch] + many).relation == .weaker)
  }

  @Test func theKeyOfARuleBehindManyIsNotForgotten() {
    let keyless = rule(path: "/etc/shadow")
    let giver = rule(key: "late")
    let many = [keyless] + others(100, from: 20_000) + [giver]
    let same = others(100, from: 20_000) + [giver]
    #expect(compare(many, same, keys: true).relation == .equal)
    let unlike = others(100, from: 20_000) + [rule(key: "other")]
    let comparison = compare(many, unlike, keys: true)
    #expect(comparison.relation == .incomparable)
    confirm(comparison, many, unlike)
  }

  @Test func rulesInAnotherOrderBehindManySharedOnesAreSearched() {
    let shared = others(100, from: 20_000)
    let pair = [rule(.never, uid: 5), rule(uid: 5, key: "k")]
    let comparison = compare(shared + pair.reversed(), shared + pair)
    #expect(comparison.relation == .stronger)
    #expect(comparison.more.witnesses.first?.silencedBy == 100)
    let split = compare(shared + [pair[1]] + others(80, from: 30_000), shared + [pair[1]])
    #expect(split.relation == .stronger)
  }

  @Test func moreDifferencesThanAreLookedAtApartChangeNothing() {
    let shared = others(10, from: 20_000) + [rule(uid: 5, key: "k")]
    for count in [63, 64, 65, 66] {
      let more = others(count, from: 40_000)
      #expect(compare(more + shared, shared).relation == .stronger)
      #expect(compare(shared, more + shared).relation == .weaker)
      let cut = compare([rule(.never, uid: 5)] + more + shared, shared)
      #expect(cut.relation == .incomparable)
    }
  }
}
