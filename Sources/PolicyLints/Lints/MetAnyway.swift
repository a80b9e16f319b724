import Diagnostics
import Lints

struct MetAnyway: PolicyLint {
  static let severity = Severity.warning
  static let kind = LintKind.bookkeeping
  static let summary = "an exception for a control that is met"

  static let explanation = """
    The exception tells the auditor that the control is not met, and the rules of the profile \
    record and set all that it demands. Either the exception is left over from before somebody \
    added the rules, or the rules were not meant to be there.

    Remove the exception. If it is there because the benchmark's own check wants another \
    spelling of the rules, add `claim covered`: that says so, and is proved on each run.
    """

  static let flagged = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of the clock are recorded" { demand record syscalls settimeofday key clock }
    }
    rules clock at 30 { record syscalls settimeofday, adjtimex key time-change }
    profile server {
      settings { reset }
      use clock
      ‹exception house 1 reason "Too noisy" until 2099-06-30›
    }
    """

  static let accepted = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of the clock are recorded" { demand record syscalls settimeofday key clock }
    }
    rules clock at 30 { record syscalls settimeofday, adjtimex key time-change }
    profile server {
      settings { reset }
      use clock
      exception house 1 reason "Under another key" until 2099-06-30 claim covered
    }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.compilerFindings(Self.id)
  }
}
