import ByteText

/// Which places of a tree facts list, so that what is not listed there is known not to exist.
enum FactsRule {
  /// Folders of which only themselves are listed.
  private static let onlyThemselves: Set<ByteString> = [
    "/boot", "/dev", "/lost+found", "/proc", "/sys", "/tmp", "/usr/lib/modules", "/var/tmp",
  ]

  /// Folders whose own files are listed; below /etc all are.
  private static let fileFolders: Set<ByteString> = [
    "/run", "/usr/bin", "/usr/games", "/usr/lib/systemd", "/usr/libexec", "/usr/local/bin",
    "/usr/local/games", "/usr/local/sbin", "/usr/sbin", "/var/log",
  ]

  /// The lowest level of listed folders below some folder; 3 below all others.
  private static let depths: [(folder: ByteString, level: Int)] = [
    ("/etc", .max), ("/run", 2), ("/usr/lib", 4), ("/var/log", 4), ("/var/spool", 4),
  ]

  /// Whether a folder in `parent`, at `level` from the top, is listed.
  static func listsFolders(in parent: ByteString, level: Int) -> Bool {
    guard !onlyThemselves.contains(parent) else { return false }
    let depth = depths.first { parent == $0.folder || parent.isBelow($0.folder) }
    return level <= depth?.level ?? 3
  }

  /// Whether a file in `parent` is listed.
  static func listsFiles(in parent: ByteString) -> Bool {
    parent == "/etc" || parent.isBelow("/etc") || fileFolders.contains(parent)
  }

  /// Whether anything in the folder `path` at `level` can be listed.
  static func looksInto(_ path: ByteString, level: Int) -> Bool {
    listsFolders(in: path, level: level + 1) || listsFiles(in: path)
  }
}

extension ByteString {
  /// Whether this path lies below `folder`.
  func isBelow(_ folder: ByteString) -> Bool {
    count > folder.count && self[folder.count] == UInt8(ascii: "/")
      && starts(with: folder)
  }
}
