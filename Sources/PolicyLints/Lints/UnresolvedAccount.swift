import Diagnostics
import Lints

struct UnresolvedAccount: PolicyLint {
  static let severity = Severity.note
  static let kind = LintKind.bookkeeping
  static let summary = "an account whose number is not known"

  static let explanation = """
    The kernel compares numbers, not names. No facts say which number this account has, so the \
    rule keeps the name and the loading machine looks it up. Two machines may then hold \
    different rules, auditctl refuses the line where the account is missing, and no proof can \
    tell whether the rule means the same as another one.

    Name facts that list the account, or write the number.
    """

  static let flagged = """
    rules web at 30 { record syscalls execve where uid = ‹"www-data"› key web }
    profile server { settings { reset }; use web }
    """

  static let accepted = """
    rules web at 30 { record syscalls execve where uid = "www-data" key web }
    facts host { users root = 0, www-data = 33 }
    profile server { facts host; settings { reset }; use web }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.compilerFindings(Self.id)
  }
}
