import Diagnostics
import Lints
import PolicySyntax

struct UnusedKey: PolicyLint {
  static let severity = Severity.note
  static let kind = LintKind.bookkeeping
  static let summary = "a key for records that all have their own"

  static let explanation = """
    The group's `key` statement gives a key to the records that name none, and every record here \
    names one. So nothing is ever filed under it: a search with `ausearch -k` finds no event, \
    which reads as if none had happened.

    Remove the statement, or take the clauses away that repeat or contradict it.
    """

  static let flagged = """
    rules clock at 30 {
      key ‹time›
      record syscalls settimeofday key clock
      record write, attr of /etc/localtime key clock
    }
    profile server { settings { reset }; use clock }
    """

  static let accepted = """
    rules clock at 30 {
      key time
      record syscalls settimeofday key clock
      record write, attr of /etc/localtime
    }
    profile server { settings { reset }; use clock }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.groups.compactMap { group in
      guard let keys = group.keyStatement, let first = keys.first else { return nil }
      let isUsed = group.records.contains { $0.action == .record && $0.clauses.keys.isEmpty }
      guard !isUsed else { return nil }
      return Finding("no record of '\(group.name)' takes the key '\(first)'", at: first.span)
        .advising("remove the statement, or the records' own 'key' clauses")
    }
  }
}
