import AuditCatalogue
import ByteText

/// The programs that a host is known to have in the folders where programs are.
struct KnownPrograms {
  private let facts: HostFacts
  /// Where a program of this name is, the most usual folder first.
  private var places: [ByteString: ByteString] = [:]

  init(_ facts: HostFacts) {
    self.facts = facts
    for folder in Self.folders.reversed() {
      for file in facts.files.union(facts.symlinks.keys) where file.folder == folder {
        places[file.name] = file
      }
    }
  }

  /// Where the program is that is not at `path`: of the same name, or else of one that is longer or
  /// shorter by a few letters; `nil` if `path` is there or nothing is like it.
  func place(meantBy path: ByteString) -> ByteString? {
    guard Self.folders.contains(path.folder) || ["/bin", "/sbin"].contains(path.folder),
      facts.kind(of: path, followingLast: false) == .absent
    else { return nil }
    if let place = places[path.name] { return place }
    let name = path.name
    guard name.count >= Self.leastLetters else { return nil }
    let shorter = (1...Self.mostLettersOff).lazy.compactMap {
      places[ByteString(name.dropLast($0))]
    }
    return shorter.first
  }

  /// How long a name must be to be known by its beginning, and how much of it may be too much.
  private static let leastLetters = 9
  private static let mostLettersOff = 2

  private static let folders: [ByteString] = [
    "/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin", "/usr/libexec",
  ]
}

extension ByteString {
  /// What stands behind the last slash.
  var name: ByteString {
    lastIndex(of: UInt8(ascii: "/")).map { ByteString(self[($0 + 1)...]) } ?? self
  }

  /// What stands before the last slash.
  fileprivate var folder: ByteString {
    lastIndex(of: UInt8(ascii: "/")).map { ByteString(self[..<$0]) } ?? ""
  }
}
