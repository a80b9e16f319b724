import ByteText
import Glibc

/// `O_PATH` of asm-generic/fcntl.h, which Swift's view of the C library lacks: opens a file of any
/// kind for its status and as a place to start from, and mounts nothing.
let statusOnly: Int32 = 0o10_000_000

/// An open file, closed when nothing uses it any more.
final class Descriptor: Sendable {
  let number: Int32

  /// Takes over `number`; `nil` if it is none, as after a failed open.
  init?(_ number: Int32) {
    guard number >= 0 else { return nil }
    self.number = number
  }

  deinit { close(number) }

  /// Opens `name`, a single part of a path, in this folder. A symlink is never followed.
  ///
  /// - Returns: `nil` if that fails; `errno` says why.
  func open(_ name: ByteString, _ flags: Int32) -> Descriptor? {
    name.withTerminator { Descriptor(openat(number, $0, flags | O_NOFOLLOW | O_CLOEXEC)) }
  }

  /// Opens the folder `name` of this folder to be read.
  func openFolder(_ name: ByteString) -> Descriptor? {
    open(name, O_RDONLY | O_DIRECTORY | O_NONBLOCK)
  }

  /// Where the kernel shows this file, for calls that take nothing but a path. The path stays bound
  /// to the file that is open, whatever happens to its name.
  var path: ByteString { ByteString("/proc/self/fd/\(number)") }

  /// The names in this folder without `.` and `..`, in the order of the file system.
  ///
  /// - Returns: `nil` if it cannot be read to its end; `errno` says why.
  func names() -> [ByteString]? {
    guard let stream = fdopendir(dup(number)) else { return nil }
    defer { closedir(stream) }
    var names: [ByteString] = []
    errno = 0
    while let entry = readdir(stream) {
      let offset = MemoryLayout<dirent>.offset(of: \dirent.d_name) ?? 0
      let start = UnsafeRawPointer(entry).advanced(by: offset)
      let name = ByteString(
        UnsafeRawBufferPointer(
          start: start, count: strlen(start.assumingMemoryBound(to: CChar.self))))
      if name != "." && name != ".." { names.append(name) }
      errno = 0
    }
    return errno == 0 ? names : nil
  }

  /// Where the symlink `name` of this folder points to, as written. An empty `name` is the link that
  /// this descriptor is open on.
  func target(ofLink name: ByteString = "") -> ByteString? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = name.withTerminator { name in
      buffer.withUnsafeMutableBytes {
        readlinkat(number, name, $0.bindMemory(to: CChar.self).baseAddress!, $0.count)
      }
    }
    return count > 0 ? ByteString(buffer.prefix(count)) : nil
  }
}

extension ByteString {
  /// Calls `body` with these bytes and a NUL behind them, as the kernel takes a path.
  func withTerminator<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    (bytes + [0]).withUnsafeBytes { body($0.bindMemory(to: CChar.self).baseAddress!) }
  }

  /// What `errno` says went wrong, as the C library words it.
  static func reason(_ error: Int32) -> String {
    String(cString: strerror(error))
  }
}
