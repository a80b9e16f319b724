import Diagnostics
import Lints

struct UnmetControl: PolicyLint {
  static let severity = Severity.error
  static let kind = LintKind.bookkeeping
  static let summary = "an adopted control that is neither met nor excepted"

  static let explanation = """
    `adopt` promises that each control of the catalogue that rules can answer is met, or \
    excepted with a reason. The notes show an event that the control demands and that the \
    profile does not record.

    Use a group that records it, or agree on an exception.
    """

  static let flagged = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of the clock are recorded" { demand record syscalls settimeofday key clock }
    }
    rules clock at 30 { record syscalls settimeofday by users key clock }
    profile server {
      settings { reset }
      use clock
      ‹adopt house›
    }
    """

  static let accepted = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of the clock are recorded" { demand record syscalls settimeofday key clock }
    }
    rules clock at 30 { record syscalls settimeofday key clock }
    profile server {
      settings { reset }
      use clock
      adopt house
    }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.compilerFindings(Self.id)
  }
}
