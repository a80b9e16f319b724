import AuditCatalogue
import AuditRules
import ByteText

/// A system call as it ends.
public struct Call: Sendable, Hashable {
  public var architecture: Architecture
  /// The number, with bit 30 set for an x32 call.
  public var number: UInt32
  /// The low 32 bits of the first four arguments.
  public var arguments: [UInt32]
  /// The flags of openat2, which no argument word holds.
  public var openFlags: UInt64?
  /// `nil` for a call that does not return, such as exit_group.
  public var result: Result? = Result(exit: 0)
  /// Who calls.
  public var subject: Subject
  /// The caller at its own birth, when the task list was asked; `nil` for a task older than
  /// auditing, which has no context and is never recorded.
  public var birth: Subject?
  /// The address family that the call handed over.
  public var addressFamily: UInt32?
  /// The names that the call touched, in the order in which the kernel collected them.
  public var names: [RecordedName]
  /// What the rules' paths name as the call ends.
  public var world = FileWorld()
  /// The names that the call takes away, by unlink, rmdir or rename.
  public var removal: Removal?
  /// The types of the records that the kernel itself writes during the call, such as ANOM_LINK or a
  /// refusal by the security module. They make the call be recorded unless a rule says never.
  public var ownRecords: [UInt32] = []
  /// The tests on an IPC object's security label that hold.
  public var labels: Set<FieldComparison> = []

  /// How a call ended.
  public struct Result: Sendable, Hashable {
    public var succeeded: Bool
    /// The low 32 bits of the returned value.
    public var exit: UInt32

    /// A result as the kernel tells it: -4095 to -1 are errors.
    public init(exit: Int64) {
      succeeded = !(-4095...(-1)).contains(exit)
      self.exit = UInt32(truncatingIfNeeded: exit)
    }
  }

  /// Names that a call takes away.
  public struct Removal: Sendable, Hashable {
    public var paths: Set<ByteString>
    /// What the rules' paths named until then.
    public var world: FileWorld

    public init(of paths: Set<ByteString>, from world: FileWorld) {
      self.paths = paths
      self.world = world
    }
  }

  /// A successful call by `subject`, born with the ids it has.
  public init(
    _ number: UInt32, on architecture: Architecture = .x8664, _ arguments: [UInt32] = [],
    by subject: Subject = Subject(), names: [RecordedName] = []
  ) {
    self.architecture = architecture
    self.number = number
    self.arguments = arguments + [UInt32](repeating: 0, count: max(0, 4 - arguments.count))
    self.subject = subject
    self.birth = subject
    self.names = names
  }
}
