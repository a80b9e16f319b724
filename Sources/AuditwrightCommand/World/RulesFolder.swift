import ByteText
import Glibc

/// A rules.d folder on disk.
struct RulesFolder {
  let path: String

  /// Its rule files; none if the folder does not exist.
  func files() throws(Failure) -> [FolderPlan.Existing] {
    switch FileReading.kind(of: path) {
    case nil: return []
    case S_IFDIR: break
    default: throw .noAnswer("'\(FileReading.shown(path))' is a file, and a folder is wanted")
    }
    var files: [FolderPlan.Existing] = []
    for name in try FileReading.names(in: path)
    where name.first != UInt8(ascii: ".") && name.reversed().starts(with: ".rules".utf8.reversed())
    {
      files.append(FolderPlan.Existing(name: name, bytes: try content(of: name)))
    }
    return files.sorted { $0.name < $1.name }
  }

  /// The bytes of a regular file; a link, a folder or a device is nobody's rule file of ours.
  private func content(of name: ByteString) throws(Failure) -> [UInt8]? {
    var status = stat()
    guard let text = name.utf8, lstat("\(path)/\(text)", &status) == 0,
      status.st_mode & S_IFMT == S_IFREG
    else { return nil }
    return try FileReading.bytes(of: "\(path)/\(text)")
  }

  /// Makes the changes of `plan`: first every file is written and synced under a name that
  /// augenrules passes over, then all are renamed, then stale ones go, then the folder is synced.
  ///
  /// - Throws: `Failure.noAnswer`; what was written under temporary names is taken away again, and
  ///   no rule file has changed unless a rename failed after others.
  func carryOut(_ plan: FolderPlan) throws(Failure) {
    try makeFolder()
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw failure("'\(path)' cannot be opened") }
    defer { close(folder) }
    let changed = Set(plan.changes.filter { $0.what != .stale }.map(\.name))
    let files = plan.wanted.filter { changed.contains($0.name) }
    var written: [String] = []
    do throws(Failure) {
      for file in files {
        let temporary = temporaryName(file.name)
        written.append(temporary)
        try write(file.bytes, as: temporary, in: folder)
      }
      for file in files {
        try rename(temporaryName(file.name), to: file.name.description, in: folder)
      }
    } catch {
      for name in written { unlinkat(folder, name, 0) }
      throw error
    }
    for change in plan.changes where change.what == .stale {
      guard unlinkat(folder, change.name.description, 0) == 0 else {
        throw failure("'\(path)/\(change.name)' cannot be removed")
      }
    }
    guard fsync(folder) == 0 else { throw failure("'\(path)' cannot be synced") }
  }

  /// Makes the folder and those above it that are missing.
  private func makeFolder() throws(Failure) {
    var partial = path.hasPrefix("/") ? "/" : ""
    for component in path.split(separator: "/") {
      partial += (partial.isEmpty || partial.hasSuffix("/") ? "" : "/") + component
      guard mkdir(partial, 0o750) != 0, errno != EEXIST else { continue }
      throw failure("'\(partial)' cannot be made")
    }
  }

  /// Hidden and without the ending `.rules`, so that augenrules never reads a half-made file.
  private func temporaryName(_ name: ByteString) -> String { ".\(name).auditwright-new" }

  private func write(_ bytes: [UInt8], as name: String, in folder: Int32) throws(Failure) {
    unlinkat(folder, name, 0)
    let file = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o640)
    guard file >= 0 else { throw failure("'\(path)/\(name)' cannot be written") }
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure("'\(path)/\(name)' cannot be written") }
      rest = rest.dropFirst(count)
    }
    guard fsync(file) == 0 else { throw failure("'\(path)/\(name)' cannot be written") }
  }

  private func rename(_ old: String, to new: String, in folder: Int32) throws(Failure) {
    guard renameat(folder, old, folder, new) == 0 else {
      throw failure("'\(path)/\(new)' cannot be replaced")
    }
  }

  private func failure(_ what: String) -> Failure {
    let reason = String(cString: strerror(errno))
    return .noAnswer("\(ByteString(what)): \(reason)")
  }
}
