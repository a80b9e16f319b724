import AuditProofs
import AuditRules
import RuleSpellings
import Testing

/// The rules of a control one by one, as coverage asks for them: each has to be met by the case.
struct CoveredSpellingsTests {
  @Test(arguments: SampleControl.all)
  func everySpellingMeetsEveryDemandOfItsControl(control: SampleControl) {
    let demands = Held(control.text).load.rules.map(\.rule)
    for spelling in (Spelling.equal + Spelling.stronger) where spelling.control == control {
      for (demand, cover) in zip(demands, Held(spelling.text).covers(of: demands)) {
        #expect(cover.verdict == .covered, "\(spelling.name):\n\(spelling.text)\(demand)\n\(cover)")
        #expect(!cover.lines.isEmpty && cover.doubts.isEmpty && cover.recordsOrdinary)
      }
    }
  }

  @Test(arguments: Narrowing.all)
  func everyNarrowingFailsADemandOfItsControl(narrowing: Narrowing) {
    let (own, held) = (Held(narrowing.control.text), Held(narrowing.text))
    let demands = own.load.rules.map(\.rule)
    let covers = held.covers(of: demands)
    let verdicts = covers.map(\.verdict)
    let expected: Cover.Verdict = narrowing.certainty == .definite ? .escapes : .unknown
    #expect(verdicts.contains(expected), "\(narrowing.text)\(verdicts)")
    if narrowing.certainty != .definite { #expect(!verdicts.contains(.escapes)) }
    for escape in covers.filter({ $0.verdict == .escapes }).flatMap(\.escapes) {
      #expect(own.judge.judgement(on: .call(escape.call)).isRecorded == true, "\(escape)")
      let found = held.judge.judgement(on: .call(escape.call))
      #expect(found.isRecorded == (escape.kind == .withoutNames), "\(escape)")
      #expect(escape.kind != .withoutNames || narrowing.loss == .pathRecord)
    }
  }
}

extension Held {
  /// A demand with a place is met only where the records name it.
  fileprivate func covers(of demands: [Rule]) -> [SetCover] {
    let judge = CoverJudge(set, on: .scene())
    return demands.map { demand in
      let hasPlace = demand.path != nil || demand.dir != nil
      return judge.cover(of: demand, CoverOptions(needsNames: hasPlace))
    }
  }
}
