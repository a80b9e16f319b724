extension FileCapabilities: CustomStringConvertible {
  /// The capabilities that have a name, by their numbers from 0 (linux/capability.h of Linux 5.9 and
  /// later; those that libcap 2.66 knows).
  static let names = [
    "chown", "dac_override", "dac_read_search", "fowner", "fsetid", "kill", "setgid", "setuid",
    "setpcap", "linux_immutable", "net_bind_service", "net_broadcast", "net_admin", "net_raw",
    "ipc_lock", "ipc_owner", "sys_module", "sys_rawio", "sys_chroot", "sys_ptrace", "sys_pacct",
    "sys_admin", "sys_boot", "sys_nice", "sys_resource", "sys_time", "sys_tty_config", "mknod",
    "lease", "audit_write", "audit_control", "setfcap", "mac_override", "mac_admin", "syslog",
    "wake_alarm", "block_suspend", "audit_read", "perfmon", "bpf", "checkpoint_restore",
  ].map { "cap_" + $0 }

  /// As getcap(8) of libcap 2.66 prints them, on a kernel that knows the named ones:
  /// `cap_net_raw=ep`, `cap_net_admin=ei cap_net_raw+ep`, `=ep cap_chown-ep`, `= 45+ep`.
  ///
  /// What most of the named capabilities have comes first, left out if it is nothing; then the
  /// others by what differs; then those without a name, by number.
  public var description: String {
    let (named, unnamed) = (Self.names.indices, Self.names.count..<64)
    let usual = usualState(among: named)
    var groups: [String] = []
    for state in stride(from: 7, through: 0, by: -1) where state != usual {
      let members = named.filter { self.state(of: $0) == state }.map { Self.names[$0] }
      guard !members.isEmpty else { continue }
      let (added, removed) = (state & ~usual, usual & ~state)
      groups.append(
        members.joined(separator: ",") + Self.letters(added, after: "+")
          + Self.letters(removed, after: "-"))
    }
    if usual == 0, !groups.isEmpty {
      // What is added to nothing is set.
      groups[0].replace("+", with: "=")
    } else {
      groups.insert("=" + Self.letters(usual, after: ""), at: 0)
    }
    for state in stride(from: 7, through: 1, by: -1) {
      let members = unnamed.filter { self.state(of: $0) == state }.map(String.init)
      guard !members.isEmpty else { continue }
      groups.append(members.joined(separator: ",") + Self.letters(state, after: "+"))
    }
    return groups.joined(separator: " ")
  }

  /// What the capability `number` has: 1 for effective, 2 for permitted, 4 for inheritable.
  private func state(of number: Int) -> Int {
    let permitted = Int(permitted >> UInt64(number) & 1)
    let inheritable = Int(inheritable >> UInt64(number) & 1)
    let effective = isEffective ? permitted | inheritable : 0
    return effective | permitted << 1 | inheritable << 2
  }

  /// What most of them have; of several, the one with the smallest number.
  private func usualState(among capabilities: Range<Int>) -> Int {
    var counts = [Int](repeating: 0, count: 8)
    for number in capabilities { counts[state(of: number)] += 1 }
    return counts.firstIndex(of: counts.max() ?? 0) ?? 0
  }

  private static func letters(_ state: Int, after sign: String) -> String {
    guard state != 0 else { return "" }
    return sign + (state & 1 != 0 ? "e" : "") + (state & 4 != 0 ? "i" : "")
      + (state & 2 != 0 ? "p" : "")
  }
}
