import ByteText
import Glibc

/// Reads whole files, and says clearly why one cannot be read.
enum FileReading {
  /// More than any rule file or policy; a larger file is a mistake, or meant to hurt.
  static let limit = 256 << 20

  /// The bytes of the regular file at `path`, symlinks followed; `-` is standard input.
  static func bytes(of path: String) throws(Failure) -> [UInt8] {
    if path == "-" { return try bytes(from: STDIN_FILENO, named: "standard input") }
    return try bytes(ofFile: ByteString(path))
  }

  /// The bytes of the regular file at `path`, symlinks followed; its name need not be UTF-8.
  static func bytes(ofFile path: ByteString) throws(Failure) -> [UInt8] {
    // Opening a FIFO must not wait for somebody to write into it.
    let descriptor = open(path.terminated, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw .noAnswer("'\(path)' cannot be read: \(reason())") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .noAnswer("'\(path)' cannot be read: \(reason())")
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .noAnswer("'\(path)' is a directory, and a file is wanted")
    default: throw .noAnswer("'\(path)' is no regular file")
    }
    guard status.st_size <= limit else { throw tooLarge(path) }
    return try bytes(from: descriptor, named: path)
  }

  /// What kind of thing `path` is; `nil` if there is nothing.
  static func kind(of path: String) -> mode_t? { kind(ofFile: ByteString(path)) }

  /// What kind of thing `path` is; `nil` if there is nothing. Its name need not be UTF-8.
  static func kind(ofFile path: ByteString) -> mode_t? {
    var status = stat()
    guard stat(path.terminated, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT
  }

  /// Why nothing can be found at a `path` that is meant to lead to something: a symlink to nowhere,
  /// links in a circle, a folder that may not be searched; `nil` if there is nothing at all.
  static func obstacle(at path: String) -> Failure? {
    var status = stat()
    guard stat(path, &status) != 0 else { return nil }
    if errno != ENOENT, errno != ENOTDIR {
      return .noAnswer("'\(shown(path))' cannot be read: \(reason())")
    }
    guard lstat(path, &status) == 0 else { return nil }
    return .noAnswer("'\(shown(path))' cannot be read: it is a symbolic link that leads nowhere")
  }

  /// The names in a folder, without `.` and `..`, in no order.
  static func names(in folder: String) throws(Failure) -> [ByteString] {
    guard let stream = opendir(folder) else {
      throw .noAnswer("'\(shown(folder))' cannot be read: \(reason())")
    }
    defer { closedir(stream) }
    var names: [ByteString] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: UInt8.self, capacity: 256) { bytes in
          ByteString(UnsafeBufferPointer(start: bytes, count: strnlen(bytes, 256)))
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  private static func strnlen(_ bytes: UnsafePointer<UInt8>, _ limit: Int) -> Int {
    (0..<limit).first { bytes[$0] == 0 } ?? limit
  }

  private static func bytes(
    from descriptor: Int32, named name: ByteString
  ) throws(Failure) -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .noAnswer("'\(name)' cannot be read: \(reason())") }
      if count == 0 { return result }
      result += buffer[..<count]
      guard result.count <= limit else { throw tooLarge(name) }
    }
  }

  private static func tooLarge(_ name: ByteString) -> Failure {
    .noAnswer("'\(name)' is larger than \(limit >> 20) MiB, which no such file is")
  }

  private static func reason() -> String {
    errno == ELOOP ? "its symbolic links lead in a circle" : String(cString: strerror(errno))
  }

  /// `path` without anything that a terminal would obey.
  static func shown(_ path: String) -> String { ByteString(path).description }
}

extension ByteString {
  /// The bytes with a NUL behind them, as system calls take paths.
  fileprivate var terminated: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }
}
