import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import Lints

struct BusyPlace: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.costs
  static let summary = "a watch of a place that programs use all the time"

  static let explanation = """
    Every program that starts reads below /usr and /etc and executes something in /usr/bin; \
    /var, /run and /tmp are written to all the time, and /etc/passwd is read whenever a number \
    has to be shown as a name. A watch of such a place with that very letter records the \
    ordinary life of the machine, many times a second, and hides what it was written for. '-w' \
    without '-p' stands for all four letters.

    Watch the files that matter below it, leave out the letter that floods, or keep the rule to \
    a user, a program or to calls that fail; for writing, leaving out daemons ('auid!=unset') is \
    enough. A watch of /etc for 'wa', of /usr/bin for 'wa' or of /tmp for 'x' is quiet and is \
    not reported.
    """

  static let flagged = """
    -w /etc -p ‹rwa› -k etc
    -w /var/log -p ‹wa› -k logs
    -w ‹/usr/bin› -k programs
    -a always,exit -F path=/etc/passwd -F ‹perm=r› -F key=identity
    """

  static let accepted = """
    -w /etc -p wa -k etc
    -w /var/log/audit -p wa -k logs
    -w /usr/bin -p wa -k programs
    -a always,exit -F path=/etc/passwd -F perm=wa -F key=identity
    -a always,exit -F dir=/tmp -F perm=x -F key=tmp-exec
    -a always,exit -F dir=/var/log -F perm=wa -F auid!=unset -F key=logs
    -a always,exit -F dir=/var/log -F perm=wa -F exe=/usr/bin/rm -F key=logs
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.lines.compactMap { line in
      guard let rule = line.rule, rule.list == .exit, rule.action == .always,
        let place = line.watchedPlace,
        !rule.isNarrow(on: rules.target, bySuccess: true, byPlace: false)
      else { return nil }
      let wanted = rule.comparison(of: .perm) == nil ? .all : rule.permissions
      var loud = wanted.intersection(BusyPlaces.permissions(of: place))
      // Most of the writing is done by daemons, which have no login.
      if rule.isAboutLogins { loud.remove(.write) }
      guard rule.syscalls.isAll, !loud.isEmpty else { return nil }
      return finding(place, loud, at: line)
    }
  }

  private func finding(_ place: ByteString, _ loud: PermissionSet, at line: LintedLine) -> Finding {
    let uses = loud.uses.joined(separator: " and ")
    return Finding(
      "'\(place)' is \(uses) all the time, and each time is recorded", at: line.permissionSpan
    )
    .advising("leave out '\(loud.text)', or watch the files that matter below it")
  }
}
