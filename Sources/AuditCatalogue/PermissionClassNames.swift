/// The names behind `PermissionClasses`: the lists of kernel 5.10 and what was added since.
enum PermissionClassNames {
  /// Calls that joined a class after 5.10.
  struct Addition: Sendable {
    let names: [String]
    let classes: [PermissionClasses.CallClass]
    /// The first kernel of the main line that has it.
    let mainline: Version
    /// Stable series, by their two first numbers, that took it over.
    let backports: [Version]

    /// Whether `kernel`, of which the two first numbers count, has it.
    func isPresent(in kernel: Version) -> Bool {
      kernel >= mainline || backports.contains { $0.parts.prefix(2) == kernel.parts.prefix(2) }
    }
  }

  /// The members of `callClass`; a name that an architecture lacks has no number there.
  static func names(in callClass: PermissionClasses.CallClass, kernel: Version) -> Set<String> {
    additions.reduce(into: base[callClass] ?? []) { result, addition in
      if addition.classes.contains(callClass), addition.isPresent(in: kernel) {
        result.formUnion(addition.names)
      }
    }
  }

  /// Whether `name` is a member of `callClass`.
  static func holds(
    _ name: String, in callClass: PermissionClasses.CallClass, kernel: Version
  ) -> Bool {
    if base[callClass]?.contains(name) == true { return true }
    return additions.contains {
      $0.names.contains(name) && $0.classes.contains(callClass) && $0.isPresent(in: kernel)
    }
  }

  /// The members in 5.10.
  private static let base: [PermissionClasses.CallClass: Set<String>] = [
    .read: Set(read), .write: Set(write), .attribute: Set(attribute),
    .directoryWrite: Set(directoryWrite), .signal: Set(signal),
  ]

  /// Source: the kernel's history up to 7.3; the last four from source only, not booted.
  static let additions: [Addition] = [
    Addition(
      names: ["setxattrat", "removexattrat"], classes: [.attribute], mainline: "6.13",
      backports: []),
    Addition(
      names: ["fchmodat2"], classes: [.attribute], mainline: "7.0",
      backports: ["6.6", "6.12", "6.18"]),
    Addition(
      names: ["getxattrat", "listxattrat"], classes: [.read], mainline: "7.0",
      backports: ["6.18"]),
    Addition(names: ["quotactl_fd"], classes: [.read, .write], mainline: "7.3", backports: []),
    Addition(names: ["file_getattr"], classes: [.read], mainline: "7.3", backports: []),
    Addition(names: ["file_setattr"], classes: [.attribute], mainline: "7.3", backports: []),
    Addition(
      names: [
        "stat", "lstat", "fstat", "newfstatat", "statx", "stat64", "lstat64", "fstat64",
        "fstatat64",
      ], classes: [.read], mainline: "7.3", backports: []),
  ]

  private static let read = [
    "readlink", "readlinkat", "quotactl", "getxattr", "lgetxattr", "fgetxattr", "listxattr",
    "llistxattr", "flistxattr",
  ]
  private static let directoryWrite = [
    "rename", "renameat", "renameat2", "mkdir", "mkdirat", "rmdir", "creat", "link", "linkat",
    "unlink", "unlinkat", "symlink", "symlinkat", "mknod", "mknodat",
  ]
  private static let write =
    directoryWrite + [
      "acct", "swapon", "quotactl", "truncate", "ftruncate", "truncate64", "ftruncate64", "bind",
      "fallocate",
    ]
  private static let attribute = [
    "chmod", "fchmod", "fchmodat", "chown", "fchown", "lchown", "fchownat", "chown32", "fchown32",
    "lchown32", "setxattr", "lsetxattr", "fsetxattr", "removexattr", "lremovexattr",
    "fremovexattr", "link", "linkat",
  ]
  private static let signal = ["kill", "tkill", "tgkill"]
}
