import AuditAnalysis
import AuditCatalogue
import AuditRules
import Diagnostics
import LibAudit
import Lints

struct ContradictingFields: RuleLint {
  static let severity = Severity.error
  static let kind = LintKind.neverActs
  static let summary = "conditions that no event can meet together"

  static let explanation = """
    All conditions of a rule have to hold at once. Two architectures, two ids for one field, or a range \
    that ends before it begins leave nothing, and neither auditctl nor the kernel says so: the rule loads \
    and never matches. The same is true of 'success=1' with the exit value of an error, and of any \
    condition on the result of 'exit' and 'exit_group', which never return.

    Conditions that are meant as alternatives need a rule for each. Numbers are compared without a sign, \
    so -1 is the largest of all: 'auid>=1000' and 'auid=unset' do not contradict each other.
    """

  static let flagged = """
    -a always,exit -F arch=b64 -F ‹arch=b32› -S openat -F key=opened
    -a always,exit -F arch=b64 -S chmod -F auid>=1000 -F ‹auid<500› -F key=modes
    """

  static let accepted = """
    -a always,exit -F arch=b64 -S openat -F key=opened
    -a always,exit -F arch=b32 -S openat -F key=opened
    -a always,exit -F arch=b64 -S chmod -F auid>=500 -F auid<1000 -F key=modes
    """

  func findings(in rules: LintedRules) -> [Finding] {
    let cover = rules.cover
    return rules.rules.compactMap { line, rule in
      switch RuleContradiction(in: cover.scope(rule), names: LibAuditNames()) {
      case .field(let field): between(line.written(field), in: line)
      case .successWithExit: between(line.written(.success) + line.written(.exit), in: line)
      case .noResult:
        Finding(
          "these calls never return, so they have no result to compare",
          at: line.written(.exit).first?.span ?? line.place(of: .success)
        ).advising("leave the condition on the result out")
      case .never, nil: nil
      }
    }
  }

  private func between(_ written: [WrittenCondition], in line: LintedLine) -> Finding {
    guard let last = written.last, written.count > 1 else {
      return Finding("the conditions of this rule contradict each other", at: line.span)
    }
    let others = written.dropLast().map { "'\($0.text)'" }.joined(separator: " and ")
    return Finding("no event meets '\(last.text)' together with \(others)", at: last.span)
      .advising("write a rule for each if they are alternatives")
  }
}
