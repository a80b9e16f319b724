import Diagnostics
import Lints

struct ApplicableAfterAll: PolicyLint {
  static let severity = Severity.warning
  static let kind = LintKind.bookkeeping
  static let summary = "a control said not to apply whose place is there"

  static let explanation = """
    `claim not-applicable` tells the auditor that a machine has nothing that the control could \
    be about. The facts of the profile list one of the places that the control names, so it does \
    apply, and what happens there goes unrecorded.

    Record it. If that is not wanted, keep the exception and leave the claim out, for then the \
    reason says what is true.
    """

  static let flagged = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of sudo's rules are recorded" {
        demand record write, attr of /etc/sudoers key scope
      }
    }
    facts host { directories /etc; files /etc/sudoers }
    profile server {
      facts host
      settings { reset }
      exception house 1 reason "sudo is not in use" until 2099-06-30 ‹claim not-applicable›
    }
    """

  static let accepted = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of sudo's rules are recorded" {
        demand record write, attr of /etc/sudoers key scope
      }
    }
    facts host { directories /etc; files /etc/passwd }
    profile server {
      facts host
      settings { reset }
      exception house 1 reason "sudo is not in use" until 2099-06-30 claim not-applicable
    }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.compilerFindings(Self.id)
  }
}
