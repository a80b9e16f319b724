import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import Lints

struct AbsentAccount: RuleLint {
  static let severity = Severity.note
  static let kind = LintKind.willNotLoad
  static let summary = "a user or group that a stock system of the target does not have"

  static let explanation = """
    auditctl looks names up when it loads the rules, and refuses a rule with a name that the \
    host does not know ('Unknown user'). Without '-i' or '-c' above it the load ends there. \
    Accounts that come with a package are missing until it is installed, and again when it is \
    purged.

    It is a note, for nobody knows here which accounts your host has. Give its facts with \
    '--facts', and it is either settled or an error. Put such a rule into the file that comes \
    with the package.
    """

  static let flagged = """
    -a never,exit -F arch=b64 -S adjtimex -F auid=unset -F ‹uid=chrony›
    """

  static let accepted = """
    -a never,exit -F arch=b64 -S adjtimex -F auid=unset -F uid=backup
    -a never,exit -F arch=b64 -S adjtimex -F auid=unset -F uid=101
    """

  func findings(in rules: LintedRules) -> [Finding] {
    guard let stock = rules.host.stock else { return [] }
    var findings: [Finding] = []
    for (line, rule) in rules.rules {
      for comparison in rule.comparisons {
        guard var finding = finding(line, comparison, stock, rules.target) else { continue }
        if findings.isEmpty, let end = LoadEnd(ifRefused: line.index, rules.lines)?.noteOnOthers {
          finding = finding.noting(end)
        }
        findings.append(finding)
      }
    }
    return findings
  }

  private func finding(
    _ line: LintedLine, _ comparison: FieldComparison, _ stock: HostFacts, _ target: Target
  ) -> Finding? {
    guard case .account(let name) = comparison.value else { return nil }
    let isUser = comparison.field.isUserId
    let lookup = isUser ? stock.userId(of: name) : stock.groupId(of: name)
    guard lookup == .absent else { return nil }
    let ending: ByteString = "=" + name
    return Finding(
      "a stock \(target.name) has no \(isUser ? "user" : "group") '\(name)', and refuses this rule",
      at: line.span { word, _ in word.suffix(ending.count).elementsEqual(ending) }
    ).advising(
      "leave the rule out where the account is missing, or see to it that it is there first")
  }
}
