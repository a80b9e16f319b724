import AuditAnalysis
import AuditCatalogue
import AuditRules
import Diagnostics
import LibAudit
import Lints

struct NeverTrue: RuleLint {
  static let severity = Severity.error
  static let kind = LintKind.neverActs
  static let summary = "a condition that no event meets"

  static let explanation = """
    The kernel compares 32-bit numbers without a sign. Nothing is below 0, so 'exit<0' never holds, \
    although it reads like "failed". Of 'success' only '=' and '!=' make sense: inside the kernel a call \
    that succeeded counts as 1 and one that failed as 2, and what it is compared with becomes one of \
    these, so that 'success>0' holds for nothing and 'success>1' for failures.

    To record failures write '-F success=0', or one rule for each error, as in '-F exit=-EACCES'.
    """

  static let flagged = """
    -a always,exit -F arch=b64 -S openat -F ‹exit<0› -F key=denied
    """

  static let accepted = """
    -a always,exit -F arch=b64 -S openat -F success=0 -F key=denied
    -a always,exit -F arch=b64 -S unlink -F exit>=-4095 -F key=undeleted
    """

  func findings(in rules: LintedRules) -> [Finding] {
    let cover = rules.cover
    return rules.rules.compactMap { line, rule in
      guard
        case .never(let comparison)? = RuleContradiction(
          in: cover.scope(rule), names: LibAuditNames())
      else { return nil }
      let same = rule.comparisons.filter { $0.field == comparison.field }
      let written = line.written(comparison.field)
      let place = same.firstIndex(of: comparison).flatMap { index in
        index < written.count ? written[index] : nil
      }
      let text = place.map { "'\($0.text)'" } ?? "a condition of this rule"
      return Finding(
        "\(text) never holds, so the rule records nothing", at: place?.span ?? line.span
      )
      .advising(
        comparison.field == .exit || comparison.field == .success
          ? "write '-F success=0' for calls that failed" : nil)
    }
  }
}
