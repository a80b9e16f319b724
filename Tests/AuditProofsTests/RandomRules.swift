import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText
import TestDice

/// Small rules and small events that are made of the same few values, so that they often meet.
struct SmallUniverse {
  var dice: Dice

  static let paths: [ByteString] = ["/a/f", "/a/g", "/b/f"]
  static let trees: [ByteString] = ["/a", "/b", "/"]
  static let programs: [ByteString] = ["/x/p", "/x/q"]
  /// openat, open, execve, unlink, adjtimex, exit_group, ftruncate, connect and bind of x86_64.
  static let calls: [UInt32] = [257, 2, 59, 87, 159, 231, 77, 42, 49]
  /// openat, open, execve, unlink, adjtimex, exit_group, ftruncate, socketcall, chmod of i386.
  static let calls32: [UInt32] = [295, 5, 11, 10, 124, 252, 93, 102, 15]
  static let ids: [UInt32] = [0, 5, 1000, 1001]
  /// The magic numbers of ext4 and tracefs.
  static let fileSystems: [UInt32] = [0xef53, 0x7472_6163]
  static let inodes: [UInt32] = [11, 12]

  // MARK: Rules

  mutating func rules(upTo count: Int) -> [Rule] {
    var result: [Rule] = []
    for _ in 0...dice.below(count) {
      let rule = self.rule()
      if !result.contains(rule) { result.append(rule) }
    }
    return result
  }

  mutating func rule() -> Rule {
    let action: Action = dice.oneIn(3) ? .never : .always
    switch dice.below(16) {
    case 0: return Rule(action, .task, syscalls: .none, taskComparisons())
    case 1: return Rule(.never, .exclude, syscalls: .all, excludeComparisons())
    case 2 where dice.oneIn(2):
      let system = FieldComparison(.fstype, .equal, dice.pick(Self.fileSystems))
      return Rule(.never, .filesystem, syscalls: .all, [system])
    default: break
    }
    var comparisons = arch() + place()
    for _ in 0..<dice.below(3) { comparisons.append(comparison()) }
    if dice.oneIn(3) {
      comparisons.append(FieldComparison(.key, .equal, dice.pick(["one", "two"] as [ByteString])))
    }
    return Rule(action, .exit, syscalls: mask(), comparisons)
  }

  private mutating func mask() -> SyscallMask {
    if dice.oneIn(2) { return .all }
    return SyscallMask((0...dice.below(3)).map { _ in dice.pick(Self.calls + Self.calls32) })
  }

  private mutating func arch() -> [FieldComparison] {
    if dice.oneIn(3) { return [] }
    let value: Architecture = dice.oneIn(4) ? .i386 : .x8664
    return [FieldComparison(.arch, dice.oneIn(8) ? .notEqual : .equal, value.rawValue)]
  }

  private mutating func place() -> [FieldComparison] {
    switch dice.below(9) {
    case 0, 1, 2: [FieldComparison(.path, .equal, dice.pick(Self.paths))]
    case 3: [FieldComparison(.inode, dice.oneIn(3) ? .notEqual : .equal, dice.pick(Self.inodes))]
    case 4, 5: [FieldComparison(.dir, .equal, dice.pick(Self.trees))]
    default: []
    }
  }

  private mutating func taskComparisons() -> [FieldComparison] {
    (0..<dice.below(3)).map { _ in
      dice.oneIn(4) ? pair([10, 11, 13]) : number([.uid, .auid, .gid, .euid])
    }
  }

  private mutating func excludeComparisons() -> [FieldComparison] {
    var result = [FieldComparison(.msgtype, dice.oneIn(4) ? .notEqual : .equal, UInt32(1300))]
    if dice.oneIn(2) { result.append(number([.uid, .auid, .gid])) }
    if dice.oneIn(5) { result.append(number([.euid])) }
    if dice.oneIn(5) { result.append(FieldComparison(.exe, .equal, dice.pick(Self.programs))) }
    return dice.oneIn(4) ? result.reversed() : result
  }

  private mutating func number(_ fields: [Field]) -> FieldComparison {
    let field = dice.pick(fields)
    if field == .auid, dice.oneIn(3) {
      return FieldComparison(.auidIsSet, dice.oneIn(2) ? .equal : .notEqual, UInt32(dice.below(2)))
    }
    let op = dice.pick([.equal, .notEqual, .greaterOrEqual, .less] as [Operator])
    return FieldComparison(field, op, dice.pick(Self.ids))
  }

  private mutating func pair(_ numbers: [UInt32]) -> FieldComparison {
    FieldComparison(.fieldCompare, dice.oneIn(2) ? .equal : .notEqual, dice.pick(numbers))
  }

