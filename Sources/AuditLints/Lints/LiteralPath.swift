import Diagnostics
import Lints

struct LiteralPath: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.neverActs
  static let summary = "a path with '*' or '?', which stand for themselves"

  static let explanation = """
    Paths in rules are no patterns. '/home/*/.ssh' watches a folder whose name is an asterisk, \
    and since its parent is mostly missing, the rule is refused, or it loads and never matches. \
    auditctl warns of them, and of '..' as well, which the kernel does follow.

    Watch the folder above as a tree with 'dir=', write one rule for each place (a policy can \
    list them), or narrow by other fields.
    """

  static let flagged = """
    -w ‹/etc/ssh/*.conf› -p wa -k sshd
    """

  static let accepted = """
    -w /etc/ssh -p wa -k sshd
    -w /etc/ssh/../ssh/sshd_config -p wa -k sshd
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.loadFindings(Self.id) { $0.placeSpan }
  }
}
