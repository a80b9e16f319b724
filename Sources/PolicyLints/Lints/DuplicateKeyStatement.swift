import Diagnostics
import Lints

struct DuplicateKeyStatement: PolicyLint {
  static let severity = Severity.error
  static let kind = LintKind.bookkeeping
  static let summary = "a group with two statements for its records' key"

  static let explanation = """
    `key` as a statement says under which key all records of the group are filed that name none \
    themselves. There is one such statement in a group, wherever it stands: a second one would \
    not begin a new section, it would take the first one's place.

    Give the records that differ a `key` clause of their own, or make two groups.
    """

  static let flagged = """
    rules mixed at 30 {
      key clock
      record syscalls settimeofday
      ‹key locale›
      record syscalls sethostname
    }
    profile server { settings { reset }; use mixed }
    """

  static let accepted = """
    rules mixed at 30 {
      key clock
      record syscalls settimeofday
      record syscalls sethostname key locale
    }
    profile server { settings { reset }; use mixed }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.compilerFindings(Self.id)
  }
}
