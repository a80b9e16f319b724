import Diagnostics
import Lints

struct WrongOrder: PolicyLint {
  static let severity = Severity.error
  static let kind = LintKind.bookkeeping
  static let summary = "a group that loads before one that it is to come after"

  static let explanation = """
    `after` says that the group relies on another one's rules standing before its own. Stage and \
    name put it first all the same: files are loaded by stage, then by name in natural order.

    Give the group a later stage, or a name that sorts behind the other one's within the stage.
    """

  static let flagged = """
    rules catch-all at 30 after ‹exceptions› { record all syscalls by root key root }
    rules exceptions at 30 { record syscalls settimeofday key clock }
    profile server { settings { reset }; use catch-all, exceptions }
    """

  static let accepted = """
    rules catch-all at 90 after exceptions { record all syscalls by root key root }
    rules exceptions at 30 { record syscalls settimeofday key clock }
    profile server { settings { reset }; use catch-all, exceptions }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.compilerFindings(Self.id)
  }
}
