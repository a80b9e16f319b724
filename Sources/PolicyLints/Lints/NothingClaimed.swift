import Diagnostics
import Lints

struct NothingClaimed: PolicyLint {
  static let severity = Severity.warning
  static let kind = LintKind.bookkeeping
  static let summary = "a partial claim that leaves nothing of the control"

  static let explanation = """
    `claim partly without …` says that a control is met but for something. What stands behind \
    `without` takes away all that the control demands, so the claim says nothing, while the \
    table of exceptions reads as if part of the control were met.

    Remove the claim; the exception alone says as much. Or leave out less: name the tree, the \
    users or the condition that really is not recorded.
    """

  static let flagged = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of sudo's rules are recorded" {
        demand record write, attr under /etc/sudoers.d key scope
      }
    }
    profile server {
      settings { reset }
      exception house 1 reason "Written by our tool" until 2099-06-30
                ‹claim partly without under /etc/sudoers.d›
    }
    """

  static let accepted = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of sudo's rules are recorded" {
        demand record write, attr under /etc/sudoers.d key scope
      }
    }
    rules scope at 30 {
      record write, attr under /etc/sudoers.d where auid != unset key scope
    }
    profile server {
      settings { reset }
      use scope
      exception house 1 reason "Our tool has no login" until 2099-06-30
                claim partly without under /etc/sudoers.d by daemons
    }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.compilerFindings(Self.id)
  }
}
