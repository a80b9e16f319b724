/// A list of rules that the kernel walks at one kind of moment (auditctl(8), linux/audit.h).
public enum FilterList: UInt32, Sendable, Hashable, CaseIterable {
  /// Evaluated when a process sends a user-space message.
  case user = 0
  /// Evaluated when a task is created.
  case task = 1
  /// Evaluated when a system call ends; watches live here too.
  case exit = 4
  /// Evaluated before each record is written; a match drops the record.
  case exclude = 5
  /// Evaluated while the names that a call touches are collected.
  case filesystem = 6
  /// Evaluated when an io_uring operation ends; kernel 5.16, audit 3.1.
  case ioUring = 7

  /// The word used in `-a` and printed by `auditctl -l`.
  public var name: String {
    switch self {
    case .user: "user"
    case .task: "task"
    case .exit: "exit"
    case .exclude: "exclude"
    case .filesystem: "filesystem"
    case .ioUring: "io_uring"
    }
  }

  /// The list of this name, in lower case as auditctl 3.0.9 wants it.
  public init?(name: some StringProtocol) {
    guard let list = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = list
  }

  /// Whether the kernel looks at a rule's system call mask on this list.
  public var looksAtSyscalls: Bool { self == .exit || self == .ioUring }
}
