import AuditAnalysis
import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import Lints

struct CallsOutsidePerm: RuleLint {
  static let severity = Severity.error
  static let kind = LintKind.neverActs
  static let summary = "system calls of which none counts as a letter of 'perm='"

  static let explanation = """
    'perm=' is a list of system calls for each letter: 'x' stands for execve and execveat, 'r', 'w' and \
    'a' for the calls that open, write, remove, rename, link, or change owner, mode and attributes. Where \
    a rule names calls as well, a call has to be in both lists. Calls such as mount, utimensat, connect, \
    read or write are in none, so together with 'perm=' they are never recorded.

    Take either the calls or 'perm=' out.
    """

  static let flagged = """
    -a always,exit -F arch=b64 -S ‹mount,umount2› -F perm=wa -F key=mounts
    """

  static let accepted = """
    -a always,exit -F arch=b64 -S mount,umount2 -F key=mounts
    -a always,exit -F arch=b64 -S openat -F path=/etc/passwd -F perm=wa -F key=identity
    """

  func findings(in rules: LintedRules) -> [Finding] {
    let cover = rules.cover
    return rules.rules.compactMap { line, rule in
      guard rule.list == .exit, let perm = rule.comparison(of: .perm), perm.op == .equal,
        !rule.architectures(outOf: rules.target.architectures).isEmpty,
        !rule.syscalls.isEmpty, cover.scope(rule).calls.isEmpty
      else { return nil }
      let letters = PermissionSet(rawValue: perm.number ?? 0).text
      if letters.isEmpty {
        return Finding("without a letter 'perm' is never met", at: line.place(of: .perm))
          .advising("name some of r, w, x and a")
      }
      let place = line.syscallLists.first ?? line.place(of: .perm)
      return Finding(
        "none of these calls counts as '\(letters)', so the rule never matches", at: place
      )
      .advising("take the calls or 'perm=' out")
    }
  }
}
