/// Which system calls the letters of `perm=` stand for: the kernel's `audit_match_perm`.
///
/// Source: kernel/auditsc.c and include/asm-generic/audit_read.h, audit_write.h,
/// audit_change_attr.h, audit_dir_write.h, audit_signal.h of kernels 5.10 to 7.3; the x86 lists were
/// read back from booted kernels through class bits. Where a stable series took a later addition
/// over, the series counts as having it.
public enum PermissionClasses {
  /// The classes that the kernel keeps; twice the value is the class's number in a rule's mask.
  public enum CallClass: UInt32, Sendable, CaseIterable {
    case directoryWrite = 0
    case attribute = 1
    case read = 2
    case write = 3
    case signal = 4
  }

  /// The members of a class, by number in order; empty for an architecture that is not known.
  public static func members(
    of callClass: CallClass, on architecture: Architecture, kernel: Version
  ) -> [UInt32] {
    guard let numbers = PermissionCallNumbers.table(of: architecture) else { return [] }
    return PermissionClassNames.names(in: callClass, kernel: kernel).compactMap { numbers[$0] }
      .sorted()
  }

  /// The members that bit 2047 - `number` of a rule's mask asks for: even numbers mean the native
  /// architecture, odd ones its 32-bit companion. Empty for numbers without a class.
  public static func members(
    ofClassNumber number: UInt32, on machine: Machine, kernel: Version
  ) -> [UInt32] {
    guard let callClass = CallClass(rawValue: number / 2) else { return [] }
    let architecture = machine.architecture(number % 2 == 0 ? .b64 : .b32)
    return members(of: callClass, on: architecture, kernel: kernel)
  }

  /// Every call that some letter of `permissions` can match, by number in order: the members of
  /// the letters' classes and the calls that are judged by their arguments.
  public static func calls(
    _ permissions: PermissionSet, on architecture: Architecture, kernel: Version
  ) -> [UInt32] {
    var result = Set<UInt32>()
    for (permission, callClass) in classes where permissions.contains(permission) {
      result.formUnion(members(of: callClass, on: architecture, kernel: kernel))
    }
    let numbers = PermissionCallNumbers.table(of: architecture) ?? [:]
    for (name, special) in specialCalls where !special.reach.isDisjoint(with: permissions) {
      if name == "openat2", kernel < "5.16" { continue }
      if let number = numbers[name] { result.insert(number) }
    }
    return result.sorted()
  }

  /// The letters that one call matches; none for a call that `perm=` never matches.
  ///
  /// - Parameters:
  ///   - number: the system call.
  ///   - arguments: a0 to a3, as 32-bit words; missing ones count as 0.
  ///   - openHowFlags: the flags that openat2 was given in memory; `nil` for any other call.
  public static func permissions(
    ofCall number: UInt32, on architecture: Architecture, kernel: Version,
    arguments: [UInt32] = [], openHowFlags: UInt32? = nil
  ) -> PermissionSet {
    guard let name = PermissionCallNumbers.name(of: number, on: architecture) else { return [] }
    func argument(_ index: Int) -> UInt32 { index < arguments.count ? arguments[index] : 0 }
    switch specialCalls[name] {
    case .executes: return .execute
    case .opens(let index): return accessMode(argument(index))
    case .opensByStructure: return kernel >= "5.16" ? accessMode(openHowFlags ?? 0) : []
    case .multiplexesSockets: return argument(0) == bindSubcall ? .write : []
    case nil: break
    }
    return classes.reduce(into: []) { result, entry in
      if PermissionClassNames.holds(name, in: entry.callClass, kernel: kernel) {
        result.insert(entry.permission)
      }
    }
  }

  /// How the kernel decides which letters a call matches.
  public enum Judge: Sendable, Hashable {
    /// It always matches these letters.
    case always(PermissionSet)
    /// By the access mode in the argument of this index.
    case accessMode(argument: Int)
    /// By the access mode in openat2's structure.
    case accessModeInMemory
    /// As `w` if the first argument is this number.
    case write(ifFirstArgument: UInt32)
  }

  /// How one call is judged; `.always([])` for a call that `perm=` never matches.
  public static func judge(
    ofCall number: UInt32, on architecture: Architecture, kernel: Version
  ) -> Judge {
    let name = PermissionCallNumbers.name(of: number, on: architecture)
    switch name.flatMap({ specialCalls[$0] }) {
    case .opens(let index): return .accessMode(argument: index)
    case .opensByStructure where kernel >= "5.16": return .accessModeInMemory
    case .multiplexesSockets: return .write(ifFirstArgument: bindSubcall)
    case .executes, .opensByStructure, nil:
      return .always(permissions(ofCall: number, on: architecture, kernel: kernel))
    }
  }

  /// The letters that have a class; `x` has none.
  private static let classes: [(permission: PermissionSet, callClass: CallClass)] = [
    (.read, .read), (.write, .write), (.attr, .attribute),
  ]

  /// SYS_BIND of linux/net.h, the first argument of socketcall.
  private static let bindSubcall: UInt32 = 2

  /// What an open's flags ask for: only the access mode counts, O_CREAT and O_TRUNC do not.
  private static func accessMode(_ flags: UInt32) -> PermissionSet {
    switch flags & 3 {
    case 0: .read
    case 1: .write
    default: [.read, .write]
    }
  }

  /// How the kernel judges a call that it never looks up in a class.
  private enum SpecialCall {
    case executes
    /// The argument of this index holds the flags.
    case opens(Int)
    case opensByStructure
    case multiplexesSockets

    /// Every letter that some such call matches.
    var reach: PermissionSet {
      switch self {
      case .executes: .execute
      case .opens, .opensByStructure: [.read, .write]
      case .multiplexesSockets: .write
      }
    }
  }

  private static let specialCalls: [String: SpecialCall] = [
    "open": .opens(1), "openat": .opens(2), "openat2": .opensByStructure, "execve": .executes,
    "execveat": .executes, "socketcall": .multiplexesSockets,
  ]
}
