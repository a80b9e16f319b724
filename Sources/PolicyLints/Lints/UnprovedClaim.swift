import Diagnostics
import Lints

struct UnprovedClaim: PolicyLint {
  static let severity = Severity.error
  static let kind = LintKind.bookkeeping
  static let summary = "a claim that is not true"

  static let explanation = """
    The group, or the exception, says that a control is met. Taken as the kernel takes them, in \
    order and with all that is ignored, the rules let an event pass that the control demands; a \
    note shows it, and the rule that silences it if one does. An auditor who relied on the claim \
    would look for that event in vain.

    Record the event, move the rule that hides it, or claim less. A claim that is kept on \
    purpose although it is false can say so: `disputed "why"`.
    """

  static let flagged = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of the clock are recorded" {
        demand record syscalls settimeofday, adjtimex key clock
      }
    }
    rules clock at 30 {
      satisfies house ‹1›
      record syscalls settimeofday key clock
    }
    profile server { settings { reset }; use clock }
    """

  static let accepted = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of the clock are recorded" {
        demand record syscalls settimeofday, adjtimex key clock
      }
    }
    rules clock at 30 {
      satisfies house 1
      record syscalls settimeofday, adjtimex, clock_settime key clock
    }
    profile server { settings { reset }; use clock }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.compilerFindings(Self.id)
  }
}
