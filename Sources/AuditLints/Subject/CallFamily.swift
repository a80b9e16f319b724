import AuditCatalogue

/// System calls that do one thing, so that a rule on some of them has a hole.
///
/// Source: the calls' pages in section 2 of the manual, and arch/x86/entry/syscalls of the kernel. On
/// i386 the calls without a 32 or 64 in their name are those of the first interface, with ids of 16 bits
/// or sizes of 32, and today's C libraries use the others.
struct CallFamily {
  /// Calls that rules name when they mean the thing.
  let common: [String]
  /// Calls that do it too, with the first kernel that has them.
  let others: [(name: String, since: Version)]

  private init(_ common: [String], _ others: (String, Version)...) {
    self.common = common
    self.others = others.map { (name: $0.0, since: $0.1) }
  }

  /// The members that a kernel has, beyond those that only some architecture has.
  func members(of kernel: Version) -> [String] {
    common + others.filter { kernel >= $0.since }.map(\.name)
  }

  /// Whether a call of this name is a member.
  func holds(_ name: String) -> Bool {
    common.contains(name) || others.contains { $0.name == name }
  }

  static let all: [CallFamily] = [
    CallFamily(["open", "openat"], ("openat2", "5.6"), ("open_by_handle_at", "2.6.39")),
    CallFamily(["rename", "renameat"], ("renameat2", "3.15")),
    CallFamily(["unlink", "unlinkat"]),
    CallFamily(["link", "linkat"]),
    CallFamily(["symlink", "symlinkat"]),
    CallFamily(["mkdir", "mkdirat"]),
    CallFamily(["mknod", "mknodat"]),
    CallFamily(["chmod", "fchmod", "fchmodat"], ("fchmodat2", "6.6")),
    CallFamily(
      ["chown", "fchown", "lchown", "fchownat"], ("chown32", "2.4"), ("fchown32", "2.4"),
      ("lchown32", "2.4")),
    CallFamily(["setxattr", "lsetxattr", "fsetxattr"], ("setxattrat", "6.13")),
    CallFamily(["removexattr", "lremovexattr", "fremovexattr"], ("removexattrat", "6.13")),
    CallFamily(["truncate"], ("truncate64", "2.4")),
    CallFamily(["ftruncate"], ("ftruncate64", "2.4")),
    CallFamily(["execve"], ("execveat", "3.19")),
    CallFamily(["init_module", "finit_module"]),
    CallFamily(["kexec_load"], ("kexec_file_load", "3.17")),
    CallFamily(["umount", "umount2"]),
    CallFamily(["mount"], ("move_mount", "5.2")),
    CallFamily(["accept", "accept4"]),
    CallFamily(["clone"], ("clone3", "5.3")),
    CallFamily(["adjtimex"], ("clock_adjtime", "2.6.39"), ("clock_adjtime64", "5.1")),
    CallFamily(["clock_settime"], ("clock_settime64", "5.1")),
    CallFamily(["setuid"], ("setuid32", "2.4")),
    CallFamily(["setgid"], ("setgid32", "2.4")),
    CallFamily(["setreuid"], ("setreuid32", "2.4")),
    CallFamily(["setregid"], ("setregid32", "2.4")),
    CallFamily(["setresuid"], ("setresuid32", "2.4")),
    CallFamily(["setresgid"], ("setresgid32", "2.4")),
    CallFamily(["setfsuid"], ("setfsuid32", "2.4")),
    CallFamily(["setfsgid"], ("setfsgid32", "2.4")),
    CallFamily(["setgroups"], ("setgroups32", "2.4")),
  ]
}
