/// Two id fields of an event that `-C` compares, by the kernel's number for the pair.
///
/// Source: linux/audit.h, AUDIT_COMPARE_UID_TO_OBJ_UID and the names after it. The numbers begin
/// with 1; a test holds every pair against libaudit's parser of `-C`.
public struct InterfieldComparison: Sendable, Hashable {
  /// The field that a listing prints first.
  public let left: Field
  /// The field that a listing prints last.
  public let right: Field

  /// The pairs in the order of their numbers.
  public static let all: [InterfieldComparison] = [
    pair(.uid, .objectUid), pair(.gid, .objectGid), pair(.euid, .objectUid),
    pair(.egid, .objectGid), pair(.auid, .objectUid), pair(.suid, .objectUid),
    pair(.sgid, .objectGid), pair(.fsuid, .objectUid), pair(.fsgid, .objectGid),
    pair(.uid, .auid), pair(.uid, .euid), pair(.uid, .fsuid), pair(.uid, .suid),
    pair(.auid, .fsuid), pair(.auid, .suid), pair(.auid, .euid), pair(.euid, .suid),
    pair(.euid, .fsuid), pair(.suid, .fsuid), pair(.gid, .egid), pair(.gid, .fsgid),
    pair(.gid, .sgid), pair(.egid, .fsgid), pair(.egid, .sgid), pair(.sgid, .fsgid),
  ]

  private static func pair(_ left: Field, _ right: Field) -> InterfieldComparison {
    InterfieldComparison(left: left, right: right)
  }

  private init(left: Field, right: Field) {
    self.left = left
    self.right = right
  }

  /// The pair of this number; `nil` for one that the kernel does not know.
  public init?(number: UInt32) {
    guard (1...UInt32(Self.all.count)).contains(number) else { return nil }
    self = Self.all[Int(number) - 1]
  }

  /// The number of the pair of `left` and `right`, in either order; `nil` if there is none.
  public static func number(_ left: Field, _ right: Field) -> UInt32? {
    all.firstIndex {
      ($0.left, $0.right) == (left, right) || ($0.left, $0.right) == (right, left)
    }.map { UInt32($0) + 1 }
  }
}
