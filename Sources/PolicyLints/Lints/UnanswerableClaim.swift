import Diagnostics
import Lints

struct UnanswerableClaim: PolicyLint {
  static let severity = Severity.error
  static let kind = LintKind.bookkeeping
  static let summary = "a claim on a control that no rule can answer"

  static let explanation = """
    The catalogue says of the control that it is answered by comparing the running rules with \
    those on disk, or by something that is not a rule at all, such as a line of auditd.conf. \
    Rules cannot satisfy it, and a claim on it could never be proved.

    Remove the claim. Reports list such controls with what answers them.
    """

  static let flagged = """
    catalogue house "House rules" version "1" {
      control 1 "Logs are kept" { not a rule "auditd.conf: max_log_file_action" }
    }
    rules logs at 30 {
      satisfies house ‹1›
      record write, attr under /var/log/audit key auditlog
    }
    profile server { settings { reset }; use logs }
    """

  static let accepted = """
    catalogue house "House rules" version "1" {
      control 1 "Logs are kept" { not a rule "auditd.conf: max_log_file_action" }
    }
    rules logs at 30 {
      record write, attr under /var/log/audit key auditlog
    }
    profile server { settings { reset }; use logs }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.compilerFindings(Self.id)
  }
}
