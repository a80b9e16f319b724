import AuditCatalogue
import AuditEvents
import AuditRules

/// The plain numbers that a rule asks for: enough to see at a glance that it does not match a call.
struct QuickLook: Sendable {
  private let tests: [Test]

  private struct Test: Sendable {
    let field: Field
    let op: Operator
    let value: UInt32
  }

  init(_ rule: Rule) {
    var tests: [Test] = []
    for comparison in rule.comparisons where Self.isPlain(comparison.field) {
      guard let value = comparison.number else { continue }
      tests.append(Test(field: comparison.field, op: comparison.op, value: value))
    }
    self.tests = tests
  }

  /// Whether nothing in the numbers keeps the rule from matching.
  func mayMatch(_ call: Call) -> Bool {
    tests.allSatisfy { test in
      switch test.field {
      case .exit: call.result.map { test.op.holds($0.exit, test.value) } ?? false
      case .a0, .a1, .a2, .a3:
        test.op.holds(call.arguments[Int(test.field.rawValue - Field.a0.rawValue)], test.value)
      default: call.subject.number(test.field).map { test.op.holds($0, test.value) } ?? true
      }
    }
  }

  /// Groups are left out, since supplementary ones count.
  private static func isPlain(_ field: Field) -> Bool {
    field == .exit || field.isArgument || field.isUserId && field != .objectUid
      || field == .auidIsSet || field == .pid || field == .sessionid
  }
}
