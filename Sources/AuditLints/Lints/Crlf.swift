import Diagnostics
import Lints

struct Crlf: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.willNotLoad
  static let summary = "a carriage return at the end of a line"

  static let explanation = """
    auditctl ends a line at the newline and takes the carriage return of a Windows file for a \
    part of the last word. In most rules that is the key: it loads as 'identity' with an \
    invisible byte behind it, the log holds it in hexadecimal, and whoever searches the text of \
    the log for the key finds nothing. If the last word is a path or a number, the rule watches \
    nothing or is refused.

    augenrules hands the carriage return on up to audit 3.1, and drops it from 3.1.1 on. Convert \
    the file, for instance with 'sed -i "s/\\r$//"', and tell the editor or the version control \
    to leave line ends alone.
    """

  static let flagged = """
    -w /etc/passwd -p wa -k identity‹␍›
    -w /etc/group -p wa -k identity‹␍›
    """

  static let accepted = """
    -w /etc/passwd -p wa -k identity
    -w /etc/group -p wa -k identity
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.loadFindings(Self.id)
  }
}
