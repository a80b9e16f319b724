import Diagnostics
import LibAudit
import Lints

struct MergeableRules: RuleLint {
  static let severity = Severity.note
  static let kind = LintKind.costs
  static let summary = "neighbours that differ in their system calls only"

  static let explanation = """
    The kernel walks the rules of the exit list one by one at the end of a system call. Rules \
    that agree in everything but the calls, and stand next to each other, record just what one \
    rule with all of those calls records: the same events under the same key. One rule is less \
    to walk, to read and to keep in step.

    The fix puts all calls into the first of them and takes the others out.
    """

  static let flagged = """
    -a always,exit -F arch=b64 -S ‹chmod› -F auid>=1000 -F auid!=unset -F key=perm_mod
    -a always,exit -F arch=b64 -S fchmod -F auid>=1000 -F auid!=unset -F key=perm_mod
    -a always,exit -F arch=b64 -S fchmodat -F auid>=1000 -F auid!=unset -F key=perm_mod
    """

  static let accepted = """
    -a always,exit -F arch=b64 -S chmod,fchmod,fchmodat -F auid>=1000 -F auid!=unset -F key=perm_mod
    -a always,exit -F arch=b32 -S chmod,fchmod,fchmodat -F auid>=1000 -F auid!=unset -F key=perm_mod
    """

  func findings(in rules: LintedRules) -> [Finding] {
    let compiler = RuleLineCompiler(target: rules.target, host: rules.host.view)
    return MergeableRuns(rules.rules.map { $0.line }).runs.map { run in
      let first = run[0]
      let others = run.count == 2 ? "the next rule" : "the \(run.count - 1) rules below it"
      var finding = Finding(
        "this rule and \(others) differ in their system calls only", at: first.callSpan)
      for other in run.dropFirst().prefix(3) {
        finding = finding.noting("this could be a part of it", at: other.callSpan)
      }
      return finding.advising("write one rule with all of the calls in '-S'")
        .fixing(MergeableRuns.fix(run, compiler))
    }
  }
}
