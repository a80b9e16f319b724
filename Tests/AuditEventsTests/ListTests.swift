import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText
import Testing

// The other lists: audit-semantics, sections 2.6 to 2.9.

private let alice = Subject(user: 1000, group: 1000, auid: 1000)
private let userLogin: UInt32 = 1112
private let systemd: UInt32 = 1130

@Test func neverOnTheTaskListHidesTheTaskForLife() throws {
  let judge = try evaluator("-a never,task -F uid=1000", "-a always,exit -S all", "-w /srv/file")
  #expect(!judge.records(reading(by: alice)) && judge.records(reading()))
  var risen = reading()
  risen.birth = alice
  #expect(!judge.records(risen))
}

@Test func alwaysOnTheTaskListRecordsAllCallsWhateverExitRulesSay() throws {
  let judge = try evaluator(
    "-a always,task -F uid=1000", "-a never,exit -S all", "-w /srv/file -k exit")
  #expect(judge.records(reading(by: alice)) && judge.keys(reading(by: alice)).isEmpty)
  #expect(judge.records(call(Number.getpid, by: alice)) && !judge.records(reading()))
}

@Test func theFirstMatchWinsOnTheTaskList() throws {
  let judge = try evaluator("-a always,task -F uid=1000", "-a never,task")
  #expect(judge.decision(on: .birth(of: alice)).isRecorded)
  #expect(judge.decision(on: .birth(of: Subject())).rule == 1)
}

@Test func aRuleWithoutComparisonsMatchesEveryBirth() {
  let judge = evaluator([Rule(.always, .task, syscalls: .none, [])])
  #expect(judge.decision(on: .birth(of: alice)).isRecorded)
}

@Test func fieldsThatNeedACallNeverMatchOnTheTaskList() throws {
  for condition in ["arch=b64", "a0=0", "obj_uid=0", "saddr_fam!=9"] {
    let judge = try evaluator("-a always,task -F " + condition)
    #expect(!judge.decision(on: .birth(of: Subject())).isRecorded, "\(condition)")
  }
  for comparison in [
    FieldComparison(.perm, .notEqual, 2), FieldComparison(.filetype, .notEqual, 0o100000),
  ] {
    let judge = evaluator([Rule(.always, .task, syscalls: .none, [comparison])])
    #expect(judge.decision(on: .birth(of: Subject())).isRecorded)
  }
}

@Test func anExeOnTheTaskListNeverMatchesAndItsNegationAlways() throws {
  var subject = Subject()
  subject.exe = Disk.program.file
  #expect(
    try !evaluator("-a always,task -F exe=/bin/program").decision(on: .birth(of: subject))
      .isRecorded)
  #expect(
    try evaluator("-a always,task -F exe!=/bin/program").decision(on: .birth(of: subject))
      .isRecorded)
}

@Test func groupsOnTheTaskListAskSupplementaryOnesToo() throws {
  var subject = alice
  subject.groups = [50]
  let judge = try evaluator("-a never,task -F gid=50", "-a always,exit -S all")
  #expect(!judge.records(reading(by: subject)))
}

@Test func messagesAreKeptUnlessTheUserListSaysNever() throws {
  let quiet = try evaluator("-a never,user -F uid=1000")
  #expect(!quiet.decision(on: .message(Message(type: userLogin, by: alice))).isRecorded)
  #expect(quiet.decision(on: .message(Message(type: userLogin, by: Subject()))).isRecorded)
}

@Test func alwaysOnTheUserListProtectsFromALaterNever() throws {
  let judge = try evaluator("-a always,user -F uid=1000", "-a never,user -F msgtype=USER_LOGIN")
  #expect(judge.decision(on: .message(Message(type: userLogin, by: alice))).isRecorded)
  #expect(!judge.decision(on: .message(Message(type: userLogin, by: Subject()))).isRecorded)
}

@Test func theUserListIsJudgedForMessagesOnly() throws {
  let judge = try evaluator("-a never,user -F uid=0", "-a always,exit -S all")
  #expect(judge.records(reading()))
}

@Test func aMessageIsThenJudgedByTheExcludeList() throws {
  let judge = try evaluator("-a always,user -F uid=1000", "-a never,exclude -F msgtype=USER_LOGIN")
  #expect(!judge.decision(on: .message(Message(type: userLogin, by: alice))).isRecorded)
}

@Test func aRuleWithoutComparisonsMatchesNothingOnUserAndExclude() {
  let judge = evaluator([
    Rule(.never, .user, syscalls: .none, []), Rule(.never, .exclude, syscalls: .none, []),
  ])
  #expect(judge.decision(on: .message(Message(type: userLogin, by: alice))).isRecorded)
}

@Test func aFieldThatTheKernelDoesNotEvaluateEndsTheUserList() throws {
  let judge = try evaluator("-a never,user -F euid=0", "-a never,user -F msgtype=USER_LOGIN")
  #expect(judge.decision(on: .message(Message(type: userLogin, by: alice))).isRecorded)
  let guarded = try evaluator(
    "-a never,user -F uid=5 -F euid=0", "-a never,user -F msgtype=USER_LOGIN")
  #expect(!guarded.decision(on: .message(Message(type: userLogin, by: alice))).isRecorded)
}

@Test func aKeyOnAnExcludeRuleMakesItUseless() {
  let type = FieldComparison(.msgtype, .equal, systemd)
  let judge = evaluator([
    Rule(.never, .exclude, syscalls: .none, [type, FieldComparison(.key, .equal, "k")]),
    Rule(.never, .exclude, syscalls: .none, [type]),
  ])
  #expect(judge.decision(on: .record(Message(type: systemd, by: Subject()))).isRecorded)
}

