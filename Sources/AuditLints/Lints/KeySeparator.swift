import Diagnostics
import Lints

struct KeySeparator: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.cannotBeSearched
  static let summary = "a key with the byte in it that parts two keys"

  static let explanation = """
    A rule has one text for all its keys, in which byte 1 stands between two of them. A key that \
    contains this byte loads as two keys, so that neither is what was written; from audit 4.2 on \
    auditctl refuses the line.

    If two keys are meant, write '-k' twice.
    """

  static let flagged = """
    -w /etc/passwd -p wa -k ‹identity␁files›
    """

  static let accepted = """
    -w /etc/passwd -p wa -k identity -k files
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.loadFindings(Self.id) { $0.keySpan }
  }
}
