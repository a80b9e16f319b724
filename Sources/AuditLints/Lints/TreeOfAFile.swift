import AuditCatalogue
import AuditRules
import Diagnostics
import Lints

struct TreeOfAFile: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.recordsLess
  static let summary = "a 'dir=' on a file, which ends when the file is replaced"

  static let explanation = """
    The kernel takes 'dir=' on a file and watches just that file. But it follows the file, not its name: \
    once an editor, a package or a password tool puts a new file in its place, the rule is gone and \
    nothing says so.

    Use 'path=' for a file. It follows the name, whatever is put there.
    """

  static let flagged = """
    -a always,exit -F arch=b64 -F ‹dir=/etc/passwd› -F perm=wa -F key=identity
    """

  static let accepted = """
    -a always,exit -F arch=b64 -F path=/etc/passwd -F perm=wa -F key=identity
    -a always,exit -F arch=b64 -F dir=/etc/ssh -F perm=wa -F key=sshd
    """

  func findings(in rules: LintedRules) -> [Finding] {
    guard let facts = rules.host.facts else { return [] }
    return rules.rules.compactMap { line, rule in
      guard let path = rule.dir, facts.kind(of: path, followingLast: true) == .found(.file) else {
        return nil
      }
      return Finding(
        "'\(path)' is a file: this rule ends when the file is replaced", at: line.place(of: .dir)
      )
      .advising("write '-F path=\(path)'")
    }
  }
}
