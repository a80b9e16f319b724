import AuditCatalogue
import ByteText

/// A rule as the kernel holds it: a filter list, an action, a set of system calls and an ordered
/// list of comparisons.
///
/// Two rules are equal exactly if the kernel takes one for a duplicate of the other (EEXIST): the
/// order of the comparisons counts, the key counts. Use `canonical` to compare meanings.
public struct Rule: Sendable, Hashable {
  /// Where the kernel keeps it.
  public var list: FilterList
  /// What a match does.
  public var action: Action
  /// Which system calls it looks at; it counts on the exit and io_uring lists only.
  public var syscalls: SyscallMask
  /// The conditions, in stored order, the key among them.
  public var comparisons: [FieldComparison]

  public init(
    _ action: Action, _ list: FilterList, syscalls: SyscallMask, _ comparisons: [FieldComparison]
  ) {
    self.list = list
    self.action = action
    self.syscalls = syscalls
    self.comparisons = comparisons
  }

  /// What separates several keys within the one key field (libaudit.h, AUDIT_KEY_SEPARATOR).
  public static let keySeparator: UInt8 = 1

  /// The keys in written order; empty parts are dropped, as in a listing.
  public var keys: [ByteString] {
    comparisons.lazy.filter { $0.field == .key }.compactMap(\.text).flatMap { text in
      text.split(separator: Self.keySeparator).map { ByteString($0) }
    }
  }

  /// The first comparison of `field`.
  public func comparison(of field: Field) -> FieldComparison? {
    comparisons.first { $0.field == field }
  }

  /// The watched file, of `path=`.
  public var path: ByteString? { comparison(of: .path)?.text }
  /// The watched tree, of `dir=`.
  public var dir: ByteString? { comparison(of: .dir)?.text }

  /// The architectures that this rule's `arch` fields let through, out of `candidates`.
  public func architectures(outOf candidates: [Architecture]) -> [Architecture] {
    candidates.filter { candidate in
      comparisons.allSatisfy { comparison in
        guard comparison.field == .arch, let number = comparison.number else { return true }
        return comparison.op.holds(candidate.rawValue, number)
      }
    }
  }
}
