import AuditCatalogue
import AuditEvents
import AuditRuleSyntax
import AuditRules
import ByteText
import LibAudit

/// An evaluator for rules as a rule file would hold them; `-A` puts a rule in front.
func evaluator(_ lines: String..., isEnabled: Bool = true) throws -> Evaluator {
  try Evaluator(rules(lines), classes: SmallTables(), isEnabled: isEnabled)
}

/// An evaluator for rules that no text can express, of the comparisons given.
func evaluator(_ rules: [Rule]) -> Evaluator { Evaluator(rules, classes: SmallTables()) }

func rules(_ lines: [String]) throws -> [Rule] {
  var rules: [Rule] = []
  for line in lines {
    guard case .words(let words) = RuleFileLine(ByteString(line)) else { throw NoRule(line: line) }
    let compiled = RuleLineCompiler(target: .debian12, host: HostFacts(name: "empty")).compile(
      words)
    guard case .addition(let addition) = compiled.result else { throw NoRule(line: line) }
    rules.insert(addition.rule, at: addition.isPrepended ? 0 : rules.count)
  }
  return rules
}

struct NoRule: Error {
  let line: String
}

/// The class tables of Linux 6.1 for the calls that the tests make; the numbers of x86_64.
struct SmallTables: CallClasses {
  func permissions(of call: Call) -> PermissionSet {
    let permissions: PermissionSet? =
      call.architecture == .x8664 ? native(call) : compat(call)
    return permissions ?? []
  }

  private func native(_ call: Call) -> PermissionSet? {
    switch call.number {
    case Number.open: access(call.arguments[1])
    case Number.openat: access(call.arguments[2])
    case Number.openat2: call.openFlags.map { access(UInt32(truncatingIfNeeded: $0)) }
    case Number.execve: .execute
    case Number.rename, Number.unlink, Number.mkdir, Number.truncate: .write
    case Number.link: [.write, .attr]
    case Number.chmod, Number.fchmod: .attr
    case Number.readlink: .read
    default: nil
    }
  }

  private func compat(_ call: Call) -> PermissionSet? {
    call.number == Number.i386Socketcall && call.arguments[0] == 2 ? .write : nil
  }

  private func access(_ flags: UInt32) -> PermissionSet {
    [.read, .write, [.read, .write], [.read, .write]][Int(flags & 3)]
  }

  func calls(ofClass number: UInt32) -> SyscallMask {
    number == 0 ? SyscallMask([Number.rename, Number.mkdir, Number.unlink, Number.link]) : .none
  }
}

/// System call numbers of x86_64 unless told.
enum Number {
  static let open: UInt32 = 2
  static let stat: UInt32 = 4
  static let mmap: UInt32 = 9
  static let getpid: UInt32 = 39
  static let connect: UInt32 = 42
  static let execve: UInt32 = 59
  static let exitGroup: UInt32 = 231
  static let truncate: UInt32 = 76
  static let rename: UInt32 = 82
  static let mkdir: UInt32 = 83
  static let link: UInt32 = 86
  static let unlink: UInt32 = 87
  static let readlink: UInt32 = 89
  static let chmod: UInt32 = 90
  static let fchmod: UInt32 = 91
  static let openat: UInt32 = 257
  static let openat2: UInt32 = 437
  static let i386Mkdir: UInt32 = 39
  static let i386Socketcall: UInt32 = 102
  static let x32Bit: UInt32 = 0x4000_0000
}

extension FileIdentity {
  /// A file of the test's one disk, device 8:1.
  init(_ inode: UInt64) {
    self.init(device: DeviceNumber(major: 8, minor: 1), inode: inode)
  }
}

/// The small disk that the tests' events happen on.
enum Disk {
  static let folder = RecordedName(directory: "/srv", FileIdentity(10))
  static let file = RecordedName(file: "/srv/file", FileIdentity(11), owner: 7, group: 70)
  static let other = RecordedName(file: "/srv/other", FileIdentity(12), owner: 8, group: 80)
  static let program = RecordedName(file: "/bin/program", FileIdentity(13))
  static let interpreter = RecordedName(file: "/bin/interpreter", FileIdentity(14))
  static let absent = RecordedName(place: "/srv/absent", file: nil)

  static let world = FileWorld(
    files: Dictionary(
      uniqueKeysWithValues: [folder, file, other, program, interpreter].compactMap { name in
        name.file.map { (name.place, $0) }
      }))
}

extension RecordedName {
  init(file place: ByteString, _ identity: FileIdentity, owner: UInt32 = 0, group: UInt32 = 0) {
    self.init(place: place, file: identity, owner: owner, group: group)
    fileType = RecordedName.regularFile
  }

  init(directory place: ByteString, _ identity: FileIdentity) {
    self.init(place: place, file: identity)
    fileType = RecordedName.directory
    isParent = true
  }
}

/// A call that touches `names` on the disk.
func call(
  _ number: UInt32, _ arguments: [UInt32] = [], by subject: Subject = Subject(),
  touching names: RecordedName...
) -> Call {
  var call = Call(number, arguments, by: subject, names: names)
  call.world = Disk.world
  return call
}

/// open for reading of the disk's file.
func reading(by subject: Subject = Subject()) -> Call {
  call(Number.open, by: subject, touching: Disk.file)
}

/// unlink of the disk's file: the folder is recorded as the parent.
func unlinking(by subject: Subject = Subject()) -> Call {
  var call = call(Number.unlink, by: subject, touching: Disk.folder, Disk.file)
  call.removal = Call.Removal(of: [Disk.file.place], from: Disk.world)
  call.world.files[Disk.file.place] = nil
  return call
}

extension Evaluator {
  func records(_ call: Call) -> Bool { decision(on: .call(call)).isRecorded }
  func keys(_ call: Call) -> [ByteString] { decision(on: .call(call)).keys }
  func decider(_ call: Call) -> Int? { decision(on: .call(call)).rule }
}
