import AuditCatalogue
import AuditRules
import Diagnostics
import Lints

struct FieldlessRule: RuleLint {
  static let severity = Severity.error
  static let kind = LintKind.neverActs
  static let summary =
    "a rule without conditions on the 'user' or 'exclude' list, which matches nothing"

  static let explanation = """
    On the 'exit' and 'task' lists a rule without conditions matches everything. On the 'user' and \
    'exclude' lists it matches nothing: '-a never,user' does not silence messages of programs, and \
    '-a always,exclude' drops no record.

    Name what is meant, such as '-F msgtype=CRYPTO_KEY_USER'.
    """

  static let flagged = """
    ‹-a never,user›
    """

  static let accepted = """
    -a never,user -F uid=33
    -a always,exclude -F msgtype=CRYPTO_KEY_USER
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.rules.compactMap { line, rule in
      guard rule.list == .user || rule.list == .exclude, rule.comparisons.isEmpty else {
        return nil
      }
      return Finding(
        "without a condition a rule of the '\(rule.list.name)' list matches nothing", at: line.span
      )
      .advising("say which records are meant, as in '-F msgtype=CWD'")
    }
  }
}
