import AuditCatalogue
import AuditRules
import ByteText
import TestDice

/// A rule and whether `-A` puts it in front.
struct RandomRule {
  var rule: Rule
  var isPrepended: Bool
}

/// Draws rules about the random world, by the kernel's own form: libaudit would refuse some that
/// the kernel holds.
struct RandomRules {
  private var numbers: Dice
  private var fields: RandomFields

  init(numbers: Dice) {
    self.numbers = numbers
    fields = RandomFields(numbers: self.numbers.split())
  }

  /// One to eight rules: all about one name, all sorts of exit rules, or other lists among them.
  mutating func ruleSet() -> [RandomRule] {
    let count = Int.random(in: 1...8, using: &numbers)
    if numbers.oneIn(4) { return focused(count) }
    let asksOtherLists = numbers.oneIn(3)
    return (0..<count).map { _ in
      if asksOtherLists, numbers.oneIn(3) { return otherRule() }
      let rule = numbers.oneIn(3) ? watch() : exitRule()
      return RandomRule(rule: rule, isPrepended: !rule.isWatch && numbers.oneIn(8))
    }
  }

  /// Watches on one or two names, with a list rule or two: here the stores and the order count.
  private mutating func focused(_ count: Int) -> [RandomRule] {
    let paths = [numbers.pick(RandomWorld.busiest), numbers.pick(RandomWorld.watched)]
    return (0..<(count + 1)).map { _ in
      if numbers.oneIn(5) { return RandomRule(rule: exitRule(), isPrepended: false) }
      var rule = watch()
      rule.comparisons[0] = FieldComparison(.path, .equal, paths[numbers.oneIn(4) ? 1 : 0])
      return RandomRule(rule: rule, isPrepended: false)
    }
  }

  private mutating func action() -> Action { numbers.oneIn(3) ? .never : .always }

  private mutating func keyed(_ comparisons: [FieldComparison]) -> [FieldComparison] {
    if numbers.oneIn(4) { return comparisons }
    return comparisons + [
      FieldComparison(.key, .equal, numbers.pick(["one", "two", "three", "one\u{1}two"]))
    ]
  }

  /// The common form: a path or a tree with letters.
  private mutating func watch() -> Rule {
    var comparisons = [numbers.oneIn(3) ? tree() : path()]
    if !numbers.oneIn(5) { comparisons.append(permission(.equal)) }
    if numbers.oneIn(3) { comparisons.append(fields.subject()) }
    return Rule(action(), .exit, syscalls: .all, keyed(comparisons))
  }

  private mutating func path() -> FieldComparison {
    FieldComparison(.path, .equal, numbers.pick(RandomWorld.watched + RandomWorld.busiest))
  }

  private mutating func tree() -> FieldComparison {
    FieldComparison(.dir, .equal, numbers.pick(RandomWorld.trees))
  }

  private mutating func permission(_ op: Operator) -> FieldComparison {
    FieldComparison(.perm, op, UInt32.random(in: 1...15, using: &numbers))
  }

  private mutating func exitRule() -> Rule {
    var comparisons: [FieldComparison] = []
    if !numbers.oneIn(3) {
      let architecture: Architecture = numbers.oneIn(3) ? .i386 : .x8664
      let op: Operator = numbers.oneIn(6) ? .notEqual : .equal
      comparisons.append(FieldComparison(.arch, op, architecture.rawValue))
    }
    if numbers.oneIn(5) { comparisons.append(numbers.oneIn(2) ? path() : tree()) }
    if numbers.oneIn(5) { comparisons.append(permission(numbers.oneIn(3) ? .notEqual : .equal)) }
    for _ in 0..<numbers.pick([0, 0, 1, 1, 1, 2, 2, 3]) {
      comparisons.append(fields.any())
    }
    return Rule(action(), .exit, syscalls: mask(), keyed(comparisons))
  }

  /// All calls, a few that the steps make, or a class bit.
  private mutating func mask() -> SyscallMask {
    if numbers.oneIn(2) { return .all }
    let calls: [UInt32] = [
      // open, openat, openat2, execve, rename, unlink, chmod, stat, connect: 64 bit, then 32.
      2, 257, 437, 59, 82, 87, 90, 4, 42, 5, 295, 11, 38, 10, 15, 195, 362, 102,
    ]
    let count = Int.random(in: 1...6, using: &numbers)
    var mask = SyscallMask((0..<count).map { _ in numbers.pick(calls) })
    if numbers.oneIn(6) {
      mask.insert(2047 - UInt32.random(in: 0...15, using: &numbers))
    }
    return mask
  }

  private mutating func otherRule() -> RandomRule {
    let list = numbers.pick([FilterList.task, .task, .user, .exclude, .exclude, .filesystem])
    var comparisons: [FieldComparison]
    switch list {
    case .filesystem: comparisons = [fields.fileSystem()]
    case .task: comparisons = [fields.subject()]
    default: comparisons = [fields.message()]
    }
    if numbers.oneIn(3) {
      comparisons.append(list == .filesystem ? fields.fileSystem() : fields.subject())
    }
    // A key on user and exclude ends the list; on the others it is harmless.
    if numbers.oneIn(list == .task || list == .filesystem ? 2 : 8) {
      comparisons.append(FieldComparison(.key, .equal, "other"))
    }
    let action: Action = numbers.oneIn(3) ? .always : .never
    let rule = Rule(action, list, syscalls: list == .task ? .none : .all, comparisons)
    return RandomRule(rule: rule, isPrepended: numbers.oneIn(8))
  }
}

extension Rule {
  /// Whether it is kept by inode; such rules are never drawn with `-A`, whose effect on their order
  /// the evaluator does not follow.
  fileprivate var isWatch: Bool { comparisons.contains { $0.field == .path || $0.field == .inode } }
}

extension Dice {
  /// Numbers of their own, for a part that draws an unknown number of them.
  mutating func split() -> Dice { Dice(seed: next()) }
}
