import ByteText
import Glibc

/// The folder that a host's tree is in: `/` of the running host, or another one's image.
///
/// Paths given to it are absolute inside the tree. Symlinks are resolved as that host would
/// resolve them; neither `..` nor an absolute target leads out of the tree.
public final class HostRoot: Sendable {
  /// A tree that cannot be looked at.
  public struct Unreadable: Error, CustomStringConvertible {
    public let path: ByteString
    /// Why, as the C library words it.
    public let reason: String

    public var description: String { "cannot read '\(path)': \(reason)" }
  }

  let folder: Descriptor
  let status: FileStatus

  /// Whether this is the running host's own root, so that its kernel can be asked.
  public let isRunningHost: Bool

  /// Opens the folder at `path`; symlinks in `path` itself are followed.
  ///
  /// - Throws: `Unreadable`, also if /proc is not mounted, which reading capabilities needs.
  public init(_ path: ByteString) throws(Unreadable) {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
    guard let folder = path.withTerminator({ Descriptor(open($0, flags)) }),
      let status = FileStatus(folder)
    else { throw Unreadable(path: path, reason: ByteString.reason(errno)) }
    guard folder.path.withTerminator({ access($0, F_OK) }) == 0 else {
      throw Unreadable(path: "/proc/self/fd", reason: ByteString.reason(errno))
    }
    self.folder = folder
    self.status = status
    let top = ByteString("/").withTerminator { Descriptor(open($0, statusOnly | O_CLOEXEC)) }
    isRunningHost = top.flatMap { FileStatus($0) }?.isSameFile(as: status) ?? false
  }

  /// What the regular file at `path` holds; `nil` if there is none, or if it cannot be read.
  func contents(of path: ByteString) -> [UInt8]? {
    guard let place = place(at: path), place.status.kind == .file,
      let file = place.descriptor.path.withTerminator({ Descriptor(open($0, O_RDONLY | O_CLOEXEC)) }
      )
    else { return nil }
    return file.contents()
  }

  /// The names in the folder at `path`; none if there is no such folder.
  func names(in path: ByteString) -> [ByteString] {
    guard let place = place(at: path), place.status.kind == .folder else { return [] }
    return place.descriptor.openFolder(".")?.names() ?? []
  }
}

extension Descriptor {
  /// What is left to read; `nil` if reading fails.
  func contents() -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(number, $0.baseAddress!, $0.count) }
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        return nil
      }
      bytes += buffer[..<count]
    }
  }
}
