import AuditCatalogue
import AuditRules
import ByteText

/// What a text says of an event, and no more; `event(in:)` supplies the rest.
public struct EventDraft: Sendable, Hashable {
  /// The kinds of event, by the word that a text begins with; a call begins with its own name.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case call, message, record, birth
    case ioUring = "io_uring"
  }

  /// How a call ended.
  public enum Exit: Sendable, Hashable {
    /// It never returned.
    case none
    /// The value that it returned.
    case value(Int64)
  }

  /// The program that acts.
  public enum Program: Sendable, Hashable {
    case none
    case at(ByteString)
    /// A file that no known path leads to.
    case file(FileIdentity)
  }

  public var kind: Kind
  /// The number of the call or the operation, or the type of the message or the record.
  public var number: UInt32
  public var architecture: Architecture?
  public var arguments: [Int: UInt32] = [:]
  public var openFlags: UInt64?
  public var exit: Exit?
  public var succeeded: Bool?
  /// The numbers of the task by field: pid, ppid, pers, the ids, auid, sessionid.
  public var numbers: [Field: UInt32] = [:]
  public var groups: Set<UInt32>?
  public var program: Program?
  public var addressFamily: UInt32?
  public var names: [NameDraft] = []
  /// Whether the task is older than auditing.
  public var isUnaudited = false
  /// The numbers that the task was born with, where they are others than those it has.
  public var birthNumbers: [Field: UInt32] = [:]
  public var birthGroups: Set<UInt32>?
  /// The watched names that were replaced before, in that order, each as often as it happened.
  public var replaced: [ByteString] = []
  /// The watched names that the call takes away; `nil` for what follows from the call.
  public var removed: Set<ByteString>?
  /// The records that the kernel itself writes during the call.
  public var ownRecords: [UInt32] = []
  /// The tests on the task's label that hold.
  public var labels: Set<FieldComparison> = []
  /// The tests on an IPC object's label that hold.
  public var objectLabels: Set<FieldComparison> = []

  public init(_ kind: Kind, _ number: UInt32 = 0) {
    self.kind = kind
    self.number = number
  }

  /// The fields of a task that a text can give as numbers, in the order in which it is written.
  public static let taskFields: [Field] = [
    .uid, .auid, .euid, .suid, .fsuid, .gid, .egid, .sgid, .fsgid, .sessionid, .pid, .ppid, .pers,
  ]
}
