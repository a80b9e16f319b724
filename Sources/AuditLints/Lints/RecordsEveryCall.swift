import AuditCatalogue
import AuditRules
import Diagnostics
import Lints

struct RecordsEveryCall: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.costs
  static let summary = "a rule that records every system call of ordinary programs"

  static let explanation = """
    A rule of the exit list without '-S' stands for all system calls, like '-S all'. Unless a \
    place, a program, an argument or a result keeps it to a few of them, it writes a record for \
    every read, every poll and every memory request: thousands a second from a machine at rest. \
    The log is rotated away within minutes, the queue overflows, and records that matter are \
    lost. A range of users does not help, for a single session is enough. The same goes for \
    'always' on the task list, which records every call of every process that is started from \
    then on.

    Name the calls with '-S', or the place with 'path=' or 'dir='.
    """

  static let flagged = """
    ‹-a always,exit -F arch=b64 -F auid>=1000 -F auid!=unset›
    -a always,exit -F arch=b64 -S ‹all› -F success=0 -F key=failed
    """

  static let accepted = """
    -a always,exit -F arch=b64 -S execve -F auid>=1000 -F auid!=unset -F key=users
    -a always,exit -F arch=b64 -S all -F exit=-EINVAL -F key=einval
    -a always,exit -F arch=b32 -S all -F key=32bit-abi
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.rules.filter { floods($0.rule, rules.target) }.map { line, rule in
      if rule.list == .task {
        return Finding("every system call of every new process is recorded", at: line.span)
          .advising("name what is to be recorded in a rule of the exit list")
      }
      return Finding("every system call is recorded", at: line.callSpan)
        .advising("name the calls with '-S', or a place with 'path=' or 'dir='")
    }
  }

  private func floods(_ rule: Rule, _ target: Target) -> Bool {
    guard rule.action == .always, !rule.isNarrow(on: target, bySuccess: false) else { return false }
    if rule.list == .task { return true }
    return rule.list == .exit && rule.syscalls.isAll && rule.comparison(of: .perm) == nil
  }
}
