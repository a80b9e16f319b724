import AuditCatalogue
import AuditEvents
import AuditProofs
import AuditRules
import LibAudit
import Testing

/// The user and the exclude list, where few fields are evaluated and any other ends the walk.
struct MessageListsTests {
  private let host = ProofHost(target: .debian12, facts: nil, names: LibAuditNames())

  private func rule(
    _ action: Action, _ list: FilterList, _ field: Field, _ op: Operator, _ value: UInt32
  ) -> Rule {
    Rule(action, list, syscalls: .all, [FieldComparison(field, op, value)])
  }

  private func relation(_ a: [Rule], _ b: [Rule]) -> Relation {
    let comparison = RuleComparison(on: host)
      .compare(RuleLineSet(rules: a), RuleLineSet(rules: b))
    for witness in comparison.witnesses {
      let (one, other) = witness.recordedBy == .a ? (a, b) : (b, a)
      #expect(RuleBook(one, on: host).judgement(on: witness.event).isRecorded == true)
      #expect(RuleBook(other, on: host).judgement(on: witness.event).isRecorded == false)
    }
    return comparison.relation
  }

  @Test func anAlwaysRuleOfTheUserListKeepsWhatALaterOneWouldDrop() {
    let keeping = rule(.always, .user, .uid, .equal, 33)
    let dropping = rule(.never, .user, .uid, .equal, 33)
    #expect(relation([keeping, dropping], []) == .equal)
    #expect(relation([keeping, dropping], [dropping]) == .stronger)
    #expect(relation([dropping, keeping], [dropping]) == .equal)
    let all = rule(.never, .user, .uid, .greaterOrEqual, 0)
    #expect(relation([keeping, all], [all]) == .stronger)
    #expect(relation([keeping, all], []) == .weaker)
  }

  @Test(arguments: [FilterList.user, .exclude])
  func aFieldThatIsNotEvaluatedEndsTheList(list: FilterList) {
    let ending = rule(.never, list, .euid, .equal, 0)
    let dropping = rule(.never, list, .uid, .equal, 33)
    #expect(relation([ending, dropping], []) == .equal)
    #expect(relation([ending, dropping], [dropping]) == .stronger)
    #expect(relation([dropping, ending], [dropping]) == .equal)
  }

  @Test func aRuleThatEndsTheListDoesSoOnlyWhereItsFirstTestsHold() {
    let ending = Rule(
      .never, .exclude, syscalls: .all,
      [FieldComparison(.uid, .equal, UInt32(33)), FieldComparison(.euid, .equal, UInt32(0))])
    let dropping = rule(.never, .exclude, .auid, .equal, .max)
    #expect(relation([dropping], [ending, dropping]) == .weaker)
    #expect(relation([ending, dropping], []) == .weaker)
  }

  @Test func theExcludeListDropsWhateverItsActionIs() {
    let (always, never) = (
      rule(.always, .exclude, .msgtype, .equal, 1327),
      rule(.never, .exclude, .msgtype, .equal, 1327)
    )
    #expect(relation([always], [never]) == .equal)
    #expect(relation([always], []) == .weaker)
  }

  @Test func aMessageIsAskedOfBothLists() {
    let byUser = rule(.never, .user, .uid, .equal, 33)
    let byType = rule(.never, .exclude, .msgtype, .equal, 1112)
    #expect(relation([byUser], [byUser, byType]) == .stronger)
    #expect(relation([byType], [byUser, byType]) == .stronger)
    #expect(relation([byUser], [byType]) == .incomparable)
  }
}
