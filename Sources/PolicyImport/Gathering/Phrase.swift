import AuditCatalogue
import AuditRules
import ByteText

/// What one statement of a policy says, before it is written.
struct Phrase {
  /// What a statement is about.
  enum Subject: Hashable {
    case permissions(PermissionSet)
    case syscalls, allSyscalls, access
    case messages, userMessages, tasks, filesystems
  }

  /// One part of `where`: a comparison, or several values of which one is wanted.
  enum Condition: Hashable {
    case one(FieldComparison)
    case among(Field, [FieldComparison.Value])
  }

  var action: Action
  var subject: Subject
  /// `path` for `of`, `dir` for `under`; `nil` without a place.
  var reach: Field?
  var paths: [ByteString] = []
  /// Record types or filesystems.
  var types: [UInt32] = []
  var conditions: [Condition] = []
  var isDenied = false
  var keys: [ByteString] = []
  /// The calls on each interface; empty on lists that do not look at calls.
  var calls: [ABI: SyscallMask] = [:]

  /// What statements that are one but for something have in common.
  struct Rest: Hashable {
    let action: Action
    let subject: Subject
    let reach: Field?
    let paths: [ByteString]
    let types: [UInt32]
    let conditions: Set<Condition>
    let isDenied: Bool
    let keys: [ByteString]
    let calls: [ABI: SyscallMask]
    /// What has been left out.
    let without: Part
  }

  /// A part in which statements that can be put together may differ.
  enum Part: Hashable {
    case calls, paths, types, error
    case value(Field)
  }

  /// The statement without `part`; `condition` is the one that differs.
  func rest(without part: Part, _ condition: Condition? = nil) -> Rest {
    Rest(
      action: action, subject: subject, reach: reach, paths: part == .paths ? [] : paths,
      types: part == .types ? [] : types,
      conditions: Set(conditions.filter { $0 != condition }), isDenied: isDenied, keys: keys,
      calls: part == .calls ? [:] : calls, without: part)
  }
}
