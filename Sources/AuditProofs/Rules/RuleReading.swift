import AuditCatalogue
import AuditRules
import ByteText

/// Reads rules of the exit, io_uring and task lists as conditions, under given circumstances.
struct RuleReading {
  let host: ProofHost
  let circumstances: Circumstances
  /// The comparisons by which never rules of the filesystem list blank names.
  let blanks: [FieldComparison]
  /// Watches whose place another spelling has taken over: once the file is replaced they are blind.
  let isBlind: (Rule) -> Bool

  /// `rule` as conditions, the most telling first.
  func read(_ rule: Rule) -> ProofRule {
    let isWatch = rule.isKeptByInode
    var conditions: [Condition] = []
    if rule.list.looksAtSyscalls { conditions.append(.calls(host.calls(of: rule))) }
    if isWatch, circumstances.replacements > 0, isBlind(rule) { conditions.append(.never) }
    var names: [[NameTest]] = isWatch ? [[]] : []
    for comparison in rule.comparisons {
      if isWatch, let tests = nameTests(comparison), comparison.field != .dir {
        names = names.flatMap { head in tests.map { head + $0 } }
        if comparison.field == .path, let path = comparison.text, isDead(path) {
          conditions.append(.never)
        }
        continue
      }
      let condition = rule.list == .task ? birth(comparison) : self.condition(comparison, isWatch)
      guard let condition else { continue }
      conditions.append(seeing(condition, rule))
    }
    let watch = isWatch ? self.watch(rule, names) : nil
    if let watch { conditions.append(.name(watch.tests, true)) }
    return ProofRule(action: rule.action, watch: watch, conditions: conditions.sortedByCost)
  }

  private func watch(_ rule: Rule, _ names: [[NameTest]]) -> ProofRule.Watch {
    guard case .name(let tests, _) = seeing(.name(names, true), rule) else {
      preconditionFailure("what is seen of names is names")
    }
    return ProofRule.Watch(place: rule.path.map(host.places.watched), tests: tests)
  }

  /// A watch on a mount point watches the folder beneath the mount.
  private func isDead(_ path: ByteString) -> Bool {
    host.isMountPoint(host.places.watched(path))
  }

  /// A rule that records does so only by names that are not blanked; one that silences is taken to
  /// do so by any, which can cost a yes and never gives one.
  private func seeing(_ condition: Condition, _ rule: Rule) -> Condition {
    guard case .name(let alternatives, true) = condition, rule.action == .always, !blanks.isEmpty
    else { return condition }
    let seen = blanks.compactMap { blank -> NameTest? in
      guard let value = blank.number else { return nil }
      return .fileSystem(blank.op, value, false)
    }
    return .name(alternatives.map { $0 + seen }, true)
  }

  /// The condition that a comparison on the exit list is; `nil` if it always holds.
  private func condition(_ comparison: FieldComparison, _ isWatch: Bool) -> Condition? {
    let (field, op) = (comparison.field, comparison.op)
    if field.isSecurityLabel || comparison.isOfAccount { return labelCondition(comparison) }
    if let text = comparison.text { return textCondition(field, op, text, isWatch) }
    guard let value = comparison.number else { return .never }
    switch field {
    case .key, .arch: return nil
    case .gid, .egid:
      switch op {
      case .equal: return .group(.task(field), value, true)
      case .notEqual: return .group(.task(field), value, false)
      default: return .word(.task(field), op, value)
      }
    case .auidIsSet: return loginCondition(op, value, .task(.auid))
    case .exit: return isResultless(isWatch) ? .never : .exit(op, value)
    case .success:
      let wanted: UInt32 = value != 0 ? 1 : 2
      return isResultless(isWatch)
        ? .never : .success(ofSuccess: op.holds(1, wanted), ofFailure: op.holds(2, wanted))
    case .perm: return .permission(PermissionSet(rawValue: value), op == .equal)
    case .socketFamily: return .family(op, value)
    case .fieldCompare: return pairCondition(value, op)
    case .filetype: return .name([[.type(value, true)]], op == .equal)
    case .a0, .a1, .a2, .a3, .ppid: return .word(.task(field), op, value)
    default: break
    }
    if let tests = nameTests(comparison) { return .name(tests, true) }
    return field.isNumberOfTask ? .word(.task(field), op, value) : .never
  }

  /// Before a watched name goes there is no result, so neither exit nor success holds.
  private func isResultless(_ isWatch: Bool) -> Bool { isWatch && circumstances.isRemoval }

  private func textCondition(
    _ field: Field, _ op: Operator, _ text: ByteString, _ isWatch: Bool
  ) -> Condition? {
    switch field {
    case .key: return nil
    case .dir: return .name([[tree(host.places.tree(text))]], true)
    case .exe:
      // Once its file was replaced a watch knows no program: exe= never holds, exe!= always does.
      if isWatch, circumstances.replacements > 0 { return op == .equal ? .never : nil }
      return program(text, op)
    default: return .never
    }
  }

  /// Below a file, and below a link that is not followed, there is nothing but itself.
  private func tree(_ place: ByteString) -> NameTest {
    switch host.facts?.kind(of: place, followingLast: false) {
    case .found(.file), .found(.symlink): .file(place, true)
    default: .inside(place, true)
    }
  }

