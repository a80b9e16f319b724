import AuditCatalogue
import AuditRules
import Diagnostics
import Lints

struct PermWithoutPlace: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.costs
  static let summary = "a perm of reading or writing without a place"

  static let explanation = """
    'perm=r' stands for every opening of a file for reading and 'perm=w' for every opening for \
    writing, creation, removal and renaming. Without 'path=' or 'dir=' in the same rule that \
    means the whole system: every library that a program loads, every temporary file, every log \
    that is opened. The records of interest drown in it.

    Say where: '-F path=' for a file, '-F dir=' for a tree. Rules that are kept to a program, a \
    user, an argument or calls that fail are not reported, nor are 'x' and 'a', which are rare \
    enough.
    """

  static let flagged = """
    -a always,exit -F arch=b64 -F ‹perm=wa› -F auid>=1000 -F auid!=unset -F key=changes
    """

  static let accepted = """
    -a always,exit -F arch=b64 -F dir=/etc -F perm=wa -F auid>=1000 -F auid!=unset -F key=changes
    -a always,exit -F arch=b64 -F perm=rw -F success=0 -F auid>=1000 -F auid!=unset -F key=denied
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.rules.filter { floods($0.rule, rules.target) }.map { line, rule in
      let what =
        rule.permissions.contains(.read) ? "opened or read" : "opened for writing or changed"
      return Finding("every file that is \(what) anywhere is recorded", at: line.permissionSpan)
        .advising("name the place with '-F path=' or '-F dir='")
    }
  }

  private func floods(_ rule: Rule, _ target: Target) -> Bool {
    guard rule.list == .exit, rule.action == .always, rule.syscalls.isAll else { return false }
    return !rule.permissions.isDisjoint(with: [.read, .write])
      && !rule.isNarrow(on: target, bySuccess: true)
  }
}
