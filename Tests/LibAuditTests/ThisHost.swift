import AuditCatalogue
import ByteText
import Glibc

/// The machine that the tests run on, asked as auditctl asks it.
struct ThisHost: HostView {
  func kind(of path: ByteString, followingLast: Bool) -> Lookup<FileKind> {
    var status = stat()
    let text = path.bytes.map { CChar(bitPattern: $0) } + [0]
    guard (followingLast ? stat(text, &status) : lstat(text, &status)) == 0 else { return .absent }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .found(.directory)
    case S_IFLNK: return .found(.symlink)
    default: return .found(.file)
    }
  }

  func userId(of name: ByteString) -> Lookup<UInt32> {
    let entry = getpwnam(name.bytes.map { CChar(bitPattern: $0) } + [0])
    return entry.map { .found($0.pointee.pw_uid) } ?? .absent
  }

  func groupId(of name: ByteString) -> Lookup<UInt32> {
    let entry = getgrnam(name.bytes.map { CChar(bitPattern: $0) } + [0])
    return entry.map { .found($0.pointee.gr_gid) } ?? .absent
  }
}
