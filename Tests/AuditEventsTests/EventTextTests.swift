import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText
import LibAudit
import Testing

private func text(_ event: Event, facts: HostFacts? = nil) -> EventText {
  EventText(event, in: EventScene(names: LibAuditNames(), places: Places(facts: facts)))
}

private func line(_ call: Call) -> String { text(.call(call)).line }

private let places = Places(facts: nil)

/// A call by user 1000 that touches files at `paths`, all there.
private func touching(_ number: UInt32, _ arguments: [UInt32] = [], _ paths: ByteString...) -> Call
{
  var subject = Subject(user: 1000, group: 1000, auid: 1000)
  subject.exe = places.file(at: EventScene.program)
  return Call(
    number, arguments, by: subject,
    names: paths.map { RecordedName(file: $0, places.file(at: $0)) })
}

@Test func whatTheDefaultsSupplyIsLeftOut() {
  #expect(line(touching(Number.getpid)) == "getpid uid=1000 auid=1000")
  #expect(
    line(touching(Number.openat, [0, 0, 1], "/etc/shadow"))
      == "openat uid=1000 auid=1000 a2=0x1 /etc/shadow")
}

@Test func whatDiffersFromTheDefaultsIsSaid() {
  var call = touching(Number.execve, [], "/srv/tool")
  call.subject.euid = 0
  call.subject.exe = places.file(at: "/srv/tool")
  call.subject.groups = [4, 24]
  call.birth = call.subject
  #expect(line(call) == "execve uid=1000 auid=1000 euid=0 groups in (4, 24) /srv/tool")
  call.result = Call.Result(exit: -13)
  #expect(
    line(call)
      == "execve uid=1000 auid=1000 euid=0 groups in (4, 24) exit=-EACCES exe=/srv/tool /srv/tool")
  call.result = nil
  call.subject.exe = FileIdentity(77)
  call.birth = nil
  #expect(
    line(call) == "execve uid=1000 auid=1000 euid=0 groups in (4, 24) exit=none "
      + "exe=\"inode 77 on 8:1\" birth=none /srv/tool")
}

@Test func theOtherInterfaceIsNamedAtTheEnd() {
  var call = touching(25)
  call.architecture = .i386
  #expect(line(call) == "stime uid=1000 auid=1000 on b32")
  call.architecture = .arm
  call.subject.auid = Subject.unset
  call.birth?.auid = Subject.unset
  #expect(line(call) == "stime uid=1000 auid=unset arch=0x40000028")
}

@Test func whatIsOddAboutANameStandsBehindIt() {
  var call = touching(Number.chmod, [], "/srv/a b", "/srv/c")
  call.names[0].owner = 5
  call.names[0].fileType = RecordedName.directory
  call.names[1].file = call.names[0].file
  #expect(
    line(call) == "chmod uid=1000 auid=1000 \"/srv/a b\" obj_uid=5 filetype=dir "
      + "/srv/c same=\"/srv/a b\"")
  call.names[1] = RecordedName(place: "/srv/c", file: nil)
  #expect(line(call).hasSuffix(" /srv/c found=no"))
}

@Test func aRemovalThatFollowsFromTheCallIsNotSaid() {
  let rule = Rule(.always, .exit, syscalls: .all, [FieldComparison(.path, .equal, "/srv/file")])
  var call = touching(Number.unlink, [], "/srv", "/srv/file")
  call.names[0].isParent = true
  call.names[0].fileType = RecordedName.directory
  let world = places.world(of: [rule])
  call.world = world
  call.world.files = [:]
  call.removal = Call.Removal(of: ["/srv/file"], from: world)
  #expect(line(call) == "unlink uid=1000 auid=1000 /srv/file")
  call.removal = nil
  call.world = world
  #expect(line(call) == "unlink uid=1000 auid=1000 removes=none /srv/file")
}

@Test func replacedWatchesAreSaidOnceForEachTime() {
  var call = touching(Number.openat, [0, 0, 1], "/etc/shadow")
  call.world = FileWorld(files: ["/etc/shadow": places.file(at: "/etc/shadow")])
  call.world.changes = ["/etc/shadow", "/etc/shadow"]
  #expect(
    line(call) == "openat uid=1000 auid=1000 a2=0x1 replaced=/etc/shadow replaced=/etc/shadow "
      + "/etc/shadow")
}

@Test func messagesBirthsAndOperationsBeginWithTheirKind() {
  var subject = Subject(user: 0, group: 0)
  #expect(text(.birth(of: subject)).line == "birth uid=0 auid=unset")
  subject.exe = places.file(at: EventScene.program)
  #expect(
    text(.message(Message(type: 1112, by: subject))).line
      == "message msgtype=USER_LOGIN uid=0 auid=unset")
  #expect(
    text(.record(Message(type: 1307, by: subject))).line
      == "record msgtype=CWD uid=0 auid=unset")
  #expect(
    text(.ioUring(Call(18, by: subject))).line == "io_uring op=18 uid=0 auid=unset")
}

@Test func whatNoWordsCanSayIsARemark() {
  var call = touching(Number.openat, [0, 0, 1], "/etc/shadow")
  call.world = FileWorld(files: ["/etc/shadow": FileIdentity(5)])
  #expect(
    text(.call(call)).line == "openat uid=1000 auid=1000 a2=0x1 /etc/shadow "
      + "# /etc/shadow is inode 5 on 8:1")
}

@Test func linksInTheMiddleAreFollowedAndLastOnesWhereTheKernelDoes() {
  var facts = HostFacts(name: "small")
  facts.symlinks = ["/bin": "usr/bin", "/var/run": "/run", "/usr/bin/sh": "dash"]
  let places = Places(facts: facts)
  #expect(places.watched("/bin/sh") == "/usr/bin/sh")
  #expect(places.followed("//bin/./sh/") == "/usr/bin/dash")
  #expect(places.tree("/bin") == "/bin")
  #expect(places.tree("/bin/") == "/usr/bin")
  #expect(places.tree("/bin/.") == "/usr/bin")
  #expect(places.file(at: "/usr/bin/sh") != places.file(at: "/usr/bin/dash"))
  let rule = Rule(.always, .exit, syscalls: .all, [FieldComparison(.dir, .equal, "/var/run/")])
  #expect(places.world(of: [rule]).trees == ["/var/run/": "/run"])
  #expect(Places(facts: nil).watched("/var//run/./utmp") == "/var/run/utmp")
}
