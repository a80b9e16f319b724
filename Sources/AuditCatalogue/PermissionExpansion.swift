/// The system calls that libaudit itself puts into a rule's mask for `-F perm=`, by its version.
///
/// From audit 3.1.3 on, `perm=` with an arch already known ORs a fixed list of names for each letter
/// into the mask; the field stays in the rule. Source: lib/libaudit.c of the versions named, and
/// listings of rules loaded with 3.1.5, 4.0.2 and 4.2.1.
public enum PermissionExpansion {
  /// What happens to a name that the architecture lacks.
  public enum MissingName: Sendable, Hashable {
    /// The rule is refused: "Error adding syscalls for perm filtering".
    case refuses
    /// The name is left out.
    case isDropped
  }

  /// One version's lists.
  public struct Lists: Sendable {
    /// The names for one letter, by the letter's bit.
    fileprivate let names: [PermissionSet: [String]]
    /// How names that an architecture lacks are treated.
    public let missingName: MissingName

    /// The names for all the letters of `permissions`.
    public func names(for permissions: PermissionSet) -> [String] {
      PermissionSet.letters.filter { permissions.contains($0.permission) }
        .flatMap { names[$0.permission] ?? [] }
    }
  }

  /// The lists of `audit`, or `nil` if that version adds nothing.
  public static func lists(audit: Version) -> Lists? {
    if audit < "3.1.3" { return nil }
    if audit < "4.0.4" { return first }
    if audit < "4.1.2" { return second }
    return audit < "4.2" ? third : fourth
  }

  private static let opens = ["open", "openat", "openat2"]
  private static let linking = ["link", "linkat"]

  private static let first = Lists(
    names: [
      .read: firstRead, .write: firstWrite, .execute: ["execve"], .attr: firstAttr + linking,
    ], missingName: .refuses)
  private static let second = Lists(
    names: [
      .read: firstRead + ["listxattrat", "getxattrat"], .write: firstWrite,
      .execute: ["execve"], .attr: firstAttr + linking + ["setxattrat", "removexattrat"],
    ], missingName: .isDropped)
  private static let third = Lists(
    names: [
      .read: firstRead + ["listxattrat", "getxattrat", "file_getattr"],
      .write: firstWrite + ["quotactl_fd"], .execute: ["execve"], .attr: thirdAttr,
    ], missingName: .isDropped)
  private static let fourth = Lists(
    names: [
      .read: firstRead + fourthRead, .write: firstWrite + ["quotactl_fd"],
      .execute: ["execve", "execveat"], .attr: thirdAttr,
    ], missingName: .isDropped)

  private static let firstRead =
    [
      "readlink", "quotactl", "listxattr", "llistxattr", "flistxattr", "getxattr", "lgetxattr",
      "fgetxattr", "readlinkat",
    ] + opens
  private static let fourthRead = [
    "listxattrat", "getxattrat", "file_getattr", "quotactl_fd", "stat", "lstat", "fstat",
    "newfstatat", "statx",
  ]
  private static let firstWrite =
    [
      "rename", "mkdir", "rmdir", "creat", "link", "unlink", "symlink", "mknod", "mkdirat",
      "mknodat", "unlinkat", "renameat", "linkat", "symlinkat", "renameat2", "acct", "swapon",
      "quotactl", "truncate", "ftruncate", "bind", "fallocate",
    ] + opens
  private static let firstAttr = [
    "chmod", "fchmod", "chown", "lchown", "fchown", "setxattr", "lsetxattr", "fsetxattr",
    "removexattr", "lremovexattr", "fremovexattr", "fchownat", "fchmodat",
  ]
  private static let thirdAttr =
    firstAttr + linking + ["setxattrat", "removexattrat", "fchmodat2", "file_setattr"]
}
