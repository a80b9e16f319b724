import AuditCatalogue
import ByteText
import Diagnostics

/// Collects the folders, files and symlinks that facts list, in a walk through a tree.
struct PlaceSearch: TreeVisitor {
  private let root: HostRoot

  private(set) var folders: Set<ByteString> = ["/"]
  private(set) var files: Set<ByteString> = []
  private(set) var links: [ByteString: ByteString] = [:]
  private(set) var problems: [Diagnostic] = []

  init(_ root: HostRoot) {
    self.root = root
  }

  mutating func enter(_ folder: WalkedFolder) -> Bool { true }

  mutating func visit(
    _ name: ByteString, _ status: FileStatus, in folder: WalkedFolder
  ) -> Bool {
    let level = folder.level + 1
    switch status.kind {
    case .folder:
      guard FactsRule.listsFolders(in: folder.path, level: level) else { return false }
      let path = folder.path(of: name)
      folders.insert(path)
      return FactsRule.looksInto(path, level: level)
    case .file:
      if FactsRule.listsFiles(in: folder.path) { files.insert(folder.path(of: name)) }
    case .link: look(atLink: name, in: folder)
    case .other: break
    }
    return false
  }

  mutating func leave() {}

  mutating func miss(_ path: ByteString, reason: String) {
    problems.append(.unreadable(path, reason: reason))
  }

  /// Lists `path` and the folders that lead to it as far as they exist, wherever the tree has them.
  mutating func look(at path: ByteString) {
    var parent = ByteString("/")
    for name in path.parts where name != ".." {
      guard let folder = root.place(at: parent), folder.status.kind == .folder,
        let status = FileStatus(name, in: folder.descriptor)
      else { return }
      let place = ByteString(folder.parts.flatMap { "/".utf8 + $0.bytes } + "/".utf8 + name.bytes)
      switch status.kind {
      case .folder: folders.insert(place)
      case .file: files.insert(place)
      case .link: links[place] = folder.descriptor.target(ofLink: name)
      case .other: return
      }
      parent = place
    }
  }

  /// A link to a folder is listed where a folder is, any other where a file is.
  private mutating func look(atLink name: ByteString, in folder: WalkedFolder) {
    let asFolder = FactsRule.listsFolders(in: folder.path, level: folder.level + 1)
    let asFile = FactsRule.listsFiles(in: folder.path)
    guard asFolder || asFile else { return }
    let path = folder.path(of: name)
    let leadsToFolder = root.place(at: path)?.status.kind == .folder
    guard leadsToFolder ? asFolder : asFile else { return }
    links[path] = folder.descriptor.target(ofLink: name)
  }
}
