import Diagnostics
import Lints

struct NoBacklog: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.costs
  static let summary = "a set of rules that leaves the queue at the kernel's 64 records"

  static let explanation = """
    Records wait in a queue until auditd has written them. Without '-b' the queue holds 64 \
    records, unless the kernel was started with 'audit_backlog_limit=': a single command writes \
    half a dozen, so that a login or a package upgrade fills it. Then processes are held up for \
    a while, and at last records are lost.

    Write '-b 8192' into the first file. Memory is taken only for records that do wait.
    """

  static let flagged = """
    ‹-D›
    -w /etc/passwd -p wa -k identity
    -e 2
    """

  static let accepted = """
    -D
    -b 8192
    -w /etc/passwd -p wa -k identity
    -e 2
    """

  func findings(in rules: LintedRules) -> [Finding] {
    let records = rules.rules.first { $0.rule.action == .always && $0.rule.list == .exit }
    guard rules.isWhole, let records, rules.backlog == nil else { return [] }
    let place = rules.clearing?.span ?? records.line.span
    return [
      Finding("no '-b' makes room for more than the kernel's 64 waiting records", at: place)
        .advising("write '-b 8192' below '-D'")
    ]
  }
}
