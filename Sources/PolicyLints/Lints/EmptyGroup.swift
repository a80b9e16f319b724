import Diagnostics
import Lints
import PolicySyntax

struct EmptyGroup: PolicyLint {
  static let severity = Severity.warning
  static let kind = LintKind.bookkeeping
  static let summary = "a group without any statement that makes a rule"

  static let explanation = """
    The group has neither `record` nor `ignore` nor `raw`. Its file says nothing to the kernel, \
    while its name, its claims and its place in the profile suggest that something is recorded.

    Write its statements, or remove it from the profiles that use it.
    """

  static let flagged = """
    rules ‹mounts› at 30 {
      key mounts
    }
    profile server { settings { reset }; use mounts }
    """

  static let accepted = """
    rules mounts at 30 {
      key mounts
      record syscalls mount by users
    }
    rules quiet at 20 { ignore messages CWD }
    rules traced at 30 { raw "-a always,exit -F arch=b64 -S ptrace -F key=trace" }
    profile server { settings { reset }; use mounts, quiet, traced }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.groups.filter { group in
      !group.statements.contains { statement in
        switch statement {
        case .record, .raw: true
        case .param, .satisfies, .key, .expect: false
        }
      }
    }.map { group in
      Finding("'\(group.name)' makes no rule", at: group.name.span)
        .advising("write what it records or ignores, or remove it")
    }
  }
}
