import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import PolicySyntax

extension StatementCompiler {
  /// For each rule of the statement its conditions behind arch, place and perm: `where` as written,
  /// then `denied`, `by` and a single excepted program. `nil` if something is wrong.
  mutating func conditions(of statement: Statement) -> [[FieldComparison]]? {
    guard let rules = conditions(of: statement.clauses) else { return nil }
    let program = statement.selector.place?.reach == .under ? [] : exceptedProgram(statement)
    return rules.map { $0 + program }
  }

  /// The same without what `except exe` says.
  mutating func conditions(of clauses: ClausesSyntax) -> [[FieldComparison]]? {
    var rules: [[FieldComparison]] = [[]]
    var isComplete = true
    for condition in clauses.conditions {
      guard let alternatives = alternatives(condition) else {
        isComplete = false
        continue
      }
      guard !isTooMany(rules.count, times: alternatives.count, condition.span) else { return nil }
      rules = rules.flatMap { rule in alternatives.map { rule + $0 } }
    }
    guard isComplete else { return nil }
    if clauses.denied != nil {
      rules = deniedErrors.flatMap { error in rules.map { $0 + [error] } }
    }
    let who = clauses.who.map { self.who($0.word) } ?? []
    return rules.map { $0 + who }
  }

  /// Whether a statement would become more rules than any kernel is given, which is reported.
  mutating func isTooMany(_ count: Int, times factor: Int, _ span: Span) -> Bool {
    let limit = 10_000
    guard count * factor > limit else { return false }
    report(
      "too-many-rules", "the statement becomes more than \(limit) rules", span,
      help: "each value of one list goes with each of another; use ranges, or a tree")
    return true
  }

  /// EACCES and EPERM, as the call returns them.
  private var deniedErrors: [FieldComparison] {
    ["EACCES", "EPERM"].compactMap { names.number(ofErrno: $0) }
      .map { FieldComparison(.exit, .equal, 0 &- $0) }
  }

  /// The comparisons of `by …`.
  func who(_ word: WhoSyntax.Word) -> [FieldComparison] {
    let isSet = FieldComparison(.auid, .notEqual, UInt32.max)
    switch word {
    case .users: return [FieldComparison(.auid, .greaterOrEqual, userIdMinimum), isSet]
    case .root: return [FieldComparison(.auid, .equal, UInt32(0))]
    case .daemons: return [FieldComparison(.auid, .equal, UInt32.max)]
    case .anyone: return [isSet]
    }
  }

  /// What `except exe` adds to a rule on a path.
  private mutating func exceptedProgram(_ statement: Statement) -> [FieldComparison] {
    let programs = statement.clauses.exceptPrograms.flatMap { paths($0) ?? [] }
    if programs.count > 1, let span = statement.clauses.except {
      report(
        "several-exceptions", "a rule on a path can leave out one program only", span,
        help: "name the tree with 'under': then each program gets a rule of its own before it")
      return []
    }
    return programs.map { FieldComparison(.exe, .notEqual, $0) }
  }

  /// What a condition means: for each rule that it makes, the comparisons in it.
  mutating func alternatives(_ condition: ConditionSyntax) -> [[FieldComparison]]? {
    guard let field = field(condition.field) else { return nil }
    switch condition.test {
    case .compare(let op, let value):
      return comparisons(field, Operator(op), value, condition).map { $0.map { [$0] } }
    case .among(let values, negated: false):
      return all(values) { $0.comparisons(field, .equal, $1, condition) }.map { $0.map { [$0] } }
    case .among(let values, negated: true):
      return all(values) { $0.comparisons(field, .notEqual, $1, condition) }.map { [$0] }
    case .range(let low, let high, let negated):
      return range(field, low, high, negated: negated, condition)
    }
  }

  private mutating func range(
    _ field: Field, _ low: ValueSyntax, _ high: ValueSyntax, negated: Bool,
    _ condition: ConditionSyntax
  ) -> [[FieldComparison]]? {
    guard let first = comparisons(field, negated ? .less : .greaterOrEqual, low, condition),
      let last = comparisons(field, negated ? .greater : .lessOrEqual, high, condition)
    else { return nil }
    for (low, high) in zip(first, last) {
      guard let from = low.number, let to = high.number, from > to else { continue }
      report(
        "empty-range", "the range of '\(condition.field)' ends before it begins", condition.span,
        help: "the kernel compares without a sign: -1 is the largest number there is")
      return nil
    }
    return negated ? (first + last).map { [$0] } : [first + last]
  }

