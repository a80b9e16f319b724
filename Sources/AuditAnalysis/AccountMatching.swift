import AuditCatalogue
import AuditRules
import ByteText

/// Matches rules that hold a user's or group's name with lines that hold its number, where nobody
/// has said which number that is: one name is one number throughout.
struct AccountMatching {
  /// A name as a user or as a group.
  private struct Account: Hashable {
    let isUser: Bool
    let name: ByteString
  }

  /// What each name was taken for.
  private var numbers: [Account: UInt32] = [
    Account(isUser: true, name: "root"): 0, Account(isUser: false, name: "root"): 0,
  ]

  /// The name and the number of the first account in `rule` that was taken for one.
  func assumption(for rule: Rule) -> (name: ByteString, number: UInt32)? {
    for comparison in rule.comparisons {
      if let account = Self.account(comparison), let number = numbers[account] {
        return (account.name, number)
      }
    }
    return nil
  }

  /// Whether some comparison of `rule` is with a name.
  static func holdsNames(_ rule: Rule) -> Bool {
    rule.comparisons.contains { account($0) != nil }
  }

  private static func account(_ comparison: FieldComparison) -> Account? {
    guard case .account(let name) = comparison.value else { return nil }
    return Account(isUser: comparison.field.isUserId, name: name)
  }

  /// The meaning of a rule but for the values of the comparisons whose fields and operators are in
  /// `signs`.
  static func remainder(_ rule: Rule, without signs: Set<Sign>) -> CanonicalRule {
    var copy = rule
    copy.comparisons.removeAll { signs.contains(Sign($0)) }
    return copy.canonical
  }

  /// A field and its operator.
  struct Sign: Hashable {
    let field: Field
    let op: Operator

    init(_ comparison: FieldComparison) {
      field = comparison.field
      op = comparison.op
    }
  }

  /// The signs of the comparisons of `rule` with names.
  static func signs(of rule: Rule) -> Set<Sign> {
    Set(rule.comparisons.filter { account($0) != nil }.map(Sign.init))
  }

  /// `rule` with the numbers that names were taken for.
  func taken(_ rule: Rule) -> Rule {
    guard !numbers.isEmpty else { return rule }
    var copy = rule
    for (index, comparison) in rule.comparisons.enumerated() {
      guard let account = Self.account(comparison), let number = numbers[account] else { continue }
      copy.comparisons[index].value = .number(number)
    }
    return copy
  }

  /// Takes the names of `rule` for the numbers of `line`; false if they are taken for others.
  mutating func accept(_ rule: Rule, as line: Rule) -> Bool {
    let signs = Self.signs(of: rule)
    let wanted = rule.comparisons.filter { signs.contains(Sign($0)) }
    let found = line.comparisons.filter { signs.contains(Sign($0)) }
    guard wanted.map(Sign.init) == found.map(Sign.init) else { return false }
    var numbers = numbers
    for (comparison, other) in zip(wanted, found) {
      guard let number = other.number else { return false }
      if let account = Self.account(comparison) {
        guard numbers[account] ?? number == number else { return false }
        numbers[account] = number
      } else if comparison.number != number {
        return false
      }
    }
    self.numbers = numbers
    return true
  }
}
