import ByteText
import Diagnostics

/// The programs of a host that give privileges: regular files with a set-uid bit, a set-gid bit or
/// file capabilities.
public struct ProgramInventory: Sendable, Hashable {
  /// What it is called in policies, such as `debian-12.programs`.
  public var name: ByteString
  /// By path, in the order of the bytes.
  public var programs: [PrivilegedProgram]
  /// What stood in the way. An error means that programs may be missing.
  public var problems: [Diagnostic]

  public init(name: ByteString, programs: [PrivilegedProgram], problems: [Diagnostic] = []) {
    self.name = name
    self.programs = programs
    self.problems = problems
  }

  /// Where and how far to look.
  public struct Options: Sendable {
    /// Whether to look into file systems that are mounted below the root.
    public var looksIntoAllDevices = false
    /// What is mounted in the tree; what is nosuid there is left out. If `nil`, the running host's
    /// kernel is asked for its own root, and another tree has no mounts.
    public var mounts: MountTable?
    /// What to call the inventory; if `nil`, `ID-VERSION_ID.programs` of the tree's os-release.
    public var name: ByteString?

    public init() {}
  }

  /// Looks through the whole tree of `root`.
  ///
  /// What cannot be looked at is told in `problems`, as an error; a file system that was left
  /// out because `options` do not include it, as a note.
  public static func capture(_ root: HostRoot, options: Options = Options()) -> ProgramInventory {
    var walk = TreeWalk(ProgramSearch(root, options: options))
    walk.run(root)
    let name = options.name ?? ByteString((OSRelease(root)?.name ?? "host") + ".programs")
    return ProgramInventory(
      name: name, programs: walk.visitor.programs.sorted { $0.path < $1.path },
      problems: walk.visitor.problems.inOrder)
  }
}
