import Diagnostics
import Lints

struct UndecidedClaim: PolicyLint {
  static let severity = Severity.error
  static let kind = LintKind.bookkeeping
  static let summary = "a claim of which it cannot be told whether it holds"

  static let explanation = """
    A claim holds if it is proved. Here the proof hangs on something that nobody has said: a \
    value that the catalogue leaves open, an account whose number is not known, or whether a \
    path is a file or a tree. The notes name it. What is not known never counts as met.

    Say it in the profile: bind the value with `let`, or name the facts of the machines.
    """

  static let flagged = """
    catalogue house "House rules" version "1" {
      param sudo-log path "value of the sudoers option logfile"
      control 1 "Sudo's log is watched" { demand record write, attr of $sudo-log key sudo }
    }
    rules sudo at 30 {
      satisfies house ‹1›
      record write, attr of /var/log/sudo.log key sudo
    }
    profile server { settings { reset }; use sudo }
    """

  static let accepted = """
    catalogue house "House rules" version "1" {
      param sudo-log path "value of the sudoers option logfile"
      control 1 "Sudo's log is watched" { demand record write, attr of $sudo-log key sudo }
    }
    rules sudo at 30 {
      satisfies house 1
      record write, attr of /var/log/sudo.log key sudo
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
