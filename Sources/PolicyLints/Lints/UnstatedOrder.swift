import Diagnostics
import Lints

struct UnstatedOrder: PolicyLint {
  static let severity = Severity.note
  static let kind = LintKind.bookkeeping
  static let summary = "two groups whose order decides and is not stated"

  static let explanation = """
    The kernel takes the first rule that matches. Two groups of one stage match the same events, \
    with another action or under another key, and which of them comes first hangs on their names \
    alone. Renaming one would change what is recorded, or where it is found.

    Write `after GROUP` if the order is meant; the compiler then holds it. Or give the groups \
    different stages.
    """

  static let flagged = """
    rules clock at 30 { record syscalls settimeofday key clock }
    rules time at 30 { ‹record syscalls settimeofday, adjtimex key time-change› }
    profile server { settings { reset }; use clock, time }
    """

  static let accepted = """
    rules clock at 30 { record syscalls settimeofday key clock }
    rules time at 30 after clock { record syscalls settimeofday, adjtimex key time-change }
    profile server { settings { reset }; use clock, time }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.compilerFindings(Self.id)
  }
}
