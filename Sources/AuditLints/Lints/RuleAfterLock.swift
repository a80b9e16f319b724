import Diagnostics
import Lints

struct RuleAfterLock: RuleLint {
  static let severity = Severity.error
  static let kind = LintKind.willNotLoad
  static let summary = "a line that comes when the rules are locked"

  static let explanation = """
    After '-e 2' the kernel takes no rule and no setting until the next boot. Every line that \
    comes later is refused, in the file at hand and in all that follow, and the load ends at the \
    first of them.

    augenrules moves '-e 2' behind everything else, whichever file it stands in, but only if it \
    is at the very start of its line: with mawk, which Debian has, an indented '-e 2' stays \
    where it is. A file that is handed to auditctl directly is read as it stands. Put the lock \
    into the last line of the last file.
    """

  static let flagged = """
    -w /etc/passwd -p wa -k identity
    -e 2
    ‹-w /etc/group -p wa -k identity›
    """

  static let accepted = """
    -w /etc/passwd -p wa -k identity
    -w /etc/group -p wa -k identity
    -e 2
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.loadFindings(Self.id)
  }
}