@Test func supplementaryGroupsDoNotCountOnUserAndExclude() throws {
  var subject = alice
  subject.groups = [50]
  let judge = try evaluator("-a never,user -F gid=50")
  #expect(judge.decision(on: .message(Message(type: userLogin, by: subject))).isRecorded)
}

@Test func aProgramIsTestedOnUserAndExcludeToo() throws {
  var subject = alice
  subject.exe = Disk.program.file
  let message = Message(type: userLogin, by: subject, in: Disk.world)
  for (rule, isKept) in [
    ("-a never,user -F exe=/bin/program", false), ("-a never,user -F exe!=/bin/program", true),
    ("-a never,exclude -F exe=/bin/program", false), ("-a never,exclude -F exe=/bin/other", true),
  ] {
    #expect(try evaluator(rule).decision(on: .message(message)).isRecorded == isKept)
  }
}

@Test func aLabelThatNoModuleKnowsIsAsGoodAsTheComparisonBeforeItOnUserAndExclude() throws {
  let message = Event.message(Message(type: userLogin, by: alice))
  let behind = "-a never,user -F msgtype=USER_LOGIN -F subj_user=x_u"
  #expect(try !evaluator(behind).decision(on: message).isRecorded)
  #expect(
    try evaluator("-a never,user -F subj_user=x_u -F uid=1000").decision(on: message).isRecorded)
  let knowing = Evaluator(
    try rules([behind]), classes: SmallTables(), labelFields: [.subjectUser])
  #expect(knowing.decision(on: message).isRecorded)
}

@Test func anExcludedRecordIsDroppedWhateverTheAction() throws {
  for action in ["always", "never"] {
    let judge = try evaluator("-a " + action + ",exclude -F msgtype=SERVICE_START")
    #expect(!judge.decision(on: .record(Message(type: systemd, by: Subject()))).isRecorded)
    #expect(judge.decision(on: .record(Message(type: systemd + 1, by: Subject()))).isRecorded)
  }
}

@Test func droppingTheSyscallRecordDropsTheEvent() throws {
  let judge = try evaluator(
    "-a always,exit -S all", "-a never,exclude -F msgtype=SYSCALL -F uid=1000")
  #expect(!judge.records(reading(by: alice)) && judge.records(reading()))
  #expect(judge.decision(on: .call(reading(by: alice))).rule == 1)
}

@Test func droppingADetailDropsJustThat() throws {
  let judge = try evaluator(
    "-a always,exit -S all", "-a never,exclude -F msgtype=CWD",
    "-a never,exclude -F msgtype=PATH -F uid=1000")
  #expect(judge.decision(on: .call(reading())).droppedRecords == [RecordType.cwd])
  let both = judge.decision(on: .call(reading(by: alice)))
  #expect(both.isRecorded && both.droppedRecords == [RecordType.path, RecordType.cwd])
}

private let tmpfs: UInt32 = 0x0102_1994

private func readingOnTmpfs() -> Call {
  var name = Disk.file
  name.fileSystem = tmpfs
  return call(Number.open, touching: name)
}

@Test func aNeverOnTheFilesystemListBlanksFileAndOwner() throws {
  for (rule, holds): (String, Bool) in [
    ("-w /srv/file -p r", false),
    ("-a always,exit -S open -F dir=/srv", false), ("-a always,exit -S open -F obj_uid=7", false),
    ("-a always,exit -S open -F obj_uid=0", true), ("-a always,exit -S open", true),
  ] {
    let judge = try evaluator("-a never,filesystem -F fstype=0x01021994", rule)
    #expect(judge.records(readingOnTmpfs()) == holds, "\(rule)")
  }
}

@Test func anAlwaysOnTheFilesystemListDoesNothing() throws {
  let judge = try evaluator("-a always,filesystem -F fstype=0x01021994", "-w /srv/file -p r")
  #expect(judge.records(readingOnTmpfs()))
}

@Test func severalFileSystemsInOneRuleAreAlternatives() throws {
  let judge = try evaluator(
    "-a never,filesystem -F fstype=tracefs -F fstype=0x01021994", "-w /srv/file -p r")
  #expect(!judge.records(readingOnTmpfs()) && judge.records(reading()))
}

@Test func aBlankedDescriptorLeavesNoName() throws {
  let judge = try evaluator(
    "-a never,filesystem -F fstype=0x01021994", "-a always,exit -S fchmod -F obj_uid=0")
  var name = Disk.file
  name.fileSystem = tmpfs
  name.isSpelled = false
  #expect(!judge.records(call(Number.fchmod, touching: name)))
}

@Test func anIOUringOperationIsJudgedByItsOwnListOnly() {
  let operation: UInt32 = 18
  let judge = evaluator([
    Rule(.always, .exit, syscalls: .all, []),
    Rule(.always, .ioUring, syscalls: SyscallMask([operation]), [FieldComparison(.uid, .equal, 0)]),
  ])
  #expect(judge.decision(on: .ioUring(Call(operation))).rule == 1)
  #expect(!judge.decision(on: .ioUring(Call(operation, by: alice))).isRecorded)
  #expect(judge.decider(call(operation)) == 0)
}

@Test func anIOUringOperationHasNeitherArgumentsNorArchitecture() {
  let asked = [FieldComparison(.a0, .equal, 0), FieldComparison(.arch, .equal, 0)]
  let judge = evaluator([Rule(.always, .ioUring, syscalls: .all, asked)])
  #expect(judge.decision(on: .ioUring(Call(18, [5]))).isRecorded)
}
