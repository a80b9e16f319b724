import Diagnostics
import Lints

struct LineTooLong: RuleLint {
  static let severity = Severity.error
  static let kind = LintKind.willNotLoad
  static let summary = "a line that auditctl reads as two"

  static let explanation = """
    auditctl reads lines of at most 6142 bytes and a newline. Of a longer one it takes the first \
    6143 bytes for a whole line, and loads it as a rule if it is one: without the conditions and \
    the key that stood further on. The rest is read as a line of its own, which is mostly \
    refused and ends the load.

    Split the rule. Several rules with the same conditions and other calls record the same as \
    one.
    """

  static let flagged = """
    ‹-a always,exit -F path=/etc/passwd⟪6109 blanks⟫›-F perm=wa -F key=identity
    """

  static let accepted = """
    -a always,exit -F path=/etc/passwd⟪40 blanks⟫-F perm=wa -F key=identity
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.loadFindings(Self.id)
  }
}
