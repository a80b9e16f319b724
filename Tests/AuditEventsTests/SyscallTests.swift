import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText
import Testing

// The mask, the arch and perm: audit-semantics, sections 1.1, 1.5 and 3.

@Test func aRuleWithoutArchTakesTheSameNumberOnAnyArchitecture() throws {
  let judge = try evaluator("-a always,exit -S getpid")
  #expect(judge.records(call(Number.getpid)))
  #expect(judge.records(Call(Number.i386Mkdir, on: .i386)))
  let narrow = try evaluator("-a always,exit -F arch=b64 -S getpid")
  #expect(!narrow.records(Call(Number.i386Mkdir, on: .i386)))
}

@Test func anX32CallIsInNoMask() throws {
  let judge = try evaluator("-a always,exit -S all")
  #expect(!judge.records(call(Number.getpid | Number.x32Bit)))
}

@Test func aRuleWithAnEmptyMaskNeverMatches() {
  #expect(!evaluator([Rule(.always, .exit, syscalls: .none, [])]).records(reading()))
}

@Test func aClassBitTakesInItsCalls() throws {
  let directories = try evaluator("-a always,exit -S 2047")
  #expect(directories.records(call(Number.mkdir)) && !directories.records(call(Number.open)))
  #expect(!directories.records(call(2047)))
  let nothing = try evaluator("-a always,exit -S 2032")
  #expect(!nothing.records(call(2032)))
}

@Test func anOpenIsJudgedByItsAccessModeOnly() throws {
  let truncating: UInt32 = 0o1000
  for (flags, letters): (UInt32, String) in [
    (0, "r"), (1, "w"), (2, "rw"), (3, "rw"), (truncating, "r"), (truncating | 1, "w"),
  ] {
    for letter in ["r", "w", "x", "a"] {
      let judge = try evaluator("-w /srv/file -p " + letter)
      let open = call(Number.open, [0, flags], touching: Disk.file)
      #expect(judge.records(open) == letters.contains(letter))
    }
  }
}

@Test func openat2IsJudgedByTheFlagsThatNoArgumentHolds() throws {
  var open = call(Number.openat2, touching: Disk.file)
  let judge = try evaluator("-w /srv/file -p w")
  #expect(!judge.records(open))
  open.openFlags = 1
  #expect(judge.records(open))
}

@Test func anExecutionIsXAndNothingElse() throws {
  let run = call(Number.execve, touching: Disk.file)
  #expect(try evaluator("-w /srv/file -p x").records(run))
  #expect(try !evaluator("-w /srv/file -p rwa").records(run))
}

@Test func aLinkIsBothWriteAndAttr() throws {
  let link = call(Number.link, touching: Disk.file, Disk.folder)
  for letter in ["w", "a"] {
    #expect(try evaluator("-w /srv/file -p " + letter).records(link))
  }
}

@Test func socketcallIsWriteWhenItBinds() throws {
  let judge = try evaluator("-a always,exit -S all -F perm=w")
  #expect(judge.records(Call(Number.i386Socketcall, on: .i386, [2])))
  #expect(!judge.records(Call(Number.i386Socketcall, on: .i386, [3])))
}

@Test func permAloneSaysNothingAboutTheFile() throws {
  #expect(
    try evaluator("-a always,exit -S all -F perm=a").records(
      call(Number.chmod, touching: Disk.other)))
}

@Test func pathAloneTakesEveryCallThatRecordsTheFile() throws {
  #expect(
    try evaluator("-a always,exit -S all -F path=/srv/file")
      .records(call(Number.stat, touching: Disk.file)))
}

@Test func twoPermFieldsMustBothMatchAndNoLettersMatchNothing() throws {
  let both = try evaluator("-a always,exit -S all -F perm=w -F perm=a")
  #expect(both.records(call(Number.link)) && !both.records(call(Number.chmod)))
  let none = FieldComparison(.perm, .equal, 0)
  #expect(!evaluator([Rule(.always, .exit, syscalls: .all, [none])]).records(reading()))
}

@Test func aNegatedPermHoldsOfEveryOtherCall() {
  let unwritten = FieldComparison(.perm, .notEqual, 2)
  let judge = evaluator([Rule(.always, .exit, syscalls: .all, [unwritten])])
  #expect(judge.records(call(Number.getpid)) && !judge.records(call(Number.link)))
}

@Test func theKernelsTablesTellWhatALetterMeans() throws {
  let fchmodat2 = Call(452, [])
  let rule = try rules(["-a always,exit -S all -F perm=a"])
  for (kernel, isRecorded): (Version, Bool) in [("6.1", false), ("6.12", true), ("7.0", true)] {
    let judge = Evaluator(rule, classes: LinuxClasses(kernel: kernel))
    #expect(judge.records(fchmodat2) == isRecorded)
  }
}

@Test func theKernelsTablesTellWhatAClassBitTakesIn() {
  let classes = LinuxClasses(of: .debian12)
  #expect(classes.calls(ofClass: 0).numbers.count == 15)
  #expect(classes.calls(ofClass: 0).contains(Number.mkdir))
  #expect(classes.calls(ofClass: 1).contains(Number.i386Mkdir))
  #expect(classes.calls(ofClass: 15).isEmpty)
}
