/// System calls that record no file name, so that a rule with `path=` or `dir=` never fires on them.
///
/// Source: no function on their way calls `audit_getname`, `audit_inode` or `audit_file`
/// (kernel/auditsc.c); ftruncate and fallocate, which `perm=w` counts, were tried on kernels 5.10 to
/// 7.2. The list holds what rules commonly name, not every such call.
public enum CallsWithoutNames {
  /// The names of the calls.
  public static let names: Set<String> = [
    "adjtimex", "clock_adjtime", "clock_settime", "fallocate", "ftruncate", "ftruncate64", "kill",
    "settimeofday", "setdomainname", "sethostname", "stime", "tgkill", "tkill",
  ]
}
