import AuditAnalysis
import AuditCatalogue
import AuditRules
import Diagnostics
import Lints

struct UnsetAuidPasses: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.recordsLess
  static let summary = "a lowest login id that processes without one pass, too"

  static let explanation = """
    A process that no login led to, such as a daemon or a cron job of the system, has the login id \
    'unset', which is 4294967295, the largest number there is. Numbers are compared without a sign, so \
    'auid>=1000' holds for it. A rule that was meant for people records daemons as well, and a 'never' \
    rule silences them.

    Add '-F auid!=unset'. ('auid!=-1' and 'auid!=4294967295' are the same condition.)
    """

  static let flagged = """
    -a always,exit -F arch=b64 -S unlink -F ‹auid>=1000› -F key=delete
    """

  static let accepted = """
    -a always,exit -F arch=b64 -S unlink -F auid>=1000 -F auid!=unset -F key=delete
    -a always,exit -F arch=b64 -S unlink -F auid>=1000 -F auid<60000 -F key=delete
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.rules.compactMap { line, rule in
      let comparisons = rule.comparisons.filter { $0.field == .auid || $0.field == .auidIsSet }
      guard passesUnset(comparisons), let lowest = comparisons.firstIndex(where: isLowest) else {
        return nil
      }
      let written = line.written(.auid)
      let condition = lowest < written.count ? written[lowest] : nil
      let what = rule.action == .never && rule.list != .exclude ? "silences" : "matches"
      return Finding(
        "'\(condition.map { "\($0.text)" } ?? "auid")' also \(what) processes without a login id",
        at: condition?.span ?? line.span
      ).advising("add '-F auid!=unset'")
    }
  }

  private func isLowest(_ comparison: FieldComparison) -> Bool {
    guard comparison.field == .auid, let number = comparison.number else { return false }
    switch comparison.op {
    case .greaterOrEqual: return number > 0
    case .greater: return number < .max - 1
    default: return false
    }
  }

  private func passesUnset(_ comparisons: [FieldComparison]) -> Bool {
    comparisons.allSatisfy { comparison in
      guard let number = comparison.number else { return false }
      return comparison.op.holds(comparison.field == .auidIsSet ? 0 : .max, number)
    }
  }
}