  /// No running program is a link.
  func program(_ text: ByteString, _ op: Operator) -> Condition? {
    let place = host.places.watched(text)
    if let facts = host.facts, facts.kind(of: place, followingLast: false) == .found(.symlink) {
      return op == .equal ? .never : nil
    }
    return .program(place, op == .equal)
  }

  /// auid as a flag: whether it is set.
  func loginCondition(_ op: Operator, _ value: UInt32, _ key: WordKey) -> Condition? {
    switch (op.holds(1, value), op.holds(0, value)) {
    case (true, true): nil
    case (true, false): .word(key, .notEqual, .max)
    case (false, true): .word(key, .equal, .max)
    case (false, false): .never
    }
  }

  private func labelCondition(_ comparison: FieldComparison) -> Condition? {
    let isOfObject = comparison.field.isSecurityLabel && comparison.field >= .objectUser
    if isOfObject, case .bit = host.knowledge(of: comparison) {
      return .name([[.label(comparison, true)]], true)
    }
    return atom(comparison, .task)
  }

  /// A test whose answer is one bit of the event, if it can hold at all.
  func atom(_ comparison: FieldComparison, _ side: Atom.Side) -> Condition? {
    switch host.knowledge(of: comparison) {
    case .never: .never
    case .bit: .atom(Atom(test: comparison, side: side, doubt: nil))
    case .doubtful(let doubt): .atom(Atom(test: comparison, side: side, doubt: doubt))
    }
  }

  private func pairCondition(_ number: UInt32, _ op: Operator) -> Condition? {
    guard let pair = InterfieldComparison(number: number) else { return .never }
    let isEqual = op == .equal
    if pair.right == .objectUid || pair.right == .objectGid {
      return .name([[.tie(.task(pair.left), isEqual)]], true)
    }
    return .tie(IdTie(left: .task(pair.left), right: .task(pair.right), isEqual: isEqual))
  }

  /// The tests of one name that a comparison is, as alternatives; `nil` if it is about no name.
  private func nameTests(_ comparison: FieldComparison) -> [[NameTest]]? {
    let (field, op) = (comparison.field, comparison.op)
    if field == .path, let path = comparison.text {
      return [[.file(host.places.watched(path), true)]]
    }
    if field.isSecurityLabel, field >= .objectUser, case .bit = host.knowledge(of: comparison) {
      return [[.label(comparison, true)]]
    }
    guard let value = comparison.number else { return nil }
    switch field {
    case .objectUid: return [[.owner(op, value)]]
    case .objectGid: return [[.group(op, value)]]
    case .inode: return [[.inode(op, value)]]
    case .devmajor: return [[.deviceMajor(op, value, true)], [.representedMajor(op, value, true)]]
    case .devminor: return [[.deviceMinor(op, value, true)], [.representedMinor(op, value, true)]]
    default: return nil
    }
  }
}

extension RuleReading {
  /// The condition that a comparison is while a task is born, when there is no call and no program;
  /// `nil` if it always holds.
  private func birth(_ comparison: FieldComparison) -> Condition? {
    let (field, op) = (comparison.field, comparison.op)
    if field.isSecurityLabel || comparison.isOfAccount {
      return field >= .objectUser && field.isSecurityLabel ? .never : atom(comparison, .birth)
    }
    switch field {
    case .key: return nil
    case .exe, .perm, .filetype: return op == .notEqual ? nil : .never
    default: break
    }
    guard let value = comparison.number else { return .never }
    switch field {
    case .gid, .egid:
      switch op {
      case .equal: return .group(.birth(field), value, true)
      case .notEqual: return .group(.birth(field), value, false)
      default: return .word(.birth(field), op, value)
      }
    case .auidIsSet: return loginCondition(op, value, .birth(.auid))
    case .fieldCompare:
      guard let pair = InterfieldComparison(number: value), pair.right.isNumberOfTask else {
        return .never
      }
      return .tie(
        IdTie(left: .birth(pair.left), right: .birth(pair.right), isEqual: op == .equal))
    default: return field.isNumberOfTask ? .word(.birth(field), op, value) : .never
    }
  }
}

extension FieldComparison {
  var isOfAccount: Bool {
    if case .account = value { true } else { false }
  }
}

extension Field {
  static func >= (left: Field, right: Field) -> Bool { left.rawValue >= right.rawValue }

  /// Whether it is a number that a task has even without a call.
  var isNumberOfTask: Bool {
    [
      .pid, .pers, .uid, .euid, .suid, .fsuid, .gid, .egid, .sgid, .fsgid, .auid, .sessionid,
    ].contains(self)
  }
}

extension [Condition] {
  /// The conditions that most often leave nothing come first.
  fileprivate var sortedByCost: [Condition] {
    enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }
      .map(\.element)
  }
}

extension Condition {
  fileprivate var cost: Int {
    switch self {
    case .never: 0
    case .calls: 1
    case .program, .exit, .success, .atom: 2
    case .word, .family: 3
    case .tie: 4
    case .name: 5
    case .group: 6
    case .permission: 7
    }
  }
}
