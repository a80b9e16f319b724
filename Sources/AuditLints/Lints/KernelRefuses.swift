import AuditRules
import Diagnostics
import Lints

struct KernelRefuses: RuleLint {
  static let severity = Severity.error
  static let kind = LintKind.willNotLoad
  static let summary = "a rule that libaudit takes and the kernel refuses"

  static let explanation = """
    libaudit checks how a rule is written; whether it can be kept is for the kernel to say, and \
    that shows at the load alone: 'Error sending add rule data request'. The load ends at such a \
    rule unless '-i' or '-c' stands above it.

    The kernel refuses a rule whose place is missing: the folder that holds a file of 'path=' or \
    'exe=', and whatever 'dir=' names, must be there at the load (the watched file itself need \
    not be). It refuses a 'path=' that is relative or ends in a slash, two places in one rule, \
    operators that a field does not know, and ids compared with 'unset' other than auid.

    What depends on the disk is an error only if the facts are those of the host that loads the \
    rules, and a note otherwise. Create the place before auditd starts, or leave the rule out on \
    hosts without it; a package that comes later brings its rules along.
    """

  static let flagged = """
    -a always,exit -F ‹path=/etc/ssh/› -F perm=wa -F key=sshd
    -a always,exit -F arch=b64 -S setuid -F ‹uid!=unset› -F key=escalation
    """

  static let accepted = """
    -a always,exit -F dir=/etc/ssh/ -F perm=wa -F key=sshd
    -a always,exit -F arch=b64 -S setuid -F auid!=unset -F key=escalation
    """

  func findings(in rules: LintedRules) -> [Finding] {
    let verdict = KernelVerdict(target: rules.target, host: rules.host.view)
    return rules.loadFindings(Self.id) { line in
      guard let rule = line.addition?.rule, let field = verdict.refusal(of: rule)?.field else {
        return nil
      }
      return line.place(of: field)
    }
  }
}
