import AuditProofs
import ByteText
import Diagnostics
import Reports

/// What `auditwright minimal` says.
struct SpareRuleReport {
  private let rules: SpareRules
  private let held: HeldRules

  init(_ rules: SpareRules, _ held: HeldRules) {
    self.rules = rules
    self.held = held
  }

  // MARK: For readers

  /// What can go, then what is not known, each in the kernel's order.
  var findings: [Diagnostic] {
    rules.spare.map(finding)
      + rules.open.map { line, reason in
        told(
          Diagnostic(
            .note, "unknown-rule", "it is not known whether this rule could go: \(reason)",
            at: held.lines[line].span), of: line)
      }
  }

  private func finding(_ rule: SpareRule) -> Diagnostic {
    var finding = told(
      Diagnostic(
        .warning, "\(rule.reason.rawValue)-rule", clause(rule.reason),
        at: held.lines[rule.line].span), of: rule.line)
    for line in rule.by.prefix(3) {
      let other = held.lines[line]
      finding = finding.noting("\(rule.role) '\(other.text)'", at: other.span)
    }
    if rule.by.count > 3 { finding = finding.noting("and \(rule.by.count - 3) more rules") }
    let keys = rule.keys.map { "'\($0)'" }.joined(separator: ", ")
    guard !keys.isEmpty, rule.keys != ownKeys(rule) else { return finding }
    return finding.noting("its events are found under \(keys)")
  }

  private func ownKeys(_ rule: SpareRule) -> [ByteString] {
    held.lines[rule.line].readings.flatMap(\.keys).sorted()
  }

  /// With the rule, where the place shows a statement of a policy.
  private func told(_ finding: Diagnostic, of line: Int) -> Diagnostic {
    let line = held.lines[line]
    guard let span = line.span, ByteString(span.bytes) != line.text else { return finding }
    return finding.noting("the rule is '\(line.text)'")
  }

  private func clause(_ reason: SpareRule.Reason) -> String {
    switch reason {
    case .impossible: "this rule matches nothing"
    case .silenced: "never rules before this one take all that it matches"
    case .shadowed: "rules before this one take all that it matches"
    case .redundant: "other rules would record all that this one does"
    case .superfluous: "this rule says never of what is not recorded anyway"
    }
  }

  var summary: String {
    let all = held.lines.count
    let open =
      rules.open.isEmpty
      ? "" : "; of \(counted(rules.open.count, "rule")) it is not known"
    guard !rules.spare.isEmpty else {
      return rules.open.isEmpty
        ? "none of \(counted(all, "rule")) can go\n"
        : "of \(counted(all, "rule")) none surely can go\(open)\n"
    }
    return "\(rules.spare.count) of \(counted(all, "rule")) can go together\(open)\n"
  }

  // MARK: For programs

  var json: JSONValue {
    [
      "spare": .array(rules.spare.map(json)),
      "unknown": .array(
        rules.open.map { line, reason in
          .object(members(line) + [.init("reason", .string(reason))])
        }),
      "rules": .number(held.lines.count),
      "assumptions": .array(rules.assumptions.map { .string($0.rawValue) }),
    ]
  }

  private func json(_ rule: SpareRule) -> JSONValue {
    .object(
      members(rule.line) + [
        .init("reason", .string(rule.reason.rawValue)),
        .init("by", .array(rule.by.map { .object(members($0)) })),
        .init("keys", .array(rule.keys.map { .string($0.description) })),
      ])
  }

  private func members(_ line: Int) -> [JSONValue.Member] {
    let line = held.lines[line]
    return [
      .init("place", .optional(line.span?.fileAndLine)),
      .init("rule", .string(line.text.description)),
    ]
  }
}

extension SpareRule {
  /// What the rules that stay do with its events.
  fileprivate var role: String {
    switch reason {
    case .impossible, .superfluous: "beside"
    case .silenced: "taken by"
    case .shadowed: "recorded by"
    case .redundant: "also recorded by"
    }
  }
}
