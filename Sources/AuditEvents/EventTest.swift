import AuditCatalogue
import AuditRules
import ByteText

/// One event at one moment, asked whether comparisons hold (kernel/auditsc.c, audit_filter_rules).
struct EventTest {
  let classes: any CallClasses
  var subject: Subject
  /// The call; `nil` while a task is born.
  var call: Call?
  /// The name whose watches are being tried; `nil` on the lists.
  var watched: RecordedName?
  /// What paths name at this moment.
  var world = FileWorld()

  /// Whether all of the rule's comparisons hold. A rule without any always matches.
  func matches(_ rule: Rule) -> Bool { firstMiss(of: rule) == nil }

  /// The index of the rule's first comparison that does not hold.
  ///
  /// Once a watched name has changed, the copy of the rule that follows it no longer knows any
  /// program: exe= never holds there, exe!= always does (measured on 6.1.192).
  func firstMiss(of rule: Rule) -> Int? {
    guard !world.changes.isEmpty, let path = rule.path, world.changes.contains(path) else {
      return rule.comparisons.firstIndex { !holds($0) }
    }
    var test = self
    test.subject.exe = nil
    return rule.comparisons.firstIndex { !test.holds($0) }
  }

  func holds(_ comparison: FieldComparison) -> Bool {
    if comparison.field.isSecurityLabel { return labelHolds(comparison) }
    switch comparison.value {
    case .number(let value): return holds(comparison.field, comparison.op, value)
    case .text(let text): return holds(comparison.field, comparison.op, text)
    // The kernel never sees a name; one that nobody resolved is no one's.
    case .account: return false
    }
  }

  /// Opaque: the security module has answered beforehand, for the task or for each object.
  private func labelHolds(_ test: FieldComparison) -> Bool {
    let isOfSubject = test.field.rawValue < Field.objectUser.rawValue
    if isOfSubject { return subject.labels.contains(test) }
    return objects.contains { $0.labels.contains(test) } || call?.labels.contains(test) == true
  }

  private func holds(_ field: Field, _ op: Operator, _ text: ByteString) -> Bool {
    switch field {
    case .key: return true
    case .path: return watched?.file.map { world.files[text] == $0 } ?? false
    case .dir:
      let tree = world.tree(text)
      return call?.names.contains { $0.lies(under: tree) } ?? false
    case .exe:
      let isSame = subject.exe.map { world.files[text] == $0 } ?? false
      return (op == .equal) == isSame
    default: return false
    }
  }

  private func holds(_ field: Field, _ op: Operator, _ value: UInt32) -> Bool {
    if field == .gid || field == .egid, let primary = subject.number(field) {
      switch op {
      case .equal: return primary == value || subject.groups.contains(value)
      case .notEqual: return primary != value && !subject.groups.contains(value)
      default: return op.holds(primary, value)
      }
    }
    if let number = subject.number(field) { return op.holds(number, value) }
    switch field {
    case .fieldCompare: return idsCompare(value, op)
    case .perm: return (op == .equal) == hasPermission(PermissionSet(rawValue: value))
    // Only filetype turns "some name is" into "no name is"; the others ask for a name that is not.
    case .filetype: return (op == .equal) == hasFileType(value)
    default: return call.map { holds(field, op, value, in: $0) } ?? false
    }
  }

  private func holds(_ field: Field, _ op: Operator, _ value: UInt32, in call: Call) -> Bool {
    switch field {
    case .ppid: op.holds(subject.ppid, value)
    case .arch: op.holds(call.architecture.rawValue, value)
    case .a0, .a1, .a2, .a3:
      op.holds(call.arguments[Int(field.rawValue - Field.a0.rawValue)], value)
    case .exit: call.result.map { op.holds($0.exit, value) } ?? false
    // The kernel keeps 1 for success and 2 for failure; success>1 is therefore true of failures.
    case .success: call.result.map { op.holds($0.succeeded ? 1 : 2, value != 0 ? 1 : 2) } ?? false
    case .socketFamily: call.addressFamily.map { op.holds($0, value) } ?? false
    case .devmajor:
      objects.contains {
        op.holds($0.device.major, value) || op.holds($0.representedDevice.major, value)
      }
    case .devminor:
      objects.contains {
        op.holds($0.device.minor, value) || op.holds($0.representedDevice.minor, value)
      }
    case .inode: objects.contains { op.holds($0.inode, value) }
    case .objectUid: objects.contains { op.holds($0.owner, value) }
    case .objectGid: objects.contains { op.holds($0.group, value) }
    default: false
    }
  }

  /// The names that a test on names chooses from: the watched one alone, or on the lists any.
  private var objects: [RecordedName] { watched.map { [$0] } ?? call?.names ?? [] }

  private func hasPermission(_ permissions: PermissionSet) -> Bool {
    guard let call else { return false }
    return !classes.permissions(of: call).isDisjoint(with: permissions)
  }

  /// Any name counts, on a watch too.
  private func hasFileType(_ type: UInt32) -> Bool {
    call?.names.contains { $0.file != nil && $0.fileType == type } ?? false
  }

  /// `-C`: two ids of the task, or one of it and the owner or group of any name, on a watch too.
  private func idsCompare(_ number: UInt32, _ op: Operator) -> Bool {
    guard let pair = InterfieldComparison(number: number), let own = subject.number(pair.left)
    else { return false }
    if let other = subject.number(pair.right) { return op.holds(own, other) }
    let names = call?.names ?? []
    return names.contains { op.holds(own, pair.right == .objectUid ? $0.owner : $0.group) }
  }
}
