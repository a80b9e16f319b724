import Diagnostics
import Lints

struct ClaimCannotFire: PolicyLint {
  static let severity = Severity.error
  static let kind = LintKind.bookkeeping
  static let summary = "a claim on what no rule can see on this machine"

  static let explanation = """
    The control demands events that cannot happen on the target, or that the kernel shows to no \
    rule: a system call that none of its ABIs has, or a field that its rules do not look at. A \
    rule for it would never fire, so that claiming the control would promise records that nobody \
    will ever get.

    Do not claim the control for this machine. Where the benchmark insists on it, make an \
    exception that says why nothing can be recorded; where the target of the profile is wrong, \
    mend the target.
    """

  static let flagged = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of the clock are recorded" { demand record syscalls stime key clock }
    }
    rules clock at 30 {
      satisfies house ‹1›
      record syscalls settimeofday key clock
    }
    profile server {
      target debian 12, kernel 6.1, audit 3.0.9, abi b64
      settings { reset }
      use clock
    }
    """

  static let accepted = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of the clock are recorded" { demand record syscalls stime key clock }
    }
    rules clock at 30 {
      satisfies house 1
      record syscalls stime, settimeofday key clock
    }
    profile server {
      target debian 12, kernel 6.1, audit 3.0.9, abi b64, abi b32
      settings { reset }
      use clock
    }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.compilerFindings(Self.id)
  }
}
