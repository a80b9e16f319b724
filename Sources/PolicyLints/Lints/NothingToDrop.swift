import Diagnostics
import Lints

struct NothingToDrop: PolicyLint {
  static let severity = Severity.error
  static let kind = LintKind.bookkeeping
  static let summary = "a dropped group that the profile below does not use"

  static let explanation = """
    `drop` takes a group out of what the profiles below use. This one is not among them: its \
    name is misspelt, it is named another way by now, or a later layer dropped it already. What \
    was to go may still be there.

    Look up what the profile below uses and write that name, or remove the `drop`.
    """

  static let flagged = """
    rules clock at 30 { record syscalls settimeofday key clock }
    profile server { settings { reset }; use clock }
    profile guest extends server { drop ‹clocks› }
    """

  static let accepted = """
    rules clock at 30 { record syscalls settimeofday key clock }
    profile server { settings { reset }; use clock }
    profile guest extends server { drop clock }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.compilerFindings(Self.id)
  }
}
