import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText
import LibAudit
import TestDice
import Testing

/// Draws events in which everything may be odd.
private struct RandomEvent {
  var dice: Dice
  let places: Places
  let rules: [Rule]

  private static let paths: [ByteString] = [
    "/srv/a", "/srv/b c", "/etc/shadow", "/var/run/utmp", "/run/utmp", "/srv", "/\u{e9}\"\\", "/",
    "/usr/bin/true", "/x#y,z",
  ]
  private static let numbers: [UInt32] = [0, 1, 5, 999, 1000, 1001, 65534, 0x8000_0000, .max]
  private static let calls = [
    "openat", "open", "unlink", "rename", "mkdir", "link", "symlink", "execve", "chmod", "creat",
    "readlink", "rmdir", "getpid", "openat2", "newfstatat",
  ]

  mutating func event() -> Event {
    switch dice.below(12) {
    case 0: .birth(of: task(withProgram: false))
    case 1: .message(Message(type: 1112, by: task(), in: world()))
    case 2: .record(Message(type: 5000, by: task(), in: world()))
    case 3: .ioUring(operation())
    default: .call(call())
    }
  }

  private mutating func operation() -> Call {
    var call = Call(18, by: task())
    call.world = world()
    return call
  }

  private mutating func number() -> UInt32 { dice.pick(Self.numbers) }

  private mutating func task(withProgram: Bool = true) -> Subject {
    var subject = Subject(user: number(), group: number(), auid: number())
    if dice.oneIn(2) { subject = Subject(user: 1000, group: 1000, auid: 1000) }
    if dice.oneIn(3) { subject.euid = number() }
    if dice.oneIn(5) { subject.fsgid = number() }
    if dice.oneIn(5) { subject.groups = [number(), number()] }
    if dice.oneIn(6) { subject.session = number() }
    if dice.oneIn(6) { subject.pid = number() }
    if dice.oneIn(6) { subject.personality = number() }
    if dice.oneIn(8) { subject.labels = [FieldComparison(.subjectType, .equal, "a b")] }
    guard withProgram else { return subject }
    switch dice.below(5) {
    case 0: subject.exe = nil
    case 1: subject.exe = places.file(at: places.watched(dice.pick(Self.paths)))
    case 2: subject.exe = FileIdentity(device: DeviceNumber(major: 9, minor: 2), inode: 5)
    default: subject.exe = places.file(at: EventScene.program)
    }
    return subject
  }

  private mutating func world() -> FileWorld {
    var world = places.world(of: rules)
    if dice.oneIn(5) {
      world.changes = (0...dice.below(3)).map { _ in dice.pick(["/etc/shadow", "/var/run/utmp"]) }
    }
    return world
  }

  private mutating func call() -> Call {
    let names = LibAuditNames()
    let architecture = dice.pick([Architecture.x8664, .x8664, .i386, .arm])
    let number = names.number(ofSyscall: dice.pick(Self.calls), on: architecture) ?? 3000
    var call = Call(number, on: architecture, by: task())
    for index in 0..<4 where dice.oneIn(3) { call.arguments[index] = self.number() }
    if dice.oneIn(8) { call.openFlags = UInt64(self.number()) << 3 }
    if dice.oneIn(3) { call.result = Call.Result(exit: dice.pick([-13, -1, -2, -17, 7, 1 << 33])) }
    if dice.oneIn(20) { call.result = nil }
    if dice.oneIn(5) { call.birth = dice.oneIn(3) ? nil : born(call.subject) }
    if dice.oneIn(8) { call.addressFamily = dice.pick([1, 2, 10]) }
    if dice.oneIn(10) { call.ownRecords = [1702, 1400] }
    if dice.oneIn(10) { call.labels = [FieldComparison(.objectType, .notEqual, "t")] }
    call.names = (0..<dice.below(4)).map { _ in name() }
    call.world = world()
    if dice.oneIn(6) { remove(from: &call) }
    return call
  }

  private mutating func born(_ subject: Subject) -> Subject {
    var birth = subject
    birth.uid = number()
    if dice.oneIn(2) { birth.groups = [number()] }
    return birth
  }

  private func remove(from call: inout Call) {
    call.removal = Call.Removal(of: ["/etc/shadow"], from: call.world)
    call.world.files["/etc/shadow"] = nil
  }

  private mutating func name() -> RecordedName {
    let place = places.watched(dice.pick(Self.paths))
    var name = RecordedName(place: place, file: places.file(at: place))
    if dice.oneIn(5) { name.file = nil }
    name.fileType = dice.pick([RecordedName.regularFile, RecordedName.directory, 0])
    if dice.oneIn(4) { name.owner = number() }
    if dice.oneIn(4) { name.group = number() }
    if dice.oneIn(4) { name.isParent = true }
    if dice.oneIn(6) { name.file = places.file(at: "/etc/shadow") }
    if dice.oneIn(8) {
      name.file = FileIdentity(device: DeviceNumber(major: 1, minor: 5), inode: .max)
    }
    if dice.oneIn(8) { name.representedDevice = DeviceNumber(major: 1, minor: 3) }
    if dice.oneIn(8) { name.fileSystem = dice.pick([0x7472_6163, 0x9fa0]) }
    if dice.oneIn(8) { name.isSpelled = false }
    if dice.oneIn(8) { name.labels = [FieldComparison(.objectUser, .equal, "u")] }
    return name
  }
}

@Test func everyEventIsReadBackFromItsText() throws {
  var facts = HostFacts(name: "small")
  facts.symlinks = ["/var/run": "/run"]
  let rules = ["/etc/shadow", "/var/run/utmp", "/srv/a"].map { path in
    Rule(.always, .exit, syscalls: .all, [FieldComparison(.path, .equal, ByteString(path))])
  }
  let places = Places(facts: facts)
  let scene = EventScene(names: LibAuditNames(), places: places)
  var random = RandomEvent(dice: Dice(seed: 11), places: places, rules: rules)
  for _ in 0..<1500 {
    let event = random.event()
    let text = EventText(event, in: scene)
    let result = completed(text.line, by: rules, facts: facts)
    guard result.event != event else { continue }
    Issue.record(
      "\(text.line)\n\(result.diagnostics.map(\.message))\n\(event)\n\(String(describing: result.event))"
    )
    return
  }
}
