import Diagnostics
import Lints

struct ExpiredException: PolicyLint {
  static let severity = Severity.error
  static let kind = LintKind.bookkeeping
  static let summary = "an exception past its last day"

  static let explanation = """
    An exception is an agreement for a time. Once its last day is over, the control is simply not met, \
    and nobody has agreed to that.

    Meet the control, or agree on a new date with whoever owns the exception.
    """

  static let flagged = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of the clock are recorded" { demand record syscalls settimeofday key clock }
    }
    profile server {
      settings { reset }
      exception house 1 reason "too noisy" until ‹2020-06-30›
    }
    """

  static let accepted = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of the clock are recorded" { demand record syscalls settimeofday key clock }
    }
    profile server {
      settings { reset }
      exception house 1 reason "too noisy" until 2099-06-30
    }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.compilerFindings(Self.id)
  }
}
