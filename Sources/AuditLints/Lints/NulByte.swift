import Diagnostics
import Lints

struct NulByte: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.willNotLoad
  static let summary = "a NUL byte within a line"

  static let explanation = """
    auditctl reads a line as a C string: everything behind a NUL byte is not there. A rule that \
    loses its last conditions that way can record far more than it was written for, and one that \
    loses its key cannot be found.

    NUL bytes come from files in UTF-16 or from damaged copies. Write the file anew in plain \
    text.
    """

  static let flagged = """
    -w /etc/passwd -p wa‹␀› -k identity
    """

  static let accepted = """
    -w /etc/passwd -p wa -k identity
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.loadFindings(Self.id)
  }
}