  private mutating func all(
    _ values: [ValueSyntax],
    _ read: (inout StatementCompiler, ValueSyntax) -> [FieldComparison]?
  ) -> [FieldComparison]? {
    var result: [FieldComparison] = []
    var isComplete = true
    for value in values {
      if let some = read(&self, value) { result += some } else { isComplete = false }
    }
    return isComplete ? result : nil
  }

  /// The field of a condition, unless the language has a clause for it.
  private mutating func field(_ name: Name) -> Field? {
    guard let field = names.field(named: name.description) else {
      let hint = didYouMean(name.description, among: names.fieldNames)
      report("unknown-field", "unknown field '\(name)'\(hint)", name.span)
      return nil
    }
    let clause: String? =
      switch field {
      case .arch: "'on b64' or 'on b32'"
      case .path: "'of PATH'"
      case .dir: "'under PATH'"
      case .perm: "'read', 'write', 'attr' or 'execute'"
      case .key: "'key NAME'"
      case .msgtype: "'messages NAME'"
      case .fstype: "'filesystem NAME'"
      case .fieldCompare: "two fields, as in 'uid != euid'"
      default: nil
      }
    if let clause {
      report(
        "field-has-a-clause", "'\(name)' is not written as a condition", name.span,
        help: "write \(clause)")
      return nil
    }
    return field
  }

  /// The comparisons with `value`, one for each value that a variable is bound to.
  private mutating func comparisons(
    _ field: Field, _ op: Operator, _ value: ValueSyntax, _ condition: ConditionSyntax
  ) -> [FieldComparison]? {
    if case .variable(let name) = value.form {
      guard let bound = boundValues(name) else { return nil }
      if op == .notEqual, bound.count > 1, case .compare = condition.test {
        report(
          "list-excludes-nothing",
          "'\(condition.field) != $\(name)' makes a rule for each value, and one of them always holds",
          condition.span, help: "write '\(condition.field) not in ($\(name))'")
        return nil
      }
      let suffix = value.text
      return all(bound) { compiler, value in
        compiler.comparison(field, op, value, suffix: suffix, condition).map { [$0] }
      }
    }
    return comparison(field, op, value, suffix: "", condition).map { [$0] }
  }

  private mutating func comparison(
    _ field: Field, _ op: Operator, _ value: ValueSyntax, suffix: ByteString,
    _ condition: ConditionSyntax
  ) -> FieldComparison? {
    if value.form == .word, !value.isNegative, field.isUserId || field.isGroupId,
      let other = names.field(named: value.text.description), other.isUserId || other.isGroupId
    {
      return interfield(field, op, other, condition)
    }
    return self.value(value, suffix: suffix, of: field, condition)
      .map { FieldComparison(field, op, $0) }
  }

  private mutating func interfield(
    _ left: Field, _ op: Operator, _ right: Field, _ condition: ConditionSyntax
  ) -> FieldComparison? {
    guard op == .equal || op == .notEqual else {
      report(
        "fields-compare-equal-only", "two fields can be compared with '=' and '!=' only",
        condition.span)
      return nil
    }
    guard let number = InterfieldComparison.number(left, right) else {
      report(
        "fields-do-not-compare",
        "the kernel does not compare '\(names.name(of: left) ?? "")' with "
          + "'\(names.name(of: right) ?? "")'", condition.span,
        help: "it compares user ids with user ids and group ids with group ids; see auditctl(8), -C"
      )
      return nil
    }
    return FieldComparison(.fieldCompare, op, number)
  }
}

extension Operator {
  /// The operator that a policy writes so.
  init(_ syntax: ComparisonOperator) {
    self =
      switch syntax {
      case .equal: .equal
      case .notEqual: .notEqual
      case .less: .less
      case .lessOrEqual: .lessOrEqual
      case .greater: .greater
      case .greaterOrEqual: .greaterOrEqual
      case .anyBits: .anyBit
      case .allBits: .allBits
      }
  }
}
