/// System calls that came after libaudit 3.0.9's tables, or that other versions of libaudit or the
/// kernel spell otherwise: to read listings and for lints, never to accept a name in a rule.
///
/// Source: the kernel's syscall tables (arch/x86/entry/syscalls, scripts/syscall.tbl) up to 7.0. A
/// test holds that the linked libaudit knows none of the numbers, or knows them by another name.
public enum NewerSyscalls {
  /// The number of a call on `architecture`; `nil` if this table has none of that name.
  public static func number(of name: String, on architecture: Architecture) -> UInt32? {
    common[name] ?? particular[architecture]?[name]
  }

  /// The name of a call; `nil` if this table does not have the number.
  public static func name(of number: UInt32, on architecture: Architecture) -> String? {
    common.first { $0.value == number }?.key
      ?? particular[architecture]?.first { $0.value == number }?.key
  }

  /// The first kernel of the main line that has a call of the common ones; `nil` for any other.
  ///
  /// Source: the kernel's release history, by the commit that took the number.
  public static func firstKernel(of name: String) -> Version? {
    guard let number = common[name] else { return nil }
    return firstKernels.first { $0.numbers.contains(number) }?.kernel
  }

  private static let firstKernels: [(numbers: ClosedRange<UInt32>, kernel: Version)] = [
    (451...451, "6.5"), (452...453, "6.6"), (454...456, "6.7"), (457...461, "6.8"),
    (462...462, "6.10"), (463...466, "6.13"), (467...467, "6.15"), (468...469, "6.17"),
    (470...470, "6.19"),
  ]

  /// One number on every architecture, as for all calls since 5.1.
  static let common: [String: UInt32] = [
    "cachestat": 451, "fchmodat2": 452, "map_shadow_stack": 453, "futex_wake": 454,
    "futex_wait": 455, "futex_requeue": 456, "statmount": 457, "listmount": 458,
    "lsm_get_self_attr": 459, "lsm_set_self_attr": 460, "lsm_list_modules": 461, "mseal": 462,
    "setxattrat": 463, "getxattrat": 464, "listxattrat": 465, "removexattrat": 466,
    "open_tree_attr": 467, "file_getattr": 468, "file_setattr": 469, "listns": 470,
  ]

  /// Numbers of one architecture, and the kernel's spelling where libaudit 3.0.9 has its own.
  static let particular: [Architecture: [String: UInt32]] = [
    .x8664: ["uretprobe": 335, "pread64": 17, "pwrite64": 18],
    .i386: ["kexec_load": 283],
    .aarch64: ["pread64": 67, "pwrite64": 68, "getdents64": 61, "fstat": 80],
  ]
}
