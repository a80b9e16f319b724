import ByteText
import Glibc

/// A file that is written whole or not at all.
struct WholeFile {
  /// Its path as the user gave it.
  let path: String

  /// Puts `bytes` in the place of what the file holds; owner and permissions stay, and where the
  /// path is a symbolic link, the file that it leads to is written.
  ///
  /// - Throws: `Failure.noAnswer`; the file is then as it was.
  func write(_ bytes: [UInt8]) throws(Failure) {
    let place = target
    var old = stat()
    let exists = stat(place, &old) == 0
    let temporary = Self.temporaryName(beside: place)
    unlink(temporary)
    let mode = exists ? old.st_mode & 0o7777 : 0o640
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw failure("cannot be written") }
    defer { close(file) }
    var isWritten = Self.fill(file, bytes)
    if isWritten, exists, old.st_uid != geteuid() || old.st_gid != getegid() {
      isWritten = fchown(file, old.st_uid, old.st_gid) == 0
    }
    isWritten = isWritten && fchmod(file, mode) == 0 && fsync(file) == 0
    guard isWritten, rename(temporary, place) == 0 else {
      let failure = failure("cannot be written")
      unlink(temporary)
      throw failure
    }
  }

  /// The path with its symbolic links followed; as given if it leads nowhere yet.
  private var target: String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Hidden and with another ending, so that nobody reads a half-made file.
  private static func temporaryName(beside path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().map { $0 + "/" }.joined()
    return folder + ".\(parts.last ?? "").auditwright-new"
  }

  private static func fill(_ file: Int32, _ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private func failure(_ what: String) -> Failure {
    .noAnswer("'\(FileReading.shown(path))' \(what): \(String(cString: strerror(errno)))")
  }
}
