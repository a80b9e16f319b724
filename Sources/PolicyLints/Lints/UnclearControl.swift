import Diagnostics
import Lints

struct UnclearControl: PolicyLint {
  static let severity = Severity.error
  static let kind = LintKind.bookkeeping
  static let summary = "a control of which it is not said what answers it"

  static let explanation = """
    A control has demands that rules can meet, or it says `answered by drift`, or `not a rule \
    "…"` with what answers it instead. This one has none of these, or both demands and the \
    statement that rules cannot answer it. No report could say whether it is met.

    Give it one kind of answer. Where a benchmark's item asks for rules and for something else, \
    make two parts of it with `part NAME`.
    """

  static let flagged = """
    catalogue house "House rules" version "1" {
      control ‹1› "Changes of the clock are recorded, and logs are kept" {
        demand record syscalls settimeofday key clock
        not a rule "auditd.conf: max_log_file_action"
      }
    }
    rules clock at 30 { record syscalls settimeofday key clock }
    profile server { settings { reset }; use clock }
    """

  static let accepted = """
    catalogue house "House rules" version "1" {
      control 1 part clock "Changes of the clock are recorded" {
        demand record syscalls settimeofday key clock
      }
      control 1 part logs "Logs are kept" { not a rule "auditd.conf: max_log_file_action" }
    }
    rules clock at 30 { record syscalls settimeofday key clock }
    profile server { settings { reset }; use clock }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.compilerFindings(Self.id)
  }
}
