import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText
import Testing

// Values that mislead: audit-semantics, sections 2.1 and 2.5.

/// Whether a rule with this condition records the call.
private func holds(_ condition: String, of call: Call) throws -> Bool {
  try evaluator("-a always,exit -S all " + condition).records(call)
}

private func ended(_ exit: Int64) -> Call {
  var call = reading()
  call.result = Call.Result(exit: exit)
  return call
}

@Test func aRuleWithoutComparisonsMatchesEveryCall() throws {
  #expect(evaluator([Rule(.always, .exit, syscalls: .all, [])]).records(reading()))
}

@Test func everyComparisonIsUnsigned() throws {
  #expect(try holds("-F auid>=1000", of: reading()))
  #expect(try !holds("-F auid>=1000 -F auid!=unset", of: reading()))
  #expect(
    try holds("-F auid>=1000 -F auid!=-1", of: reading(by: Subject(user: 0, group: 0, auid: 1000))))
  #expect(try !holds("-F exit<0", of: ended(-13)))
  #expect(try holds("-F exit>=0", of: ended(-13)))
  #expect(try holds("-F exit>=-4095", of: ended(-13)))
  #expect(try holds("-F exit>=-4095", of: ended(0x1_ffff_fff0)))
}

@Test func anExitIsComparedByItsLow32Bits() throws {
  #expect(try holds("-F exit=0x70000000", of: ended(0x5_7000_0000)))
  #expect(try holds("-F exit=-EACCES", of: ended(-13)))
  #expect(try !holds("-F exit=EACCES", of: ended(-13)))
  #expect(try holds("-F exit=EACCES", of: ended(13)))
}

@Test func anyNonZeroSuccessMeansSucceeded() throws {
  for (condition, good, bad): (String, Bool, Bool) in [
    ("-F success=1", true, false), ("-F success=5", true, false), ("-F success=0", false, true),
    ("-F success!=0", true, false), ("-F success!=7", false, true),
    ("-F success>0", false, false), ("-F success>1", false, true), ("-F success<0", true, false),
  ] {
    #expect(try holds(condition, of: ended(3)) == good, "\(condition)")
    #expect(try holds(condition, of: ended(-2)) == bad, "\(condition)")
  }
}

@Test func withoutAResultNeitherExitNorSuccessHolds() throws {
  var leaving = call(Number.exitGroup)
  leaving.result = nil
  for condition in ["success=1", "success=0", "success!=1", "exit=0", "exit!=0"] {
    #expect(try !holds("-F " + condition, of: leaving))
  }
  #expect(try holds("-F uid=0", of: leaving))
}

@Test func argumentsAreLow32BitsAndUnsigned() throws {
  let at = call(Number.openat, [0xffff_ff9c, 1, 0o101])
  #expect(try holds("-F a0=-100", of: at) && holds("-F a0>100", of: at))
  #expect(try holds("-F a1=1", of: at) && holds("-F a3=0", of: at))
  #expect(try holds("-F a2&0x41", of: at) && holds("-F a2&=0x41", of: at))
  #expect(try holds("-F a2&0x3", of: at) && !holds("-F a2&=0x3", of: at))
}

@Test func groupsAskPrimaryOrSupplementary() throws {
  var subject = Subject(user: 5, group: 50)
  subject.groups = [60]
  let open = reading(by: subject)
  for field in ["gid", "egid"] {
    #expect(try holds("-F \(field)=50", of: open) && holds("-F \(field)=60", of: open))
    #expect(
      try !holds("-F \(field)!=50", of: open) && !holds("-F \(field)!=60", of: open))
    #expect(try holds("-F \(field)!=70", of: open) && !holds("-F \(field)>50", of: open))
  }
  #expect(try !holds("-F sgid=60", of: open) && !holds("-F fsgid=60", of: open))
}

@Test func anAddressFamilyHoldsOnlyOfACallThatHandsOneOver() throws {
  var connect = call(Number.connect)
  #expect(try !holds("-F saddr_fam=2", of: connect) && !holds("-F saddr_fam!=2", of: connect))
  connect.addressFamily = 2
  #expect(try holds("-F saddr_fam=2", of: connect) && !holds("-F saddr_fam=10", of: connect))
}

