/// The numbers of the system calls that `perm=` knows, by architecture.
///
/// Source: the kernel's own lists (include/asm-generic/audit_*.h, arch/x86/kernel/audit_64.c,
/// arch/x86/ia32/audit.c, arch/arm64 and lib/audit.c, lib/compat_audit.c), kernels 5.10 to 7.3; those
/// of x86 were read back from booted kernels. Names are the kernel's. A test holds them against the
/// linked libaudit's tables.
enum PermissionCallNumbers {
  /// Each call that the architecture has and that is in some class, or that the kernel treats apart.
  static func table(of architecture: Architecture) -> [String: UInt32]? {
    switch architecture {
    case .x8664: x8664
    case .i386: i386
    case .aarch64: aarch64
    case .arm: arm
    default: nil
    }
  }

  /// The call of this number, if `perm=` knows it there.
  static func name(of number: UInt32, on architecture: Architecture) -> String? {
    names[architecture]?[number]
  }

  private static let names: [Architecture: [UInt32: String]] = {
    var result: [Architecture: [UInt32: String]] = [:]
    for architecture in [Architecture.x8664, .i386, .aarch64, .arm] {
      for (name, number) in table(of: architecture) ?? [:] {
        result[architecture, default: [:]][number] = name
      }
    }
    return result
  }()

  private static let x8664: [String: UInt32] = [
    "open": 2, "stat": 4, "fstat": 5, "lstat": 6, "bind": 49, "execve": 59, "kill": 62,
    "truncate": 76, "ftruncate": 77, "rename": 82, "mkdir": 83, "rmdir": 84, "creat": 85,
    "link": 86, "unlink": 87, "symlink": 88, "readlink": 89, "chmod": 90, "fchmod": 91,
    "chown": 92, "fchown": 93, "lchown": 94, "mknod": 133, "acct": 163, "swapon": 167,
    "quotactl": 179, "setxattr": 188, "lsetxattr": 189, "fsetxattr": 190, "getxattr": 191,
    "lgetxattr": 192, "fgetxattr": 193, "listxattr": 194, "llistxattr": 195, "flistxattr": 196,
    "removexattr": 197, "lremovexattr": 198, "fremovexattr": 199, "tkill": 200, "tgkill": 234,
    "openat": 257, "mkdirat": 258, "mknodat": 259, "fchownat": 260, "newfstatat": 262,
    "unlinkat": 263, "renameat": 264, "linkat": 265, "symlinkat": 266, "readlinkat": 267,
    "fchmodat": 268, "fallocate": 285, "renameat2": 316, "execveat": 322, "statx": 332,
    "openat2": 437, "quotactl_fd": 443, "fchmodat2": 452, "setxattrat": 463, "getxattrat": 464,
    "listxattrat": 465, "removexattrat": 466, "file_getattr": 468, "file_setattr": 469,
  ]

  private static let i386: [String: UInt32] = [
    "open": 5, "creat": 8, "link": 9, "unlink": 10, "execve": 11, "mknod": 14, "chmod": 15,
    "lchown": 16, "kill": 37, "rename": 38, "mkdir": 39, "rmdir": 40, "acct": 51, "symlink": 83,
    "readlink": 85, "swapon": 87, "truncate": 92, "ftruncate": 93, "fchmod": 94, "fchown": 95,
    "socketcall": 102, "stat": 106, "lstat": 107, "fstat": 108, "quotactl": 131, "chown": 182,
    "truncate64": 193, "ftruncate64": 194, "stat64": 195, "lstat64": 196, "fstat64": 197,
    "lchown32": 198, "fchown32": 207, "chown32": 212, "setxattr": 226, "lsetxattr": 227,
    "fsetxattr": 228, "getxattr": 229, "lgetxattr": 230, "fgetxattr": 231, "listxattr": 232,
    "llistxattr": 233, "flistxattr": 234, "removexattr": 235, "lremovexattr": 236,
    "fremovexattr": 237, "tkill": 238, "tgkill": 270, "openat": 295, "mkdirat": 296,
    "mknodat": 297, "fchownat": 298, "fstatat64": 300, "unlinkat": 301, "renameat": 302,
    "linkat": 303, "symlinkat": 304, "readlinkat": 305, "fchmodat": 306, "fallocate": 324,
    "renameat2": 353, "execveat": 358, "bind": 361, "statx": 383, "openat2": 437,
    "quotactl_fd": 443, "fchmodat2": 452, "setxattrat": 463, "getxattrat": 464,
    "listxattrat": 465, "removexattrat": 466, "file_getattr": 468, "file_setattr": 469,
  ]

  private static let aarch64: [String: UInt32] = [
    "setxattr": 5, "lsetxattr": 6, "fsetxattr": 7, "getxattr": 8, "lgetxattr": 9, "fgetxattr": 10,
    "listxattr": 11, "llistxattr": 12, "flistxattr": 13, "removexattr": 14, "lremovexattr": 15,
    "fremovexattr": 16, "mknodat": 33, "mkdirat": 34, "unlinkat": 35, "symlinkat": 36,
    "linkat": 37, "renameat": 38, "truncate": 45, "ftruncate": 46, "fallocate": 47, "fchmod": 52,
    "fchmodat": 53, "fchownat": 54, "fchown": 55, "openat": 56, "quotactl": 60, "readlinkat": 78,
    "newfstatat": 79, "fstat": 80, "acct": 89, "kill": 129, "tkill": 130, "tgkill": 131,
    "bind": 200, "execve": 221, "swapon": 224, "renameat2": 276, "execveat": 281, "statx": 291,
    "openat2": 437, "quotactl_fd": 443, "fchmodat2": 452, "setxattrat": 463, "getxattrat": 464,
    "listxattrat": 465, "removexattrat": 466, "file_getattr": 468, "file_setattr": 469,
  ]

  private static let arm: [String: UInt32] = [
    "open": 5, "creat": 8, "link": 9, "unlink": 10, "execve": 11, "mknod": 14, "chmod": 15,
    "lchown": 16, "kill": 37, "rename": 38, "mkdir": 39, "rmdir": 40, "acct": 51, "symlink": 83,
    "readlink": 85, "swapon": 87, "truncate": 92, "ftruncate": 93, "fchmod": 94, "fchown": 95,
    "stat": 106, "lstat": 107, "fstat": 108, "quotactl": 131, "chown": 182, "truncate64": 193,
    "ftruncate64": 194, "stat64": 195, "lstat64": 196, "fstat64": 197, "lchown32": 198,
    "fchown32": 207, "chown32": 212, "setxattr": 226, "lsetxattr": 227, "fsetxattr": 228,
    "getxattr": 229, "lgetxattr": 230, "fgetxattr": 231, "listxattr": 232, "llistxattr": 233,
    "flistxattr": 234, "removexattr": 235, "lremovexattr": 236, "fremovexattr": 237, "tkill": 238,
    "tgkill": 268, "bind": 282, "openat": 322, "mkdirat": 323, "mknodat": 324, "fchownat": 325,
    "fstatat64": 327, "unlinkat": 328, "renameat": 329, "linkat": 330, "symlinkat": 331,
    "readlinkat": 332, "fchmodat": 333, "fallocate": 352, "renameat2": 382, "statx": 397,
    "openat2": 437, "quotactl_fd": 443, "fchmodat2": 452, "setxattrat": 463, "getxattrat": 464,
    "listxattrat": 465, "removexattrat": 466, "file_getattr": 468, "file_setattr": 469,
  ]
}
