import AuditCatalogue
import ByteText

extension KernelVerdict {
  /// Looks up what path= and dir= name (audit_add_watch, audit_add_tree_rule).
  func checkPlaces(of rule: Rule) throws(KernelRefusal) {
    do throws(KernelRefusal) {
      if let path = rule.path { try checkParent(of: path, "path") }
      if let dir = rule.dir {
        try checkDots(in: dir)
        try checkTree(dir)
      }
    } catch {
      throw error.about(rule.dir == nil ? .path : .dir)
    }
  }

  /// The folder that holds a watched file or program must be there; the file need not.
  func checkParent(of path: ByteString, _ word: String) throws(KernelRefusal) {
    if path.count >= Self.pathLimit {
      throw KernelRefusal(.nameTooLong, "'\(word)' is longer than \(Self.pathLimit - 1) bytes")
    }
    let cut = path.lastIndex(of: Self.slash) ?? 0
    let name = ByteString(path[(cut + 1)...])
    try checkDots(in: ByteString(path[..<cut]))
    try checkFolder(Self.trimmed(path[..<cut]), of: path)
    if name == "." || name == ".." {
      throw KernelRefusal(
        .invalid, "'\(word)' ends with '\(name)'", advice: "write the path without it")
    }
    if name.count > Self.nameLimit {
      throw KernelRefusal(
        .nameTooLong, "a name in '\(word)' is longer than \(Self.nameLimit) bytes")
    }
  }

  /// The top of a tree must be there; a link at its end counts as itself, unless a slash follows.
  private func checkTree(_ path: ByteString) throws(KernelRefusal) {
    if path.count >= Self.pathLimit {
      throw KernelRefusal(.nameTooLong, "'dir' is longer than \(Self.pathLimit - 1) bytes")
    }
    let top = Self.trimmed(path[...])
    let wantsFolder = top.count < path.count && top != "/"
    let follows = wantsFolder || top.bytes.hasSuffix("/.") || top.bytes.hasSuffix("/..")
    switch host.kind(of: top, followingLast: follows) {
    case .found(.file) where wantsFolder:
      throw Self.notFolder(top)
    case .found, .unknown: return
    case .absent:
      try checkAncestors(of: top, path)
      if let long = top.split(separator: Self.slash).first(where: { $0.count > Self.nameLimit }) {
        throw KernelRefusal(.nameTooLong, "the name '\(ByteString(long))' is too long")
      }
      throw KernelRefusal(
        .noEntry, "there is no '\(path)'", dependsOnHost: true, advice: Self.missing)
    }
  }

  /// What stands before a `.` or `..` must be a folder, even where the way out of it makes the rest
  /// of the path mean something.
  private func checkDots(in path: ByteString) throws(KernelRefusal) {
    guard path.bytes.hasText("/.") else { return }
    let parts = path.split(separator: Self.slash)
    var folder = ByteString()
    for part in parts {
      if part.elementsEqual(".".utf8) || part.elementsEqual("..".utf8) {
        try checkFolder(folder.isEmpty ? "/" : folder, of: path)
      }
      folder.append(Self.slash)
      folder += part
    }
  }

  private func checkFolder(_ folder: ByteString, of path: ByteString) throws(KernelRefusal) {
    switch host.kind(of: folder, followingLast: true) {
    case .found(.directory), .unknown: return
    case .found(.file): throw Self.notFolder(folder)
    case .found(.symlink), .absent:
      try checkAncestors(of: folder, path)
      throw KernelRefusal(
        .noEntry, "there is no folder '\(folder)' for '\(path)'", dependsOnHost: true,
        advice: Self.missing)
    }
  }

  /// A file where a folder should be makes it ENOTDIR rather than ENOENT.
  private func checkAncestors(of place: ByteString, _ path: ByteString) throws(KernelRefusal) {
    var folder = place
    while folder.count > 1, let cut = folder.lastIndex(of: Self.slash) {
      folder = Self.trimmed(folder[..<cut])
      switch host.kind(of: folder, followingLast: true) {
      case .found(.file): throw Self.notFolder(folder)
      case .found: return
      case .absent, .unknown: continue
      }
    }
  }

  private static func notFolder(_ path: ByteString) -> KernelRefusal {
    KernelRefusal(
      .notDirectory, "'\(path)' is no folder", dependsOnHost: true,
      advice: "correct the path, or leave the rule out on hosts where this is a file")
  }

  /// What to do about a place that is not there.
  private static let missing =
    "create it before the rules are loaded, or leave the rule out on hosts without it"

  private static let slash = UInt8(ascii: "/")
  /// NAME_MAX, the longest name of a single file.
  private static let nameLimit = 255

  /// `path` without slashes at its end; `/` if nothing is left.
  private static func trimmed(_ path: ByteString.SubSequence) -> ByteString {
    let end = path.lastIndex { $0 != slash }
    return end.map { ByteString(path[...$0]) } ?? "/"
  }
}

extension [UInt8] {
  fileprivate func hasSuffix(_ text: String) -> Bool {
    suffix(text.utf8.count).elementsEqual(text.utf8)
  }

  /// Whether the two letters of `text` stand somewhere side by side.
  fileprivate func hasText(_ text: String) -> Bool {
    indices.dropLast().contains { self[$0...].starts(with: text.utf8) }
  }
}
