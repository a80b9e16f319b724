import AuditEvents
import RuleSpellings
import Testing

@Test func thereAreHundredsOfSpellings() {
  #expect(Spelling.equal.count >= 600)
  let all = Spelling.equal + Spelling.stronger
  #expect(Set(all.map(\.name)).count == all.count)
  #expect(all.map(\.text) == (Spelling.equal + Spelling.stronger).map(\.text))
  for control in SampleControl.all {
    #expect(Spelling.equal.count { $0.control == control } >= 60, "\(control.name)")
  }
}

@Test func theRulesOfEveryControlRecordSomeProbesAndNotOthers() {
  for control in SampleControl.all {
    let judge = Held(control.text).judge
    let recorded = control.probes.count { judge.decision(on: .call($0)).isRecorded }
    #expect(recorded >= 12 && recorded + 40 <= control.probes.count, "\(control.name): \(recorded)")
  }
}

@Test(arguments: SampleControl.all)
func everySpellingLoadsAndRecordsWhatTheControlsOwnRulesDo(control: SampleControl) {
  let probes = control.probes.map(Event.call)
  let expected = Held(control.text).verdicts(on: probes)
  for spelling in Spelling.equal where spelling.control == control {
    let held = Held(spelling.text)
    #expect(held.load.exitStatus == 0 && held.isSettled, "\(spelling.name):\n\(spelling.text)")
    #expect(held.verdicts(on: probes) == expected, "\(spelling.name):\n\(spelling.text)")
  }
}

extension Held {
  /// Whether each event is recorded, as loaded and after every watched file was replaced twice.
  fileprivate func verdicts(on events: [Event]) -> [Bool?] {
    [0, 2].flatMap { times in
      events.map { judge.judgement(on: $0, afterReplacements: times).isRecorded }
    }
  }
}

@Test(arguments: SampleControl.all)
func everyStrongerFileRecordsAllAndMore(control: SampleControl) {
  let own = Held(control.text)
  let probes = (control.probes + SampleControl.all.flatMap { $0.probes.prefix(60) })
    .map(Event.call)
  for spelling in Spelling.stronger where spelling.control == control {
    let held = Held(spelling.text)
    #expect(held.load.exitStatus == 0 && held.isSettled, "\(spelling.name)")
    var more = 0
    for probe in probes {
      let (before, after) = (own.judge.decision(on: probe), held.judge.decision(on: probe))
      #expect(!before.isRecorded || after.isRecorded, "\(spelling.name) loses \(probe)")
      if after.isRecorded, !before.isRecorded { more += 1 }
    }
    #expect(more > 0 || spelling.name.hasSuffix("and-modules"), "\(spelling.name)")
  }
}
