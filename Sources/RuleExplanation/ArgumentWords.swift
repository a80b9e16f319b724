import AuditCatalogue

/// What a value in an argument of a call stands for, where rules commonly ask for it.
///
/// Sources: the calls' manual pages and the kernel's headers under include/uapi (fcntl.h, time.h,
/// ptrace.h, sched.h, socket.h).
enum ArgumentWords {
  /// Words for a comparison of `field` of the call `name`; `nil` where none are known.
  static func words(
    for field: Field, of name: String, value: UInt32, _ op: Operator
  ) -> String? {
    switch (name, field) {
    case ("open", .a1), ("openat", .a2), ("open_by_handle_at", .a2): openFlags(value, op)
    case ("clock_settime", .a0), ("clock_settime64", .a0):
      op == .equal && value == 0 ? "the clock of the day" : nil
    case ("ptrace", .a0): op == .equal ? requests[value] : nil
    case ("socket", .a0): op == .equal ? families[value] : nil
    case ("setuid", .a0), ("setgid", .a0), ("setreuid", .a0), ("setresuid", .a0):
      op == .equal && value == 0 ? "root" : nil
    case ("kill", .a1), ("tkill", .a1), ("tgkill", .a2):
      op == .equal && value == 9 ? "SIGKILL" : nil
    case ("clone", .a0), ("unshare", .a0): value == 0x1000_0000 ? "a new user namespace" : nil
    default: nil
    }
  }

  private static func openFlags(_ value: UInt32, _ op: Operator) -> String? {
    guard op == .anyBit || op == .allBits else { return nil }
    let flags: [(UInt32, String)] = [
      (0o1, "to write"), (0o2, "to read and write"), (0o100, "to create"), (0o1000, "to cut"),
    ]
    let found = flags.filter { value & $0.0 != 0 }
    let known = found.reduce(0) { $0 | $1.0 }
    guard known == value, !found.isEmpty else { return nil }
    let words = found.map(\.1)
    return "opened " + (op == .anyBit ? words.joined(separator: " or ") : RuleWords.list(words))
  }

  private static let requests: [UInt32: String] = [
    0: "asks to be traced", 4: "writes into another process's program",
    5: "writes into another process's data", 6: "writes another process's registers",
    16: "attaches to another process", 0x4206: "attaches to another process",
  ]

  private static let families: [UInt32: String] = [
    1: "a local socket", 2: "an IPv4 socket", 10: "an IPv6 socket", 16: "a netlink socket",
    17: "a packet socket",
  ]
}
