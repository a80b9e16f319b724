import ByteText
import Diagnostics
import Glibc

/// Finds the programs that give privileges in a walk through a tree.
struct ProgramSearch: TreeVisitor {
  private let root: HostRoot
  private let options: ProgramInventory.Options
  private let madeUp = KernelFileSystems()
  /// Whether set-uid bits and capabilities have no effect, for each folder entered and not left.
  ///
  /// Such folders are walked all the same: something else may be mounted below them.
  private var nosuid: [Bool] = []

  private(set) var programs: [PrivilegedProgram] = []
  private(set) var problems: [Diagnostic] = []

  init(_ root: HostRoot, options: ProgramInventory.Options) {
    self.root = root
    self.options = options
  }

  mutating func enter(_ folder: WalkedFolder) -> Bool {
    if madeUp.contain(folder.status), folder.level > 0 { return false }
    if isElsewhere(folder.status) {
      noteLeftOut(folder.path, folder.descriptor)
      return false
    }
    let isNosuid = isNosuid(folder.path, folder.descriptor) ?? nosuid.last ?? false
    if isNosuid, folder.level == 0 { problems.append(.nosuidRoot) }
    nosuid.append(isNosuid)
    return true
  }

  mutating func visit(
    _ name: ByteString, _ status: FileStatus, in folder: WalkedFolder
  ) -> Bool {
    switch status.kind {
    case .folder:
      guard isElsewhere(status) else { return !madeUp.contain(status) }
      // Opened for its status only, which mounts nothing.
      let place = folder.descriptor.open(name, statusOnly | O_DIRECTORY)
      if !madeUp.contain(status) { noteLeftOut(folder.path(of: name), place) }
      return false
    case .file:
      if nosuid.last == false { look(at: name, status, in: folder) }
      return false
    case .link, .other: return false
    }
  }

  mutating func leave() { nosuid.removeLast() }

  mutating func miss(_ path: ByteString, reason: String) {
    // Nothing there has an effect, and what a user has mounted is often closed even to root.
    if nosuid.last == true { return }
    problems.append(.unreadable(path, reason: reason))
  }

  private mutating func look(
    at name: ByteString, _ status: FileStatus, in folder: WalkedFolder
  ) {
    var program = PrivilegedProgram(
      path: "", isSetuid: status.mode & S_ISUID != 0, isSetgid: status.mode & S_ISGID != 0)
    switch CapabilityAttribute(name, in: folder.descriptor) {
    case .none: break
    case .capabilities(let capabilities): program.capabilities = capabilities
    case .unreadable(let reason):
      problems.append(.unreadable(folder.path(of: name), reason: "file capabilities: \(reason)"))
    }
    guard program.isSetuid || program.isSetgid || program.capabilities != nil else { return }
    program.path = folder.path(of: name)
    programs.append(program)
  }

  private func isElsewhere(_ status: FileStatus) -> Bool {
    status.device != root.status.device && !options.looksIntoAllDevices
  }

  /// Whether the mount table, or the running kernel of its own root, calls a folder nosuid; `nil`
  /// if the table says nothing about it, so that it is as the folder that it is in.
  private func isNosuid(_ path: ByteString, _ folder: Descriptor?) -> Bool? {
    if let mounts = options.mounts { return mounts.mount(at: path)?.isNosuid }
    return root.isRunningHost && folder.flatMap(MountedKind.init)?.isNosuid == true
  }

  private mutating func noteLeftOut(_ path: ByteString, _ folder: Descriptor?) {
    if isNosuid(path, folder) != true { problems.append(.otherFileSystem(path)) }
  }
}
