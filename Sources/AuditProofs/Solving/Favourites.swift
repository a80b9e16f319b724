import AuditCatalogue
import ByteText

/// The values that witnesses have if nothing else is asked of them: an ordinary person's call.
enum Favourites {
  /// The person.
  static let person: UInt32 = 1000

  /// The values to try first for a number.
  static func of(_ key: WordKey) -> [UInt32] {
    switch key.field {
    case .auid?: [person, .max, 1001, 0]
    case .uid?, .euid?, .suid?, .fsuid?, .gid?, .egid?, .sgid?, .fsgid?: [person, 0, 1001, 1]
    case .sessionid?: [.max, 1]
    case .pid?: [1000]
    case .ppid?: [999]
    default: [0, 1, 2, 0o100]
    }
  }

  /// The values to try first for the owner or group of a file.
  static let ofNames: [UInt32] = [0, person]
  /// Low words of results: success, then denied.
  static let successes: [UInt32] = [0, 3]
  static let failures: [UInt32] = [UInt32.max - 12, UInt32.max, UInt32.max - 1]
  /// Programs that nobody minds.
  static let programs: [ByteString] = [
    "/usr/bin/true", "/usr/bin/env", "/usr/local/bin/some-program",
  ]
  /// Places of no importance.
  static let places: [ByteString] = [
    "/srv/data", "/opt/data", "/home/person/data", "/mnt/data", "/data",
  ]
  /// Calls that everybody has heard of, those that touch names first.
  static let calls = [
    "openat", "open", "execve", "chmod", "fchmodat", "chown", "fchownat", "truncate", "setxattr",
    "readlink", "unlinkat", "unlink", "renameat2", "renameat", "rename", "mkdirat", "linkat",
    "mount", "connect", "bind", "kill", "ptrace", "setuid", "clone", "read", "getpid",
  ]
}

extension ProofHost {
  /// The most ordinary of `calls`: of the widest interface if it can be, and one that everybody
  /// knows, else the first that has a name.
  func mostOrdinary(of calls: CallSet) -> (interface: Int, number: UInt32)? {
    for interface in target.architectures.indices {
      if let number = favourite(of: calls, interface) { return (interface, number) }
      let numbers = calls.numbers(interface: interface)
      let architecture = target.architectures[interface]
      if let named = numbers.first(where: { names.name(ofSyscall: $0, on: architecture) != nil }) {
        return (interface, named)
      }
    }
    for interface in target.architectures.indices {
      if let number = calls.numbers(interface: interface).first { return (interface, number) }
    }
    return nil
  }

  private func favourite(of calls: CallSet, _ interface: Int) -> UInt32? {
    favouriteCalls[interface].first { calls.contains($0, interface: interface) }
  }
}
