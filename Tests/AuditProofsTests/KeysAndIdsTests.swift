import AuditCatalogue
import AuditProofs
import AuditRules
import ByteText
import LibAudit
import Testing

/// Keys that come from another rule than the one that decides, and ids and files that must fit.
struct KeysAndIdsTests {
  private let host = ProofHost(target: .debian12, facts: nil, names: LibAuditNames())

  private func compare(_ a: [Rule], _ b: [Rule], keys: Bool = false) -> Comparison {
    RuleComparison(on: host, comparingKeys: keys)
      .compare(RuleLineSet(rules: a), RuleLineSet(rules: b))
  }

  private func rule(_ action: Action = .always, _ comparisons: FieldComparison...) -> Rule {
    Rule(action, .exit, syscalls: .all, comparisons)
  }

  private func number(_ field: Field, _ op: Operator, _ value: UInt32) -> FieldComparison {
    FieldComparison(field, op, value)
  }

  private let file = FieldComparison(.path, .equal, "/srv/data")

  /// A watch without a key in two parts, and a rule behind it whose key its events have.
  private var inParts: [Rule] {
    [
      rule(.always, file, number(.uid, .lessOrEqual, 500)),
      rule(.always, file, number(.uid, .greater, 500)),
    ]
  }
  private var giver: Rule {
    rule(.always, number(.uid, .equal, 5), FieldComparison(.key, .equal, "given"))
  }

  @Test func theKeyThatALaterRuleLendsIsADifference() {
    let lent = compare(inParts + [giver], [rule(.always, file)], keys: true)
    #expect(lent.more.witnesses.contains { $0.kind == .otherKeys }, "\(lent)")
    #expect(lent.relation == .incomparable)
    let borrowed = compare([rule(.always, file)], inParts + [giver], keys: true)
    #expect(borrowed.more.witnesses.contains { $0.kind == .otherKeys }, "\(borrowed)")
    #expect(
      compare(inParts + [giver], [rule(.always, file), giver], keys: true).relation == .equal)
    #expect(compare(inParts + [giver], [rule(.always, file)]).relation == .stronger)
  }

  @Test func twoIdsOfAFewNumbersCanStillDiffer() {
    let few = [Field.uid, .euid].flatMap {
      [number($0, .greaterOrEqual, 5), number($0, .lessOrEqual, 6)]
    }
    let differing = InterfieldComparison.number(.uid, .euid).map {
      number(.fieldCompare, .notEqual, $0)
    }
    let rules = [Rule(.always, .exit, syscalls: .all, few + [differing].compactMap(\.self))]
    #expect(compare(rules, []).relation == .stronger)
    let same = [number(.uid, .equal, 5), number(.euid, .equal, 5)]
    let none = [Rule(.always, .exit, syscalls: .all, same + [differing].compactMap(\.self))]
    #expect(compare(none, []).relation == .equal)
  }

  @Test func aFileHasOneInodeHoweverOftenACallNamesIt() {
    let one = [rule(.always, file, number(.inode, .equal, 5))]
    let others = [rule(.never, file, number(.inode, .notEqual, 5)), rule(.always, file)]
    let comparison = compare(one, others)
    #expect(comparison.more.witnesses.isEmpty && comparison.more.doubts.isEmpty)
    // Once the file was replaced twice, the second rule stands first and records every inode.
    #expect(comparison.relation == .weaker)
    #expect(comparison.less.witnesses.allSatisfy { $0.circumstances.replacements == 2 })
  }
}
