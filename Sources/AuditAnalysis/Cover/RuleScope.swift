import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText

/// A rule prepared for being asked whether it takes every event of another.
public struct RuleScope: Sendable {
  /// Where a rule of the exit list is kept, and what it looks at.
  public enum Anchor: Sendable, Hashable {
    /// A watch on the file at this place.
    case watch(ByteString)
    /// A watch of an inode number.
    case inode
    /// The tree at this place.
    case tree(ByteString)
    /// No place.
    case none
  }

  public let rule: Rule
  /// The calls that it can match, by architecture; empty on lists that look at none.
  public let calls: [Architecture: SyscallMask]
  /// What it stands on.
  public let anchor: Anchor
  /// Its conditions in their order, without the key, on the exit list without arch and place too;
  /// whether auid is set is written as a comparison with the unset id.
  let ordered: [FieldComparison]
  /// The same by field.
  let conditions: [Field: [FieldComparison]]

  init(_ rule: Rule, _ reach: PermissionReach, _ places: Places) {
    self.rule = rule
    calls = Self.calls(of: rule, reach)
    anchor = Self.anchor(of: rule, places)
    let apart: Set<Field> = rule.list == .exit ? [.arch, .key, .path, .dir] : [.key]
    ordered = rule.comparisons.filter { !apart.contains($0.field) }.map(Self.plain)
    conditions = Dictionary(grouping: ordered, by: \.field)
  }

  /// The calls that `rule` can match on each architecture of the target, where there are any.
  private static func calls(
    of rule: Rule, _ reach: PermissionReach
  ) -> [Architecture: SyscallMask] {
    guard rule.list == .exit else { return [:] }
    var calls: [Architecture: SyscallMask] = [:]
    for architecture in rule.architectures(outOf: reach.architectures) {
      let mask = rule.comparisons.reduce(rule.syscalls) { mask, comparison in
        guard comparison.field == .perm, comparison.op == .equal else { return mask }
        let letters = PermissionSet(rawValue: comparison.number ?? 0)
        return mask.intersection(reach.calls(letters, on: architecture))
      }
      if !mask.isEmpty { calls[architecture] = mask }
    }
    return calls
  }

  private static func anchor(of rule: Rule, _ places: Places) -> Anchor {
    if let path = rule.path { return .watch(places.watched(path)) }
    if rule.isKeptByInode { return .inode }
    return rule.dir.map { .tree(places.tree($0)) } ?? .none
  }

  private static func plain(_ comparison: FieldComparison) -> FieldComparison {
    guard comparison.field == .auidIsSet, let number = comparison.number, number <= 1,
      comparison.op == .equal || comparison.op == .notEqual
    else { return comparison }
    let isSet = (number == 1) == (comparison.op == .equal)
    return FieldComparison(.auid, isSet ? .notEqual : .equal, UInt32.max)
  }

  /// Whether it is kept apart from the list, where several rules on one file change places.
  public var isWatch: Bool {
    switch anchor {
    case .watch, .inode: true
    case .tree, .none: false
    }
  }
}

/// The calls behind each set of letters of `perm=` on a target, looked up once.
struct PermissionReach: Sendable {
  let architectures: [Architecture]
  private let masks: [Architecture: [SyscallMask]]

  init(_ target: Target) {
    architectures = target.architectures
    var masks: [Architecture: [SyscallMask]] = [:]
    for architecture in target.architectures {
      masks[architecture] = (0...PermissionSet.all.rawValue).map { letters in
        SyscallMask(
          PermissionClasses.calls(
            PermissionSet(rawValue: letters), on: architecture, kernel: target.kernel))
      }
    }
    self.masks = masks
  }

  func calls(_ letters: PermissionSet, on architecture: Architecture) -> SyscallMask {
    masks[architecture]?[Int(letters.intersection(.all).rawValue)] ?? .none
  }
}
