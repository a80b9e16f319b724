import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText

/// What the records of an event leave open.
public struct Gaps: Sendable, Hashable {
  /// The arguments as far as they are known.
  public internal(set) var arguments = [LoggedWord](repeating: LoggedWord(0), count: 4)
  /// Numbers that are not known, such as the id behind a user's name.
  public internal(set) var fields: Set<Field> = []
  /// Whether some file name is not known: a record is missing, or names a descriptor or a path
  /// below one.
  public internal(set) var hasUnknownPlace = false
  /// Whether whole names are missing.
  public internal(set) var hasMissingNames = false
  /// Whether the flags of openat2 are missing.
  public internal(set) var hasUnknownOpenFlags = false
  /// The fields of security labels that some module judges; `nil` if that is not known.
  public internal(set) var labelFields: Set<Field>? = []

  /// Whether the records do not tell if the comparison holds.
  func leavesOpen(
    _ comparison: FieldComparison, of rule: Rule, _ event: Event, _ classes: any CallClasses
  ) -> Bool {
    let field = comparison.field
    // What a task was born with is in no record.
    if rule.list == .task { return true }
    // A field that the user and exclude lists do not look at ends them, whatever its value.
    let isForMessages = rule.list == .user || rule.list == .exclude
    if isForMessages, ![.pid, .uid, .auid, .auidIsSet, .gid].contains(field) {
      return judgesLabel(field)
    }
    if field.isSecurityLabel { return judgesLabel(field) }
    if field == .gid || field == .egid { return leavesGroupOpen(comparison, rule, event) }
    if fields.contains(field) || field == .auidIsSet && fields.contains(.auid) {
      return !isSettledByName(comparison)
    }
    switch field {
    case .a0, .a1, .a2, .a3:
      let word = arguments[Int(field.rawValue - Field.a0.rawValue)]
      return comparison.number.map { word.holds(comparison.op, $0) == nil } ?? false
    case .perm: return leavesPermissionOpen(comparison, event, classes)
    case .path, .dir: return hasUnknownPlace || hasMissingNames
    case .filetype, .inode, .devmajor, .devminor, .objectUid, .objectGid: return hasMissingNames
    case .fieldCompare: return leavesPairOpen(comparison)
    default: return false
    }
  }

  /// Whether a security module may have a say: no record tells what it says of a rule's text.
  private func judgesLabel(_ field: Field) -> Bool {
    field.isSecurityLabel && labelFields?.contains(field) ?? true
  }

  /// Supplementary groups are in no record; a test for `=` or `!=` asks them, but on the user and
  /// exclude lists.
  private func leavesGroupOpen(_ comparison: FieldComparison, _ rule: Rule, _ event: Event) -> Bool
  {
    if fields.contains(comparison.field) { return true }
    guard comparison.op == .equal || comparison.op == .notEqual, rule.list == .exit else {
      return false
    }
    return event.task.number(comparison.field) != comparison.number
  }

  /// A user's name, whatever its number, is not `unset`.
  private func isSettledByName(_ comparison: FieldComparison) -> Bool {
    if comparison.field == .auidIsSet { return true }
    guard comparison.field.isUserId, comparison.number == .max else { return false }
    return comparison.op == .equal || comparison.op == .notEqual
  }

  private func leavesPermissionOpen(
    _ comparison: FieldComparison, _ event: Event, _ classes: any CallClasses
  ) -> Bool {
    guard case .call(let call) = event, let wanted = comparison.number else { return false }
    var answers: Set<Bool> = []
    // perm= looks at the access mode of an open, and at the first argument of socketcall.
    for filling in [0, 1, 2, 3, 4] as [UInt32] {
      var candidate = call
      for (index, word) in arguments.enumerated() {
        candidate.arguments[index] = word.bits | (filling & ~word.mask)
      }
      if hasUnknownOpenFlags { candidate.openFlags = UInt64(filling) }
      let permissions = classes.permissions(of: candidate)
      answers.insert(permissions.isDisjoint(with: PermissionSet(rawValue: wanted)))
    }
    return answers.count > 1
  }

  /// Two users or groups with names are the same if the names are, for which they were given stand-in
  /// numbers; a name and a number cannot be compared.
  private func leavesPairOpen(_ comparison: FieldComparison) -> Bool {
    guard let number = comparison.number, let pair = InterfieldComparison(number: number) else {
      return false
    }
    let isOfObject = pair.right == .objectUid || pair.right == .objectGid
    if isOfObject, hasMissingNames { return true }
    return fields.contains(pair.left) != fields.contains(pair.right)
  }
}
