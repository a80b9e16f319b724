import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText
import Testing

// Tests on the names of a call: audit-semantics, sections 2.4 and 2.5.

@Test func testsOnNamesAreTrueIfSomeNamePasses() throws {
  for condition in [
    "obj_uid=7", "obj_uid!=7", "obj_gid=0", "filetype=dir", "filetype=file", "inode=11",
    "devmajor=8", "devminor=1", "dir=/srv/file", "dir=/srv",
  ] {
    #expect(
      try evaluator("-a always,exit -S unlink -F " + condition).records(unlinking()),
      "\(condition)")
  }
}

@Test func eachTestOnNamesChoosesItsOwnName() throws {
  let judge = try evaluator("-a always,exit -S unlink -F filetype=file -F filetype=dir")
  #expect(judge.records(unlinking()))
  #expect(!judge.records(reading()))
}

@Test func anIgnoredDirectoryTypeSilencesTheUnlinkOfAPlainFile() throws {
  let judge = try evaluator("-a never,exit -S unlink -F filetype=dir", "-a always,exit -S unlink")
  #expect(!judge.records(unlinking()))
}

@Test func aFileTypeNegatedAsksThatNoNameHasIt() throws {
  let judge = try evaluator("-a always,exit -S all -F filetype!=dir")
  #expect(judge.records(reading()) && !judge.records(unlinking()))
}

@Test func ownerTestsOnAWatchLookAtTheWatchedName() throws {
  for (condition, holds): (String, Bool) in [
    ("obj_uid=7", true), ("obj_uid=0", false), ("obj_gid=70", true), ("obj_gid=0", false),
    ("devminor=1", true), ("devmajor=9", false), ("filetype=dir", true),
  ] {
    let judge = try evaluator("-a always,exit -S all -F path=/srv/file -F " + condition)
    #expect(judge.records(call(Number.rename, touching: Disk.folder, Disk.file)) == holds)
  }
}

@Test func aComparisonWithAnOwnerTakesAnyNameOnAWatchToo() throws {
  let subject = Subject(user: 7, group: 70)
  let touching = call(Number.rename, by: subject, touching: Disk.folder, Disk.file)
  for rule in [
    "-a always,exit -S all -C uid!=obj_uid", "-a always,exit -S all -C uid=obj_uid",
    "-a always,exit -S all -F path=/srv/file -C uid!=obj_uid",
    "-a always,exit -S all -F path=/srv/file -C gid!=obj_gid",
  ] {
    #expect(try evaluator(rule).records(touching), "\(rule)")
  }
}

@Test func pathTestsTheFileByAnyOfItsNames() throws {
  let judge = try evaluator("-a always,exit -S all -F path=/srv/file")
  var hardLink = Disk.file
  hardLink.place = "/elsewhere/link"
  #expect(judge.records(call(Number.open, touching: hardLink)))
  #expect(!judge.records(call(Number.open, touching: Disk.other)))
}

@Test func dirTestsThePlace() throws {
  let judge = try evaluator("-a always,exit -S all -F dir=/srv")
  var hardLink = Disk.file
  hardLink.place = "/elsewhere/link"
  #expect(judge.records(reading()) && judge.records(call(Number.stat, touching: Disk.folder)))
  #expect(!judge.records(call(Number.open, touching: hardLink)))
  var neighbour = Disk.file
  neighbour.place = "/srvice"
  #expect(!judge.records(call(Number.open, touching: neighbour)))
}

@Test func aTreeThroughALinkHoldsWhatLiesAtItsTarget() throws {
  let judge = try evaluator("-a always,exit -S all -F dir=/s/")
  var open = reading()
  #expect(!judge.records(open))
  open.world.trees["/s/"] = "/srv"
  #expect(judge.records(open))
  #expect(try evaluator("-a always,exit -S all -F dir=/srv/").records(reading()))
  #expect(try evaluator("-a always,exit -S all -F dir=/").records(reading()))
}

@Test func aWatchedDirectoryMatchesAsTheParentOfItsEntries() throws {
  let judge = try evaluator("-a always,exit -S all -F path=/srv")
  #expect(judge.records(unlinking()) && !judge.records(reading()))
}

@Test func aNameNotFoundHasOwnerZeroAndLiesNowhere() throws {
  let failing = call(Number.open, touching: Disk.absent)
  for (condition, holds): (String, Bool) in [
    ("obj_uid=0", true), ("obj_gid=0", true), ("devmajor=0", true), ("inode=4294967295", true),
    ("filetype=file", false), ("dir=/srv", false), ("path=/srv/absent", false),
  ] {
    #expect(
      try evaluator("-a always,exit -S open -F " + condition).records(failing) == holds,
      "\(condition)")
  }
}

@Test func aCallWithoutNamesPassesNoTestOnNames() throws {
  for condition in ["obj_uid=0", "obj_uid!=0", "filetype=file", "inode!=1", "dir=/"] {
    #expect(try !evaluator("-a always,exit -S all -F " + condition).records(call(Number.getpid)))
  }
  #expect(try !evaluator("-a always,exit -S all -C uid=obj_uid").records(call(Number.getpid)))
}

@Test func deviceTestsTakeTheDeviceThatAFileStandsFor() throws {
  var device = Disk.file
  device.representedDevice = DeviceNumber(major: 1, minor: 3)
  let judge = try evaluator("-a always,exit -S all -F devmajor=1 -F devminor=3")
  #expect(judge.records(call(Number.open, touching: device)) && !judge.records(reading()))
}

@Test func inodeRulesAreWatchesUnlessNegated() throws {
  let watch = try evaluator("-a always,exit -S all -F inode=11 -F obj_uid=0")
  #expect(!watch.records(unlinking()))
  let list = try evaluator("-a always,exit -S all -F inode!=12 -F obj_uid=0")
  #expect(list.records(unlinking()))
}

@Test func anInodeIsComparedByItsLow32BitsOnEveryFileSystem() throws {
  var large = Disk.file
  large.file = FileIdentity(device: DeviceNumber(major: 0, minor: 9), inode: 0x5_0000_000b)
  #expect(
    try evaluator("-a always,exit -S all -F inode=11").records(call(Number.open, touching: large)))
}

@Test func theRemovalOfAWatchedNameMatchesAtThatCall() throws {
  #expect(try evaluator("-w /srv/file -p w").records(unlinking()))
}

@Test func theRemovalOfAWatchedNameIsJudgedBeforeThereIsAResult() throws {
  for condition in ["success=1", "exit=0", "success!=0"] {
    let watch = try evaluator("-a always,exit -S all -F path=/srv/file -F " + condition)
    #expect(!watch.records(unlinking()) && watch.records(reading()))
  }
}
