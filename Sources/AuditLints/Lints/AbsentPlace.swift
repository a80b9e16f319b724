import AuditRules
import ByteText
import Diagnostics
import Lints

struct AbsentPlace: RuleLint {
  static let severity = Severity.note
  static let kind = LintKind.willNotLoad
  static let summary = "a place in /etc that a stock system of the target does not have"

  static let explanation = """
    The folder of a watched file, and whatever 'dir=' names, must be there when the rules are \
    loaded. This one belongs to another distribution or to a package that a stock system lacks: \
    there the kernel refuses the rule ('No such file or directory'), and without '-i' or '-c' \
    above it the load ends and every rule below is missing.

    It is a note, for nobody knows here whether your host has the place. Give the facts of the \
    host with '--facts', and it is either settled or an error. Leave the rule out where the \
    place is missing, or bring it along with the package.
    """

  static let flagged = """
    -w ‹/etc/sysconfig/network› -p wa -k system-locale
    """

  static let accepted = """
    -w /etc/ssh/sshd_config -p wa -k sshd
    -w /etc/not-yet-there -p wa -k sshd
    """

  func findings(in rules: LintedRules) -> [Finding] {
    guard let stock = rules.host.stock else { return [] }
    let verdict = KernelVerdict(target: rules.target, host: stock)
    var findings: [Finding] = []
    for (line, rule) in rules.rules {
      guard let place = rule.dir ?? rule.path, place.starts(with: "/etc/".utf8),
        let refusal = verdict.refusal(of: rule), refusal.dependsOnHost
      else { continue }
      var finding = Finding(
        "on a stock \(rules.target.name) the kernel refuses this rule: \(refusal.reason)",
        at: line.placeSpan
      )
      .advising(
        "leave the rule out where the place is missing, or see to it that it is there first")
      if findings.isEmpty, let end = LoadEnd(ifRefused: line.index, rules.lines)?.noteOnOthers {
        finding = finding.noting(end)
      }
      findings.append(finding)
    }
    return findings
  }
}
