import AuditCatalogue
import ByteText
import CAudit

extension LineCompilation {
  /// `-w` and `-W`.
  func readWatch(_ argument: ByteString, adds: Bool) throws(Refusal) {
    if adds {
      guard addList == nil, deleteList == nil else {
        throw Refusal("watch option can't be given with a syscall", about: argument)
      }
      addList = .exit
    } else {
      deleteList = .exit
    }
    action = .always
    caudit_set_syscall_added()
    try Self.check(argument)
    let path = Self.withoutTrailingSlashes(argument)
    // Whoever writes a slash at the end means a folder, if nobody knows better.
    let endsWithSlash = path.count < argument.count
    let isDirectory = isDirectory(path) ?? (endsWithSlash ? true : nil)
    watchMayBeDirectory = isDirectory == nil
    let type = isDirectory == true ? AUDIT_DIR : AUDIT_WATCH
    let bytes = path.bytes.map { CChar(bitPattern: $0) } + [0]
    guard audit_add_watch_dir(Int32(type), &ruleData, bytes) == 0 else {
      throw Refusal("Rule is not empty", about: argument)
    }
    status = .rule
  }

  private func isDirectory(_ path: ByteString) -> Bool? {
    switch host.kind(of: path, followingLast: true) {
    case .found(let kind): kind == .directory
    case .absent: false
    case .unknown: Self.endsInDots(path) ? true : nil
    }
  }

  /// Whether the last part is `.` or `..`, which is a directory if there is such a thing at all.
  private static func endsInDots(_ path: ByteString) -> Bool {
    let name = path.split(separator: UInt8(ascii: "/")).last ?? []
    return name.elementsEqual(".".utf8) || name.elementsEqual("..".utf8)
  }

  /// auditctl's own checks of a watched path (auditctl 3.0.9; PATH_MAX 4096, NAME_MAX 255).
  private static func check(_ path: ByteString) throws(Refusal) {
    guard path.count < 4096 else {
      throw Refusal("the path passed for the watch is too big", about: path)
    }
    guard path.first == UInt8(ascii: "/") else {
      throw Refusal("the path must start with '/'", about: path)
    }
    let name = path.split(separator: UInt8(ascii: "/")).last ?? []
    guard name.count <= 255 else {
      throw Refusal("the base name of the path is too big", about: path)
    }
  }

  private static func withoutTrailingSlashes(_ path: ByteString) -> ByteString {
    var path = path
    guard path.count > 2 else { return path }
    while path.count > 1, path.last == UInt8(ascii: "/") { path.removeLast() }
    return path
  }

  /// `-p`: it replaces the letters of every `perm` so far.
  func readPermissions(_ argument: ByteString) throws(Refusal) {
    guard addList != nil || deleteList != nil else {
      throw Refusal("permission option needs a watch given prior to it", about: argument)
    }
    guard argument.count <= 4 else {
      throw Refusal("permission \(argument) is too long", about: argument)
    }
    var permissions: PermissionSet = []
    for byte in argument {
      let lowered = byte | 0x20
      guard let entry = PermissionSet.letters.first(where: { $0.letter == lowered }) else {
        throw Refusal("permission \(ByteString([byte])) isn't supported", about: argument)
      }
      permissions.insert(entry.permission)
    }
    switch audit_update_watch_perms(ruleData, Int32(permissions.rawValue)) {
    case 0: break
    case -2: throw Refusal("too many fields when adding permissions", about: argument)
    default: throw Refusal("permissions should be preceded by other fields", about: argument)
    }
    caudit_set_perm_added()
    status = .rule
  }
}
