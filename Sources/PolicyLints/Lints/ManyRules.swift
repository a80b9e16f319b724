import Diagnostics
import Lints

struct ManyRules: PolicyLint {
  static let severity = Severity.note
  static let kind = LintKind.costs
  static let summary = "a statement that becomes more than 64 rules"

  static let explanation = """
    One statement is one rule for each path, each ABI and each value of an `in (…)`, multiplied. \
    The kernel goes through the exit list at each system call of an audited task until one rule \
    matches, so dozens of rules that differ in one value slow down everything, not only what \
    they are about.

    Often fewer say the same: a tree with `under` in the place of its files, a range `a..b` in \
    the place of its values, one statement for several calls. The programs of a `privileged` \
    block are many because the machine has so many, and are not counted here.
    """

  static let flagged = """
    rules accounts at 30 {
      ‹record syscalls execve where uid in (
        1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013,
          1014, 1015, 1016, 1017, 1018, 1019, 1020, 1021, 1022, 1023, 1024, 1025, 1026, 1027,
          1028, 1029, 1030, 1031, 1032
      ) key people›
    }
    profile server { settings { reset }; use accounts }
    """

  static let accepted = """
    rules accounts at 30 {
      record syscalls execve where uid in 1000..1032 key people
    }
    profile server { settings { reset }; use accounts }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.compilerFindings(Self.id)
  }
}
