/// System calls that record no file name, so that a rule with `path=` or `dir=` never fires on them.
///
/// Source: no function on their way calls `audit_getname`, `audit_inode` or `audit_file`
/// (kernel/auditsc.c); ftruncate and fallocate, which `perm=w` counts, were tried on kernels 5.10 to
/// 7.2. The list holds what rules commonly name, not every such call; write is not on it, because
/// files of configfs and sysfs open what is written to them.
public enum CallsWithoutNames {
  /// The names of the calls.
  public static let names: Set<String> = [
    "accept", "accept4", "adjtimex", "clock_adjtime", "clock_adjtime64", "clock_settime",
    "clock_settime64", "close", "dup", "dup2", "dup3", "fallocate", "ftruncate", "ftruncate64",
    "kill", "listen", "lseek", "mprotect", "munmap", "pread", "pread64", "process_vm_readv",
    "process_vm_writev", "ptrace", "read", "readv", "setdomainname",
    "setfsgid", "setfsgid32", "setfsuid", "setfsuid32", "setgid", "setgid32", "setgroups",
    "setgroups32", "sethostname", "setregid", "setregid32", "setresgid", "setresgid32",
    "setresuid", "setresuid32", "setreuid", "setreuid32", "settimeofday", "setuid", "setuid32",
    "shutdown", "socket", "socketpair", "stime", "tgkill", "tkill",
  ]
}
