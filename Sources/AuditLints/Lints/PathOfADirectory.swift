import AuditCatalogue
import AuditRules
import Diagnostics
import Lints

struct PathOfADirectory: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.recordsLess
  static let summary = "a 'path=' on a folder, which does not see the files in it"

  static let explanation = """
    'path=' on a folder matches calls that record the folder itself: that its entries are listed, that \
    its mode or owner changes, and that something directly in it is created, removed or renamed. Writing \
    or reading a file in it, and everything further down, is not recorded.

    Use 'dir=' for a folder with all that it holds. '-w' chooses by itself: on a folder it becomes 'dir='.
    """

  static let flagged = """
    -a always,exit -F arch=b64 -F ‹path=/etc/ssh› -F perm=wa -F key=sshd
    """

  static let accepted = """
    -a always,exit -F arch=b64 -F dir=/etc/ssh -F perm=wa -F key=sshd
    -w /etc/audit -p wa -k auditconfig
    -a always,exit -F arch=b64 -F path=/etc/passwd -F perm=wa -F key=identity
    """

  func findings(in rules: LintedRules) -> [Finding] {
    guard let facts = rules.host.facts else { return [] }
    let mounts = Set(facts.mounts.map(\.path))
    return rules.rules.compactMap { line, rule in
      guard let path = rule.path, line.judged.loaded?.ruleIfDirectory == nil,
        facts.kind(of: path, followingLast: false) == .found(.directory),
        facts.resolved(path, followingLast: false).map(mounts.contains) == false
      else { return nil }
      return Finding(
        "'\(path)' is a folder, and use of the files in it is not recorded",
        at: line.place(of: .path)
      )
      .advising("write '-F dir=\(path)' for all that is in it")
    }
  }
}
