import AuditCatalogue
import ByteText
import Diagnostics

/// What policies need to know of a host, taken from its tree.
public struct CapturedFacts: Sendable {
  public var facts: HostFacts
  /// The programs that `facts` names by their inventory.
  public var inventory: ProgramInventory
  /// What stood in the way. An error means that places may be missing.
  public var problems: [Diagnostic]
  /// Whether the mounts are known; without them, none are written.
  public var knowsMounts: Bool

  /// What a tree does not say.
  public struct Options: Sendable {
    /// What to call the facts, a word; if `nil`, `ID-VERSION_ID` of the tree's os-release.
    public var name: String?
    /// How to find the inventory. Its mounts are the host's.
    public var programs = ProgramInventory.Options()
    /// The security modules in force, instead of what the running host says.
    public var securityModules: [String]?
    /// The two first numbers of the kernel's version, instead of the one found.
    public var kernel: Version?
    /// Places to look at wherever they are: absolute paths.
    public var otherPlaces: [ByteString] = []

    public init() {}
  }

  /// Captures the tree of `root`. Mounts, security modules and the kernel's version are those of
  /// the running host if it is its root.
  public static func capture(_ root: HostRoot, options: Options = Options()) -> CapturedFacts {
    var walk = TreeWalk(PlaceSearch(root))
    walk.run(root)
    for path in options.otherPlaces { walk.visitor.look(at: path) }
    let inventory = ProgramInventory.capture(root, options: options.programs)
    let (users, groups) = (
      AccountFile("/etc/passwd", of: root), AccountFile("/etc/group", of: root)
    )
    let mounts = options.programs.mounts ?? (root.isRunningHost ? MountTable.running : nil)
    let versions = InstalledVersions(root)

    var facts = HostFacts(name: options.name ?? OSRelease(root)?.name ?? "host")
    facts.directories = walk.visitor.folders
    facts.files = walk.visitor.files.union(inventory.programs.map(\.path))
    facts.symlinks = walk.visitor.links
    facts.mounts = mounts?.mounts ?? []
    facts.users = users.accounts
    facts.groups = groups.accounts
    facts.securityModules =
      options.securityModules ?? (root.isRunningHost ? runningSecurityModules : nil)
    facts.awk = root.place(at: "/usr/bin/awk")?.parts.last?.description
    facts.kernel = options.kernel ?? versions.kernel
    facts.audit = versions.audit
    facts.inventories = [inventory.name.description]

    let problems = walk.visitor.problems + inventory.problems + users.problems + groups.problems
    return CapturedFacts(
      facts: facts, inventory: inventory, problems: Array(Set(problems)).inOrder,
      knowsMounts: mounts != nil)
  }

  /// Those of the running kernel's modules that audit has fields for; `nil` if it does not say.
  private static var runningSecurityModules: [String]? {
    guard let bytes = (try? HostRoot("/"))?.contents(of: "/sys/kernel/security/lsm") else {
      return nil
    }
    let modules = bytes.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\n") }
      .map { String(decoding: $0, as: UTF8.self) }
    return modules.filter { ["apparmor", "selinux", "smack"].contains($0) }
  }
}

extension MountTable {
  /// What is mounted where on the running host; `nil` if /proc does not say.
  static var running: MountTable? {
    let mounts = MountInfo.running.reachable
    return mounts.isEmpty ? nil : MountTable(mounts)
  }
}
