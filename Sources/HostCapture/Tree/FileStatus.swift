import ByteText
import Glibc

/// `AT_NO_AUTOMOUNT` of linux/fcntl.h, which Swift's view of the C library lacks.
private let noAutomount: Int32 = 0x800

/// What the kernel says of a file without opening it.
struct FileStatus {
  /// The types that matter to facts; sockets, pipes and devices are `other`.
  enum Kind {
    case folder, file, link, other
  }

  let kind: Kind
  /// The permission bits with set-uid, set-gid and sticky.
  let mode: mode_t
  let device: dev_t
  let inode: ino_t

  private init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFDIR: .folder
      case S_IFREG: .file
      case S_IFLNK: .link
      default: .other
      }
    mode = status.st_mode & 0o7777
    device = status.st_dev
    inode = status.st_ino
  }

  /// Asks about an open file.
  init?(_ descriptor: Descriptor) {
    var status = stat()
    guard fstat(descriptor.number, &status) == 0 else { return nil }
    self.init(status)
  }

  /// Asks about `name` in `folder`; of a symlink, about the link. Mounts nothing.
  ///
  /// - Returns: `nil` if that fails; `errno` says why.
  init?(_ name: ByteString, in folder: Descriptor) {
    var status = stat()
    let flags = AT_SYMLINK_NOFOLLOW | noAutomount
    guard name.withTerminator({ fstatat(folder.number, $0, &status, flags) }) == 0 else {
      return nil
    }
    self.init(status)
  }

  /// Whether both are the same file.
  func isSameFile(as other: FileStatus) -> Bool {
    device == other.device && inode == other.inode
  }
}