  mutating func comparison() -> FieldComparison {
    let equality: Operator = dice.oneIn(3) ? .notEqual : .equal
    switch dice.below(20) {
    case 0, 1: return number([.uid, .auid, .gid, .euid, .egid, .suid])
    case 2: return number([.fsuid, .sgid, .fsgid])
    case 3: return pair([10, 11, 13, 20, 1, 2, 5, 22, 25])
    case 16: return FieldComparison(dice.pick([.pid, .ppid, .pers, .sessionid]), equality, 7)
    case 17:
      let op = dice.pick([.equal, .notEqual, .anyBit, .allBits] as [Operator])
      return FieldComparison(.devminor, op, UInt32(dice.below(4)))
    case 18:
      return FieldComparison(.a3, dice.pick([.less, .greater, .anyBit]), UInt32(dice.below(3)))
    case 4: return FieldComparison(.exit, equality, dice.pick([0, 3, UInt32.max - 12]))
    case 5:
      let op = dice.pick([.equal, .notEqual, .greater] as [Operator])
      return FieldComparison(.success, op, UInt32(dice.below(2)))
    case 6, 7:
      return FieldComparison(
        .perm, dice.oneIn(6) ? .notEqual : .equal, dice.pick([1, 2, 4, 8, 10, 15]))
    case 8: return FieldComparison(.exe, equality, dice.pick(Self.programs))
    case 9, 10:
      let op = dice.pick([.equal, .notEqual, .anyBit, .allBits, .less] as [Operator])
      return FieldComparison(dice.pick([.a0, .a1, .a2]), op, UInt32(dice.below(4)))
    case 11: return FieldComparison(.objectUid, equality, dice.pick(Self.ids))
    case 12:
      return FieldComparison(.filetype, equality, dice.oneIn(2) ? 0o100000 : 0o040000)
    case 13: return FieldComparison(.socketFamily, equality, dice.pick([2, 10]))
    case 14: return FieldComparison(.devmajor, equality, dice.pick([0, 8, 9]))
    default: return FieldComparison(.objectGid, equality, dice.pick(Self.ids))
    }
  }

  // MARK: Events

  /// A call of the universe, whose world names the files of all paths in it.
  mutating func call(_ places: Places) -> Call {
    let isNative = !dice.oneIn(3)
    let number = dice.pick(isNative ? Self.calls : Self.calls32)
    let architecture: Architecture = isNative ? .x8664 : .i386
    var call = Call(
      number, on: architecture, (0..<4).map { _ in UInt32(dice.below(4)) }, by: subject(places))
    let isEnding = number == (isNative ? 231 : 252)
    call.result = isEnding ? nil : Call.Result(exit: dice.pick([0, 3, -13, -13]))
    if dice.oneIn(3) { call.addressFamily = dice.pick([2, 10]) }
    let isNameless =
      [159, 77].contains(number) && isNative || [124, 93].contains(number) && !isNative
    if !isNameless { call.names = (0..<dice.below(3)).map { _ in name(places) } }
    if dice.oneIn(3) { call.birth = subject(places) }
    settle(&call, places, number == (isNative ? 87 : 10))
    return call
  }

  private mutating func settle(_ call: inout Call, _ places: Places, _ canRemove: Bool) {
    for path in Self.paths + Self.programs { call.world.files[path] = places.file(at: path) }
    let replacements = dice.oneIn(2) ? 0 : dice.below(3)
    call.world.changes = Self.paths.flatMap { Array(repeating: $0, count: replacements) }
    guard canRemove, dice.oneIn(2), let gone = call.names.first?.place, Self.paths.contains(gone)
    else { return }
    call.removal = Call.Removal(of: [gone], from: call.world)
    call.world.files[gone] = nil
  }

  private mutating func subject(_ places: Places) -> Subject {
    var subject = Subject(user: dice.pick(Self.ids), group: dice.pick(Self.ids))
    if dice.oneIn(2) { subject.euid = dice.pick(Self.ids) }
    if dice.oneIn(2) { subject.suid = dice.pick(Self.ids) }
    if dice.oneIn(2) { subject.egid = dice.pick(Self.ids) }
    subject.auid = dice.oneIn(3) ? Subject.unset : dice.pick(Self.ids)
    if dice.oneIn(3) { subject.groups = [dice.pick(Self.ids)] }
    if dice.oneIn(3) { (subject.fsuid, subject.fsgid) = (dice.pick(Self.ids), dice.pick(Self.ids)) }
    if dice.oneIn(3) { subject.sgid = dice.pick(Self.ids) }
    if dice.oneIn(3) { (subject.pid, subject.ppid) = (7, dice.pick([7, 8])) }
    if dice.oneIn(3) { (subject.personality, subject.session) = (dice.pick([0, 7]), 7) }
    subject.exe =
      dice.oneIn(3) ? places.file(at: dice.pick(Self.programs)) : places.file(at: "/x/r")
    return subject
  }

  private mutating func name(_ places: Places) -> RecordedName {
    let place = dice.pick(Self.paths + ["/a/h", "/c", "/a"])
    var name = RecordedName(
      place: place, file: places.file(at: place), owner: dice.pick(Self.ids),
      group: dice.pick(Self.ids))
    name.fileType = dice.oneIn(3) ? RecordedName.directory : RecordedName.regularFile
    if dice.oneIn(6) {
      name.representedDevice = DeviceNumber(major: 9, minor: UInt32(dice.below(4)))
    }
    if dice.oneIn(3) { name.fileSystem = dice.pick(Self.fileSystems) }
    // What no rule watches may be any file, or none.
    guard !Self.paths.contains(place) else { return name }
    if dice.oneIn(6) { return RecordedName(place: place, file: nil) }
    if dice.oneIn(3) { name.file?.inode = UInt64(dice.pick(Self.inodes)) }
    if dice.oneIn(6) { name.file?.device.minor = UInt32(dice.below(4)) }
    if dice.oneIn(6) { name.isSpelled = false }
    return name
  }
}
