import AuditCatalogue
import AuditProofs
import AuditRules
import ByteText
import LibAudit
import Testing

/// Lines that can mean several rules, or none: what holds whatever they mean, and nothing else.
struct OpenLinesTests {
  private let host = ProofHost(target: .debian12, facts: nil, names: LibAuditNames())

  private func rule(
    _ action: Action = .always, _ place: FieldComparison? = nil, uid: UInt32? = nil
  ) -> Rule {
    let more = [place, uid.map { FieldComparison(.uid, .equal, $0) }].compactMap { $0 }
    return Rule(action, .exit, syscalls: .all, more)
  }

  private let file = FieldComparison(.path, .equal, "/srv/data")
  private let tree = FieldComparison(.dir, .equal, "/srv/data")
  private let other = FieldComparison(.dir, .equal, "/srv/more")

  private func cover(of demand: Rule, by lines: [[Rule]]) -> SetCover {
    CoverJudge(RuleLineSet(lines), on: host).cover(of: demand)
  }

  private func compare(_ a: [[Rule]], _ b: [[Rule]]) -> Comparison {
    RuleComparison(on: host).compare(RuleLineSet(a), RuleLineSet(b))
  }

  // MARK: Always or never

  @Test func aLineThatMayBeNeverCountsForNoCover() {
    let found = cover(of: rule(), by: [[rule(), rule(.never)]])
    #expect(found.verdict == .unknown)
    #expect(found.doubts == [.line(0)])
  }

  @Test func aLineThatMayBeNeverCountsAsSilencing() {
    let found = cover(of: rule(), by: [[rule(uid: 5), rule(.never, uid: 5)], [rule()]])
    #expect(found.verdict == .unknown)
    #expect(found.doubts == [.line(0)] || found.doubts == [.silencer(0)], "\(found.doubts)")
  }

  @Test func whatNoReadingRecordsCertainlyEscapes() {
    let found = cover(of: rule(), by: [[rule(uid: 5), rule(.never, uid: 5)]])
    #expect(found.verdict == .escapes)
    #expect(found.doubts.isEmpty && !found.escapes.isEmpty)
  }

  @Test func whatOtherLinesRecordIsCoveredWhateverALineMeans() {
    let found = cover(of: rule(), by: [[rule()], [rule(uid: 5), rule(.never, uid: 5)]])
    #expect(found.verdict == .covered)
    #expect(found.lines == [0])
  }

  @Test func nothingIsEqualToALineThatMayBeNever() {
    let open = [[rule(), rule(.never)]]
    #expect(compare(open, [[rule()]]).relation == .unknown)
    #expect(compare([[rule()]], open).relation == .unknown)
    #expect(compare(open, open).relation == .unknown)
    #expect(compare(open, []).relation == .unknown)
    let silent = [[rule(uid: 5), rule(.never, uid: 5)], [rule()]]
    #expect(compare(silent, [[rule()]]).relation == .unknown)
    #expect(compare([[rule()]], [[rule()], silent[0]]).relation == .equal)
    #expect(compare([[rule()]], [silent[0]]).relation == .stronger)
  }

  // MARK: A file or a tree

  @Test func aPlaceThatMayBeAFileIsNoCoverOfATree() {
    let open = [[rule(.always, file), rule(.always, tree)]]
    #expect(cover(of: rule(.always, tree), by: open).verdict == .unknown)
    #expect(cover(of: rule(.always, file), by: open).verdict == .covered)
    #expect(cover(of: rule(.always, other), by: open).verdict == .escapes)
  }

  @Test func bothSidesOfAComparisonShareWhatAPlaceIs() {
    let open = [[rule(.always, file), rule(.always, tree)]]
    #expect(compare(open, open).relation == .equal)
    #expect(compare(open, [[rule(.always, tree)]]).relation == .unknown)
    #expect(compare(open, [[rule(.always, file)]]).relation == .unknown)
    let more = open + [[rule(.always, other)]]
    #expect(compare(more, open).relation == .stronger)
    #expect(compare(open, more).relation == .weaker)
  }

  // MARK: Nothing that can be read

  @Test func aLineThatCannotBeReadLeavesEverythingOpen() {
    let found = cover(of: rule(), by: [[rule()], []])
    #expect(found.verdict == .unknown)
    #expect(found.doubts == [.line(1)])
    for (a, b) in [([[rule()], []], [[rule()]]), ([[rule()]], [[rule()], []])] {
      let comparison = compare(a, b)
      #expect(comparison.relation == .unknown)
      #expect(comparison.witnesses.isEmpty)
    }
    let impossible = rule(.always, FieldComparison(.uid, .less, UInt32(0)))
    #expect(cover(of: impossible, by: [[]]).verdict == .impossible)
  }

  // MARK: Switched off

  @Test func whatIsDisabledRecordsNoCallThatTheSameRulesWould() {
    let (on, off) = (
      RuleLineSet([[rule()]]), RuleLineSet([[rule()]], isEnabled: false)
    )
    let comparison = RuleComparison(on: host).compare(on, off)
    #expect(comparison.relation == .stronger)
    #expect(comparison.witnesses.contains { if case .call = $0.event { true } else { false } })
    #expect(RuleComparison(on: host).compare(off, on).relation == .weaker)
    #expect(CoverJudge(off, on: host).cover(of: rule()).verdict == .escapes)
  }
}
