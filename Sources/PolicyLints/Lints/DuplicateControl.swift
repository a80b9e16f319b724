import Diagnostics
import Lints

struct DuplicateControl: PolicyLint {
  static let severity = Severity.error
  static let kind = LintKind.bookkeeping
  static let summary = "a control that its catalogue defines twice"

  static let explanation = """
    An id names one control. Where a catalogue has it twice, `satisfies`, `exception` and the \
    reports mean the first, and the second is demanded by nobody.

    Where the benchmark puts several demands under one number, tell them apart with `part NAME`. \
    Where one of the two is a slip, remove it.
    """

  static let flagged = """
    catalogue house "House rules" version "1" {
      control 1.1 "Changes of the clock" { demand record syscalls settimeofday key clock }
      control ‹1.1› "Changes of the host's name" { demand record syscalls sethostname key locale }
    }
    rules clock at 30 { record syscalls settimeofday key clock }
    profile server { settings { reset }; use clock }
    """

  static let accepted = """
    catalogue house "House rules" version "1" {
      control 1.1 part clock "Changes of the clock" {
        demand record syscalls settimeofday key clock
      }
      control 1.1 part name "Changes of the host's name" {
        demand record syscalls sethostname key locale
      }
    }
    rules clock at 30 { record syscalls settimeofday key clock }
    profile server { settings { reset }; use clock }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.compilerFindings(Self.id)
  }
}
