import AuditEvents
import RuleSpellings
import Testing

@Test func thereAreManyNarrowingsOfEveryKind() {
  #expect(Narrowing.all.count >= 170)
  #expect(Set(Narrowing.all.map(\.name)).count == Narrowing.all.count)
  #expect(Set(Narrowing.all.map(\.control)).count == SampleControl.all.count)
}

@Test(arguments: Narrowing.all)
func everyNarrowingLetsItsEventEscape(narrowing: Narrowing) {
  let own = Held(narrowing.control.text).judge
  let held = Held(narrowing.text)
  #expect((held.load.stoppedAt != nil) == narrowing.stopsLoad, "\(held.load.diagnostics)")
  #expect(held.isSettled)
  let times = narrowing.replacements
  let recorded = own.judgement(on: narrowing.escape, afterReplacements: times)
  #expect(recorded.isRecorded == true, "the control's own rules miss it")
  let judgement = held.judge.judgement(on: narrowing.escape, afterReplacements: times)
  switch narrowing.loss {
  case .event:
    #expect(judgement.isRecorded == false, "\(narrowing.text)")
  case .pathRecord:
    #expect(judgement.isRecorded == true)
    #expect(judgement.decisions.allSatisfy { $0.droppedRecords.contains(RecordType.path) })
  }
}

@Test(arguments: Narrowing.all.filter { $0.gain == nil })
func aWeakerFileRecordsNothingThatTheControlsOwnRulesDoNot(narrowing: Narrowing) {
  let own = Held(narrowing.control.text).judge
  let held = Held(narrowing.text).judge
  let more = narrowing.control.probes.map(Event.call).contains { probe in
    held.decision(on: probe).isRecorded && !own.decision(on: probe).isRecorded
  }
  #expect(!more, "\(narrowing.text)")
}

@Test(arguments: Narrowing.all.filter { $0.gain != nil })
func anIncomparableFileRecordsAnEventOfItsOwn(narrowing: Narrowing) throws {
  let gain = try #require(narrowing.gain)
  #expect(Held(narrowing.text).judge.decision(on: gain).isRecorded)
  #expect(!Held(narrowing.control.text).judge.decision(on: gain).isRecorded)
}

@Test func anEscapeThatNeedsReplacedFilesIsRecordedBefore() {
  for narrowing in Narrowing.all where narrowing.replacements > 0 {
    #expect(Held(narrowing.text).judge.decision(on: narrowing.escape).isRecorded)
  }
}
