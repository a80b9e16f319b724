import Diagnostics
import Lints

struct DisputedClaimHolds: PolicyLint {
  static let severity = Severity.error
  static let kind = LintKind.bookkeeping
  static let summary = "a disputed claim that is true"

  static let explanation = """
    `disputed` keeps a claim in the table although it is known to be false, so that an auditor \
    reads both what was said and why it is not so. This claim has become true, or always was: \
    the rules were changed, or the dispute was a mistake. Now the table denies what the profile \
    does.

    Remove `disputed` and its text. From then on the claim is proved on each run like any other.
    """

  static let flagged = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of the clock are recorded" { demand record syscalls settimeofday key clock }
    }
    rules clock at 30 { record syscalls settimeofday key time-change }
    profile server {
      settings { reset }
      use clock
      exception house 1 reason "Recorded under another key" until 2099-06-30
                ‹claim covered disputed "the line is only a comment"›
    }
    """

  static let accepted = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of the clock are recorded" { demand record syscalls settimeofday key clock }
    }
    rules clock at 30 { record syscalls settimeofday key time-change }
    profile server {
      settings { reset }
      use clock
      exception house 1 reason "Recorded under another key" until 2099-06-30 claim covered
    }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.compilerFindings(Self.id)
  }
}
