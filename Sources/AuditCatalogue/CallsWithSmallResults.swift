/// System calls that return 0, a descriptor or another small number where they succeed.
///
/// Rules compare the low 32 bits of a result, in which an address or an offset can look like an error;
/// the results of these calls cannot. Source: RETURN VALUE in the calls' pages of section 2 of the
/// manual. The list holds what rules commonly name, not every such call.
public enum CallsWithSmallResults {
  /// The names of the calls.
  public static let names: Set<String> = [
    "adjtimex", "bind", "chdir", "chmod", "chown", "chown32", "chroot", "clock_adjtime",
    "clock_settime", "connect", "creat", "delete_module", "execve", "execveat", "fallocate",
    "fchmod", "fchmodat", "fchmodat2", "fchown", "fchown32", "fchownat", "finit_module",
    "fremovexattr", "fsetxattr", "ftruncate", "ftruncate64", "init_module", "lchown", "lchown32",
    "link", "linkat", "lremovexattr", "lsetxattr", "mkdir", "mkdirat", "mknod", "mknodat", "mount",
    "mount_setattr", "move_mount", "open", "open_by_handle_at", "openat", "openat2", "removexattr",
    "rename", "renameat", "renameat2", "rmdir", "setdomainname", "setgid", "sethostname",
    "settimeofday", "setuid", "setxattr", "stime", "swapoff", "swapon", "symlink", "symlinkat",
    "truncate", "truncate64", "umount", "umount2", "unlink", "unlinkat", "utimensat",
  ]
}
