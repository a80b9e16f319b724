import AuditCatalogue
import ByteText

/// What a call does with the paths it is given (its page in section 2 of the manual): whether it
/// follows a link at their end, and which names the kernel records besides.
struct CallShape {
  private let name: String
  private let architecture: Architecture
  private let arguments: [Int: UInt32]
  private let openFlags: UInt64?
  private let result: Call.Result?

  init(of draft: EventDraft, in scene: EventScene) {
    architecture = draft.architecture ?? scene.machine.architecture(.b64)
    name =
      draft.kind == .call
      ? scene.names.name(ofSyscall: draft.number, on: architecture) ?? "" : ""
    arguments = draft.arguments
    openFlags = draft.openFlags
    result = draft.result
  }

  /// Whether the program of the task is the one that the call names, if it succeeds.
  var startsProgram: Bool { name == "execve" || name == "execveat" }

  /// The type that the file has which the call names, unless something else is said.
  var fileType: UInt32 {
    switch name {
    case "mkdir", "mkdirat", "rmdir", "chdir", "chroot", "getdents", "getdents64":
      return RecordedName.directory
    // AT_REMOVEDIR
    case "unlinkat" where argument(2) & 0x200 != 0: return RecordedName.directory
    case "symlink", "symlinkat", "readlink", "readlinkat": return 0o120000
    default: return RecordedName.regularFile
    }
  }

  /// Whether a link at the end of a path is followed.
  var followsLast: Bool {
    if Self.linkCalls.contains(name) { return false }
    let noFollow: UInt32 = 0x100  // AT_SYMLINK_NOFOLLOW
    switch name {
    case "newfstatat", "fstatat64", "utimensat", "utimensat_time64", "faccessat2":
      return argument(3) & noFollow == 0
    case "statx": return argument(2) & noFollow == 0
    default: break
    }
    guard let flags = flagsOfOpen else { return true }
    let isOnArm = architecture == .aarch64 || architecture == .arm
    let openNoFollow: UInt64 = isOnArm ? 0o100000 : 0o400000
    // O_CREAT with O_EXCL takes no link either.
    return flags & openNoFollow == 0 && flags & 0o300 != 0o300
  }

  /// Calls that always mean the link itself.
  private static let linkCalls: Set<String> = [
    "unlink", "unlinkat", "rmdir", "rename", "renameat", "renameat2", "symlink", "symlinkat",
    "readlink", "readlinkat", "lchown", "lchown32", "lsetxattr", "lgetxattr", "llistxattr",
    "lremovexattr", "link", "linkat", "mknod", "mknodat", "mkdir", "mkdirat", "lstat", "lstat64",
    "oldlstat",
  ]

  // MARK: Names

  /// What the kernel records for the paths; a parent in front of each name that is made or taken
  /// away.
  func names(_ paths: [NameDraft], _ scene: EventScene) -> [RecordedName] {
    let isThere = result?.exit != UInt32(bitPattern: -2)  // ENOENT
    func name(_ draft: NameDraft) -> RecordedName {
      draft.name(at: place(of: draft, scene), type: fileType, isFound: isThere, in: scene)
    }
    guard let last = paths.last else { return [] }
    switch work {
    case .none: return paths.map(name)
    case .takes: return paths.flatMap { [parent(of: $0, scene), name($0)] }
    case .makes:
      var made = last.name(
        at: place(of: last, scene), type: fileType, isFound: makesName ?? isThere, in: scene)
      // A second name of a file leads to the file.
      if let old = paths.dropLast().first, isLink, made.file != nil { made.file = name(old).file }
      return paths.dropLast().map(name) + [parent(of: last, scene), made]
    case .moves:
      let names = paths.map(name)
      let parents = paths.map { parent(of: $0, scene) }
      guard paths.count == 2, result?.succeeded == true else { return parents + names }
      var moved = names[1]
      moved.file = names[0].file
      return parents + names + [moved]
    }
  }

  /// What a successful call changes among names.
  struct Effect {
    var removed: [ByteString] = []
    /// The names that are new or lead to another file now.
    var created: [(ByteString, FileIdentity?)] = []
  }

  /// What the call, if it succeeds, changes among the names that rules may watch.
  func effect(_ paths: [NameDraft], _ scene: EventScene) -> Effect {
    var effect = Effect()
    let places = paths.map { place(of: $0, scene) }
    switch work {
    case .none: break
    case .takes: effect.removed = places
    case .makes where flagsOfOpen == nil && name != "creat":
      guard let made = names(paths, scene).last else { break }
      effect.created = [(made.place, made.file)]
    // An open that may create is taken to have found its file.
    case .makes: break
    case .moves:
      effect.removed = Array(places.prefix(1))
      guard places.count == 2, let moved = names(paths, scene).last else { break }
      effect.created = [(moved.place, moved.file)]
    }
    return effect
  }

  private enum Work { case none, takes, makes, moves }

  private var work: Work {
    switch name {
    case "unlink", "unlinkat", "rmdir": return .takes
    case "rename", "renameat", "renameat2": return .moves
    case "mkdir", "mkdirat", "mknod", "mknodat", "symlink", "symlinkat", "creat": return .makes
    case "link", "linkat": return .makes
    default: return flagsOfOpen.map { $0 & 0o100 != 0 } == true ? .makes : .none  // O_CREAT
    }
  }

  private var isLink: Bool { name == "link" || name == "linkat" }

  /// Whether the name is there at the end of a call that only makes names; `nil` for opens.
  private var makesName: Bool? {
    guard flagsOfOpen == nil, name != "creat" else { return nil }
    let exists: UInt32 = UInt32(bitPattern: -17)  // EEXIST
    return result.map { $0.succeeded || $0.exit == exists }
  }

  private var flagsOfOpen: UInt64? {
    switch name {
    case "open": UInt64(argument(1))
    case "openat": UInt64(argument(2))
    case "openat2": openFlags ?? 0
    default: nil
    }
  }

  private func argument(_ index: Int) -> UInt32 { arguments[index] ?? 0 }

  private func place(of draft: NameDraft, _ scene: EventScene) -> ByteString {
    followsLast ? scene.places.followed(draft.path) : scene.places.watched(draft.path)
  }

  private func parent(of draft: NameDraft, _ scene: EventScene) -> RecordedName {
    let place = place(of: draft, scene)
    let slash = place.lastIndex(of: UInt8(ascii: "/")) ?? 0
    let folder = slash == 0 ? "/" : ByteString(place[..<slash])
    var parent = RecordedName(place: folder, file: scene.places.file(at: folder))
    parent.fileType = RecordedName.directory
    parent.isParent = true
    parent.fileSystem = draft.fileSystem
    return parent
  }
}
