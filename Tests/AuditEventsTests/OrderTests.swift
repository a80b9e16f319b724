import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText
import Testing

// The order in which rules decide: audit-semantics, section 2.2 and 2.3.

@Test func nothingIsRecordedWithoutARule() throws {
  #expect(try !evaluator().records(reading()))
}

@Test func theEarliestMatchingRuleDecides() throws {
  let quiet = try evaluator(
    "-a never,exit -S open -F uid=5", "-a always,exit -S open -k k", "-a never,exit -S all")
  #expect(quiet.decider(reading()) == 1 && quiet.keys(reading()) == ["k"])
  #expect(quiet.decider(reading(by: Subject(user: 5, group: 5))) == 0)
  #expect(!quiet.records(reading(by: Subject(user: 5, group: 5))))
}

@Test func anEarlierNeverRuleSuppressesInEitherStore() throws {
  #expect(try !evaluator("-a never,exit -S open", "-w /srv/file -p r").records(reading()))
  #expect(
    try !evaluator("-a never,exit -S all -F path=/srv/file", "-a always,exit -S open")
      .records(reading()))
}

@Test func aLaterNeverRuleDoesNothingInEitherStore() throws {
  #expect(try evaluator("-w /srv/file -p r", "-a never,exit -S open").records(reading()))
  #expect(
    try evaluator("-a always,exit -S open", "-a never,exit -S all -F path=/srv/file")
      .records(reading()))
}

@Test func aRuleAddedInFrontGoesFirst() throws {
  #expect(try !evaluator("-w /srv/file -p r", "-A never,exit -S open").records(reading()))
}

@Test func theKeyOfAnOverruledRuleStaysIfTheDecidingOneHasNone() throws {
  let judge = try evaluator("-w /srv/file -p r", "-a always,exit -S open -k list")
  #expect(judge.decider(reading()) == 0 && judge.keys(reading()) == ["list"])
  let keyed = try evaluator("-w /srv/file -p r -k own", "-a always,exit -S open -k list")
  #expect(keyed.keys(reading()) == ["own"])
}

@Test func severalKeysAreLoggedTogether() throws {
  #expect(try evaluator("-a always,exit -S open -k a -k b").keys(reading()) == ["a", "b"])
}

@Test func aKeyTakesNoPartInMatching() {
  for op in [Operator.equal, .notEqual] {
    let key = FieldComparison(.key, op, "k")
    #expect(evaluator([Rule(.always, .exit, syscalls: .all, [key])]).records(reading()))
  }
}

@Test func theFirstNameWithAMatchEndsThePass() throws {
  let judge = try evaluator("-w /bin/interpreter -p x -k late", "-w /bin/program -p x -k early")
  let run = call(Number.execve, touching: Disk.program, Disk.interpreter)
  #expect(judge.keys(run) == ["early"])
  let silent = try evaluator(
    "-a never,exit -F path=/bin/interpreter -F perm=x", "-w /bin/program -p x -k early")
  #expect(silent.records(run))
}

@Test func recordedOrNotHoldsIfAllNamesAgreeAndTheKeyIsOneOf() throws {
  let run = call(Number.execve, touching: Disk.program, Disk.interpreter)
  let agreeing = try evaluator("-w /bin/interpreter -p x -k i", "-w /bin/program -p x -k p")
    .judgement(on: .call(run))
  #expect(agreeing.isRecorded == true && agreeing.keys == [["i"], ["p"]])
  let torn = try evaluator(
    "-a never,exit -F path=/bin/interpreter -F perm=x", "-w /bin/program -p x -k p"
  ).judgement(on: .call(run))
  #expect(torn.isRecorded == nil && torn.keys == [["p"]])
}

@Test func twoWatchesOnOnePathSwapWhenTheFileIsReplaced() throws {
  let judge = try evaluator(
    "-a never,exit -F path=/srv/file -F perm=r -F uid=0", "-w /srv/file -p r")
  var open = reading()
  let recorded = (0...4).map { changes in
    open.world.changes = Array(repeating: "/srv/file", count: changes)
    return judge.records(open)
  }
  #expect(recorded == [false, false, true, false, true])
}

@Test func everyWatchedFileCanBeTakenAsReplaced() throws {
  let judge = try evaluator(
    "-a never,exit -F path=/srv/file -F uid=0", "-w /srv/file -p r", "-w /srv/other -p r")
  let recorded = (0...3).map {
    judge.judgement(on: .call(reading()), afterReplacements: $0).isRecorded
  }
  #expect(recorded == [false, false, true, false])
}

@Test func aSpellingThatNoLongerFollowsItsNameKeepsTheFormerFile() throws {
  let judge = try evaluator("-w /srv/file -p r -k first", "-w /link/file -p r -k last")
  var open = reading()
  open.world.files["/srv/file"] = FileIdentity(99)
  open.world.files["/link/file"] = Disk.file.file
  #expect(judge.keys(open) == ["last"])
}

@Test func aWatchForgetsItsProgramOnceTheFileIsReplaced() throws {
  var subject = Subject()
  subject.exe = Disk.program.file
  var open = reading(by: subject)
  let equal = try evaluator("-a always,exit -F path=/srv/file -F exe=/bin/program")
  let unequal = try evaluator("-a always,exit -F path=/srv/file -F exe!=/bin/program")
  let tree = try evaluator("-a always,exit -F dir=/srv -F exe=/bin/program")
  #expect(equal.records(open) && !unequal.records(open) && tree.records(open))
  open.world.changes = ["/srv/file"]
  #expect(!equal.records(open) && unequal.records(open) && tree.records(open))
}

@Test func replacingOneFileLeavesTheWatchesOnAnotherAlone() throws {
  let judge = try evaluator("-a never,exit -F path=/srv/file -F uid=0", "-w /srv/file -p r")
  var open = reading()
  open.world.changes = ["/srv/other", "/srv/other"]
  #expect(!judge.records(open))
}

@Test func aNeverRuleOnATreeHoldsHoweverOftenAFileIsReplaced() throws {
  let judge = try evaluator("-a never,exit -F dir=/srv -F uid=0", "-w /srv/file -p r")
  var open = reading()
  open.world.changes = ["/srv/file", "/srv/file"]
  #expect(!judge.records(open))
}

@Test func aRecordOfTheKernelsOwnTurnsTheCallsRecordOnUnlessARuleSaysNever() throws {
  var denied = reading()
  denied.ownRecords = [1702]
  #expect(try evaluator("-a always,exit -S chmod").records(denied))
  #expect(try evaluator("-a always,exit -S chmod").keys(denied).isEmpty)
  #expect(try !evaluator("-a never,exit -S open").records(denied))
  #expect(try !evaluator().records(denied))
  #expect(
    try !evaluator("-a always,exit -S chmod", "-a never,exclude -F msgtype=ANOM_LINK")
      .records(denied))
}

@Test func nothingIsRecordedWhileAuditingIsDisabled() throws {
  let judge = try evaluator("-a always,exit -S all", isEnabled: false)
  #expect(!judge.records(reading()))
  #expect(!judge.decision(on: .message(Message(type: 1112, by: Subject()))).isRecorded)
}

@Test func aTaskOlderThanAuditingIsNeverRecorded() throws {
  var open = reading()
  open.birth = nil
  #expect(try !evaluator("-a always,exit -S all").records(open))
}
