import AuditCatalogue
import ByteText

/// What a single rule means, free of spelling: the order of its comparisons, repeated ones, the
/// unused parts of the mask and the order of its keys are gone.
public struct CanonicalRule: Sendable, Hashable {
  /// Where the kernel keeps the rule.
  public let list: FilterList
  /// What a match does.
  public let action: Action
  /// The system calls; `.all` on lists that do not look at them.
  public let syscalls: SyscallMask
  /// The conditions without the key, each once, in a fixed order.
  public let comparisons: [FieldComparison]
  /// The keys, each once, in byte order.
  public let keys: [ByteString]
}

extension Rule {
  /// The rule's meaning, to be compared by `==`.
  public var canonical: CanonicalRule {
    if endsItsList {
      // What stands before the field that ends the walk decides whether the walk gets there.
      return CanonicalRule(
        list: list, action: action, syscalls: .all, comparisons: comparisons, keys: [])
    }
    return CanonicalRule(
      list: list, action: list == .exclude ? .never : action,
      syscalls: !list.looksAtSyscalls || syscalls.isAll ? .all : syscalls,
      comparisons: Set(comparisons.filter { $0.field != .key }).sorted { $0.precedes($1) },
      keys: Set(keys).sorted())
  }
}

extension Rule {
  /// Whether the kernel, when it comes to this rule on the user or exclude list, may end its walk
  /// through the list there: it does so at a field that it does not evaluate on these lists, the key
  /// among them (kernel/audit.c, audit_filter).
  public var endsItsList: Bool {
    guard list == .user || list == .exclude else { return false }
    let evaluated: Set<Field> = [
      .pid, .uid, .gid, .auid, .auidIsSet, .msgtype, .subjectUser, .subjectRole, .subjectType,
      .subjectSensitivity, .subjectClearance, .exe,
    ]
    return comparisons.contains { !evaluated.contains($0.field) }
  }
}

extension CanonicalRule {
  /// The same meaning under any key.
  public var withoutKeys: CanonicalRule {
    CanonicalRule(
      list: list, action: action, syscalls: syscalls, comparisons: comparisons, keys: [])
  }
}

extension FieldComparison {
  /// A total order without meaning, by field, operator, value.
  fileprivate func precedes(_ other: FieldComparison) -> Bool {
    if field != other.field { return field.rawValue < other.field.rawValue }
    if op != other.op { return op.rawValue < other.op.rawValue }
    return value.sortKey < other.value.sortKey
  }
}

extension FieldComparison.Value {
  fileprivate var sortKey: (Int, UInt32, ByteString) {
    switch self {
    case .number(let number): (0, number, "")
    case .text(let text): (1, 0, text)
    case .account(let name): (2, 0, name)
    }
  }
}
