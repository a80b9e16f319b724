import AuditCatalogue
import AuditEvents
import ByteText
import KernelGuest
import RuleSpellings

/// A witness of a proof as the guest performs it: the files of the scene, who acts, and the call.
struct WitnessStage {
  let call: Call
  /// How often each file that the call names was replaced after the load.
  let replacements: Int
  let step: GuestStep

  private let made: WitnessCall
  private let program: ByteString

  init(_ event: Event, replacements: Int) throws {
    guard case .call(let call) = event else { throw NotPerformed("it is not a call") }
    self.call = call
    self.replacements = replacements
    made = try WitnessCall(call)
    program = try Self.program(of: call)
    guard let birth = call.birth else { throw NotPerformed("the task is older than auditing") }
    let succeeds = call.result?.succeeded == true
    step = GuestStep(
      try made.guestCall(program: program), as: Identity(call.subject, capable: succeeds),
      bornAs: Identity(birth, capable: true), program: program,
      personality: UInt64(call.subject.personality))
  }

  /// Whether the call starts a program, which makes the saved id and that for files the effective
  /// one.
  var startsProgram: Bool { made.isExecution && call.result?.succeeded == true }

  /// The file of the task's program, by the name without links that it has in the scene.
  private static func program(of call: Call) throws -> ByteString {
    guard let exe = call.subject.exe else { throw NotPerformed("a task has a program") }
    let paths = call.world.files.filter { $0.value == exe }.keys.filter {
      Scene.host.resolved($0, followingLast: false) == $0
    }
    return paths.min { ($0.count, $0) < ($1.count, $1) } ?? "/usr/bin/another"
  }

  /// What is done under `rules`, the call last.
  func actions(under rules: String) -> [GuestAction] {
    tree(for: rules).map(GuestAction.make) + [.load(ByteString(rules))] + replacing + [.step(step)]
  }

  /// Each file of the call, renamed over by another like it.
  private var replacing: [GuestAction] {
    (0..<replacements).flatMap { _ in
      made.handed.map(entry).flatMap { entry in
        let fresh = ByteString(entry.path.bytes + Array(".fresh".utf8))
        return [
          GuestAction.make(
            TreeEntry(
              fresh, entry.kind, mode: entry.mode, owner: entry.owner, group: entry.group)),
          .step(GuestStep(GuestCall(.rename, .string(fresh), .string(entry.path)))),
        ]
      }
    }
  }

  /// The files that the rules or the event speak of, a folder before what is in it.
  private func tree(for rules: String) -> [TreeEntry] {
    var entries: [ByteString: TreeEntry] = [:]
    for path in Scene.host.directories where path != "/" { entries[path] = .directory(path) }
    for path in Scene.host.files where rules.contains(path.description) {
      entries[path] = .file(path, "x")
    }
    for (path, target) in Scene.host.symlinks { entries[path] = .symlink(path, to: target) }
    for name in call.names where name.file != nil { entries[name.place] = entry(for: name) }
    entries[program] = .program(program)
    return entries.values.sorted { $0.path < $1.path }
  }

  private func entry(for name: RecordedName) -> TreeEntry {
    let isHanded = made.handed.contains(name)
    let device = name.representedDevice
    let kind: TreeEntry.Kind =
      switch name.fileType {
      case RecordedName.directory: .directory
      case 0o120000: .symlink(Scene.host.symlinks[name.place] ?? "nowhere")
      case RecordedName.regularFile where made.isExecution: .program
      case 0o060000: .blockDevice(major: device.major, minor: device.minor)
      // /dev/mem by another name: only who has the right to raw memory may open it.
      case _ where isHanded && isForbidden: .characterDevice(major: 1, minor: 1)
      default: .file("x")
      }
    var mode: UInt32? = isHanded && isForbidden ? 0o666 : nil
    if isHanded, isDenied, made.isOpening || name.fileType != RecordedName.directory { mode = 0 }
    return TreeEntry(name.place, kind, mode: mode, owner: name.owner, group: name.group)
  }

  /// Whether the call ends with EACCES.
  private var isDenied: Bool { call.result?.exit == UInt32(bitPattern: -13) }

  /// Whether an open ends with EPERM.
  private var isForbidden: Bool {
    made.isOpening && call.result?.exit == UInt32(bitPattern: -1)
  }
}

extension Identity {
  /// A task's ids, with the right to all that it does if it is `capable`.
  init(_ subject: Subject, capable: Bool) {
    self.init(
      uid: subject.uid, euid: subject.euid, suid: subject.suid, fsuid: subject.fsuid,
      gid: subject.gid, egid: subject.egid, sgid: subject.sgid, fsgid: subject.fsgid,
      groups: subject.groups.sorted(), loginuid: subject.auid, keepsCapabilities: capable)
  }
}
