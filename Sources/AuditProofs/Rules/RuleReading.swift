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
  /// Places that watches of the set stand on.
  var watched: Set<ByteString> = []

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
      let condition = rule.list == .task ? birth(comparison) : self.condition(comparison, rule)
      guard let condition else { continue }
      conditions.append(seeing(condition))
    }
    let watch = isWatch ? self.watch(rule, names) : nil
    if let watch { conditions.append(.name(watch.tests, true)) }
    if isWatch, circumstances.isRemoval, rule.looksAtResults, let place = watch?.place {
      conditions.append(.stay([place]))
    }
    return ProofRule(
      action: rule.action, watch: watch, looksAtResults: rule.looksAtResults,
      conditions: conditions.sortedByCost)
  }

  private func watch(_ rule: Rule, _ names: [[NameTest]]) -> ProofRule.Watch {
    ProofRule.Watch(place: rule.path.map(host.places.watched), tests: seen(names))
  }

  /// A watch on a mount point watches the folder beneath the mount.
  private func isDead(_ path: ByteString) -> Bool {
    host.isMountPoint(host.places.watched(path))
  }

  private func seeing(_ condition: Condition) -> Condition {
    switch condition {
    case .name(let alternatives, let isSome): .name(seen(alternatives), isSome)
    case .objectLabel(let alternatives, let atom): .objectLabel(seen(alternatives), atom)
    default: condition
    }
  }

  /// Which names pass where some are blanked: those that are not and pass, and of those that are what
  /// was spelled, if a name that leads to no file passes.
  private func seen(_ alternatives: [[NameTest]]) -> [[NameTest]] {
    let systems = blanks.compactMap { blank in blank.number.map { (op: blank.op, value: $0) } }
    guard !systems.isEmpty else { return alternatives }
    let clear = systems.map { NameTest.fileSystem($0.op, $0.value, false) }
    let blanked = systems.map { [NameTest.spelled(true), .fileSystem($0.op, $0.value, true)] }
    return alternatives.flatMap { tests -> [[NameTest]] in
      var left: [NameTest]? = []
      for test in tests { left = test.ofMissing.flatMap { more in left.map { $0 + more } } }
      guard let left else { return [tests + clear] }
      return [tests + clear] + blanked.map { left + $0 }
    }
  }

  /// The condition that a comparison on the exit list is; `nil` if it always holds.
  private func condition(_ comparison: FieldComparison, _ rule: Rule) -> Condition? {
    let (field, op) = (comparison.field, comparison.op)
    if field.isSecurityLabel || comparison.isOfAccount { return labelCondition(comparison) }
    if let text = comparison.text { return textCondition(field, op, text, rule) }
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
    case .exit: return .exit(op, value)
    case .success:
      let wanted: UInt32 = value != 0 ? 1 : 2
      return .success(ofSuccess: op.holds(1, wanted), ofFailure: op.holds(2, wanted))
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

  private func textCondition(
    _ field: Field, _ op: Operator, _ text: ByteString, _ rule: Rule
  ) -> Condition? {
    switch field {
    case .key: return nil
    case .dir:
      // A tree on a file is gone for good once the file is replaced.
      if circumstances.replacements > 0, host.isTreeOfFile(text) { return .never }
      return .name([[tree(host.places.tree(text))]], true)
    case .exe:
      // Once its file was replaced a watch knows no program: exe= never holds, exe!= always does.
      let isWatch = rule.isKeptByInode
      if isWatch, rule.path != nil, circumstances.replacements > 0 {
        return op == .equal ? .never : nil
      }
      return program(text, op, isAtEnd: !isWatch || isAskedAtEnd(rule, text, op))
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

  /// Whether a watch's test of the program is only made, or holds more often, once the call has taken
  /// the program's name away. Watches are tried before that, too, if the name is watched at all, but
  /// then there is no result.
  private func isAskedAtEnd(_ rule: Rule, _ program: ByteString, _ op: Operator) -> Bool {
    let place = host.places.watched(program)
    if op == .equal { return rule.looksAtResults || !watched.contains(place) }
    return rule.path.map(host.places.watched) != place
  }

  /// No running program is a link.
  func program(_ text: ByteString, _ op: Operator, isAtEnd: Bool = true) -> Condition? {
    let place = host.places.watched(text)
    if let facts = host.facts, facts.kind(of: place, followingLast: false) == .found(.symlink) {
      return op == .equal ? .never : nil
    }
    return .program(place, op == .equal, isAtEnd: isAtEnd)
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
    guard isOfObject else { return atom(comparison, .task) }
    if case .bit = host.knowledge(of: comparison) {
      let atom = Atom(test: comparison, side: .object, doubt: nil)
      return .objectLabel([[.label(comparison, true)]], atom)
    }
    return atom(comparison, .object)
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

extension Rule {
  /// Whether it asks how the call ended.
  var looksAtResults: Bool {
    comparisons.contains { $0.field == .exit || $0.field == .success }
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
    case .never, .stay: 0
    case .calls: 1
    case .program, .exit, .success, .atom: 2
    case .word, .family: 3
    case .tie: 4
    case .name, .objectLabel: 5
    case .group: 6
    case .permission: 7
    }
  }
}