@Test func aPersonalityIsTestedByItsBits() throws {
  var subject = Subject()
  subject.personality = 0x0040_0000
  #expect(try holds("-F pers&0x0040000", of: reading(by: subject)) == false)
  #expect(try holds("-F pers&0x0400000", of: reading(by: subject)))
}

@Test func aLoginIdIsSetOrNot() throws {
  let set = FieldComparison(.auidIsSet, .equal, 1)
  let judge = evaluator([Rule(.always, .exit, syscalls: .all, [set])])
  #expect(!judge.records(reading()))
  #expect(judge.records(reading(by: Subject(user: 0, group: 0, auid: 0))))
}

@Test func idsAreComparedWithEachOtherByTheNumbersOfDashC() throws {
  var subject = Subject()
  (subject.uid, subject.euid, subject.suid, subject.fsuid, subject.auid) = (1, 2, 3, 4, 5)
  (subject.gid, subject.egid, subject.sgid, subject.fsgid) = (6, 7, 8, 9)
  let names = ["uid", "euid", "suid", "fsuid", "auid"]
  for left in names {
    for right in names where left != right {
      let pair = "\(left)=\(right)"
      #expect(try !holds("-C " + pair, of: reading(by: subject)))
    }
  }
  subject.euid = 1
  subject.fsgid = 6
  #expect(try holds("-C uid=euid", of: reading(by: subject)))
  #expect(try holds("-C gid=fsgid", of: reading(by: subject)))
  #expect(try !holds("-C euid!=uid", of: reading(by: subject)))
}

@Test(arguments: 1...9 as ClosedRange<UInt32>)
func theFirstNineComparisonsTakeAnOwnerOrAGroup(_ number: UInt32) {
  var subject = Subject()
  let ids: [WritableKeyPath<Subject, UInt32>] = [
    \.uid, \.gid, \.euid, \.egid, \.auid, \.suid, \.sgid, \.fsuid, \.fsgid,
  ]
  let isGroup = [2, 4, 7, 9].contains(number)
  let comparison = FieldComparison(.fieldCompare, .equal, number)
  let judge = evaluator([Rule(.always, .exit, syscalls: .all, [comparison])])
  #expect(!judge.records(reading(by: subject)))
  subject[keyPath: ids[Int(number) - 1]] = isGroup ? 70 : 7
  #expect(judge.records(reading(by: subject)))
}

@Test func aComparisonBeyondTwentyFiveNeverHolds() {
  let comparison = FieldComparison(.fieldCompare, .notEqual, 26)
  #expect(!evaluator([Rule(.always, .exit, syscalls: .all, [comparison])]).records(reading()))
}

@Test func aProgramIsTestedByItsFile() throws {
  var subject = Subject()
  subject.exe = Disk.program.file
  #expect(try holds("-F exe=/bin/program", of: reading(by: subject)))
  #expect(try !holds("-F exe!=/bin/program", of: reading(by: subject)))
  #expect(try holds("-F exe!=/bin/interpreter", of: reading(by: subject)))
  #expect(try !holds("-F exe=/bin/absent", of: reading(by: subject)))
}

@Test func aLabelTestNeverHoldsWithoutAModuleThatKnowsIt() throws {
  let equal = FieldComparison(.subjectType, .equal, "user_t")
  let unequal = FieldComparison(.subjectType, .notEqual, "user_t")
  for test in [equal, unequal] {
    #expect(!evaluator([Rule(.always, .exit, syscalls: .all, [test])]).records(reading()))
  }
  var subject = Subject()
  subject.labels = [equal]
  #expect(
    evaluator([Rule(.always, .exit, syscalls: .all, [equal])]).records(reading(by: subject)))
}

@Test func anObjectLabelOnAWatchIsThatOfTheWatchedName() throws {
  let label = FieldComparison(.objectType, .equal, "secret_t")
  var secret = Disk.folder
  secret.labels = [label]
  let touching = call(Number.rename, touching: secret, Disk.file)
  let list = evaluator([Rule(.always, .exit, syscalls: .all, [label])])
  let watch = evaluator([
    Rule(.always, .exit, syscalls: .all, [FieldComparison(.path, .equal, "/srv/file"), label])
  ])
  #expect(list.records(touching) && !watch.records(touching))
}

@Test func aNameOfAnAccountThatNobodyResolvedHoldsOfNoOne() throws {
  #expect(try !holds("-F uid=alice", of: reading()) && !holds("-F uid!=alice", of: reading()))
}
