import Diagnostics
import Lints

struct UnboundParam: PolicyLint {
  static let severity = Severity.error
  static let kind = LintKind.bookkeeping
  static let summary = "a parameter of a used group without a value"

  static let explanation = """
    The group leaves a value open that differs from site to site, and the profile uses the group \
    without saying what the value is. Nothing is guessed: a wrong path would be a rule that \
    never fires.

    Add `let NAME = …` to the profile; the note says what the value is. Several values, with \
    commas between them, give a rule for each.
    """

  static let flagged = """
    rules sudo at 30 {
      param sudo-log path "value of the sudoers option logfile"
      record write, attr of $sudo-log key sudo
    }
    profile ‹server› { settings { reset }; use sudo }
    """

  static let accepted = """
    rules sudo at 30 {
      param sudo-log path "value of the sudoers option logfile"
      record write, attr of $sudo-log key sudo
    }
    profile server {
      let sudo-log = /var/log/sudo.log
      settings { reset }
      use sudo
    }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.compilerFindings(Self.id)
  }
}
