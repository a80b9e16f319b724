import AuditCatalogue
import ByteText
import Glibc

/// The machine that this runs on, as auditctl would see it: its disk, its users and groups.
struct ThisMachine: HostView {
  func kind(of path: ByteString, followingLast: Bool) -> Lookup<FileKind> {
    var status = stat()
    let bytes = path.bytes.map { CChar(bitPattern: $0) } + [0]
    let answer = followingLast ? stat(bytes, &status) : lstat(bytes, &status)
    guard answer == 0 else { return errno == ENOENT || errno == ENOTDIR ? .absent : .unknown }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .found(.directory)
    case S_IFLNK: return .found(.symlink)
    default: return .found(.file)
    }
  }

  func userId(of name: ByteString) -> Lookup<UInt32> {
    guard let text = name.utf8, let entry = getpwnam(text) else { return .absent }
    return .found(entry.pointee.pw_uid)
  }

  func groupId(of name: ByteString) -> Lookup<UInt32> {
    guard let text = name.utf8, let entry = getgrnam(text) else { return .absent }
    return .found(entry.pointee.gr_gid)
  }
}
