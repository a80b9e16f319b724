import Diagnostics
import Lints

struct DuplicateException: PolicyLint {
  static let severity = Severity.error
  static let kind = LintKind.bookkeeping
  static let summary = "two exceptions of one profile for one control"

  static let explanation = """
    A control is excepted for one reason, until one day. Of two exceptions in one profile only \
    the second counts: the first one's reason, owner and end are lost without a word, and with \
    them what was agreed.

    Keep the one that is true. A profile that extends another may except the control again: that \
    replaces the exception below, which is meant.
    """

  static let flagged = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of the clock are recorded" { demand record syscalls settimeofday key clock }
    }
    profile server {
      settings { reset }
      exception house 1 reason "Too noisy" until 2099-06-30
      exception house ‹1› reason "The clock is the hypervisor's" until 2099-12-31
    }
    """

  static let accepted = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of the clock are recorded" { demand record syscalls settimeofday key clock }
    }
    profile server {
      settings { reset }
      exception house 1 reason "Too noisy" until 2099-06-30
    }
    profile guest extends server {
      exception house 1 reason "The clock is the hypervisor's" until 2099-12-31
    }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.compilerFindings(Self.id)
  }
}
