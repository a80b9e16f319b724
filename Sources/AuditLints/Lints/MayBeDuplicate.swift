import Diagnostics
import Lints

struct MayBeDuplicate: RuleLint {
  static let severity = Severity.note
  static let kind = LintKind.willNotLoad
  static let summary = "a rule that is loaded already if a watched place is a folder, or is none"

  static let explanation = """
    '-w' becomes a rule for a file or for a tree by what auditctl finds on the disk when it \
    loads the line. Next to a rule that names the same place as 'path=' or 'dir=', it is a rule \
    of its own on one kind of host and a second copy on the other, which the kernel refuses \
    ('Rule exists'), and then the load ends.

    Say which of the two is meant with '-F path=' or '-F dir=', and once only. With facts of the \
    host the question is settled and this note does not appear.
    """

  static let flagged = """
    -a always,exit -F dir=/srv/www -F perm=wa -F key=web-root
    ‹-w /srv/www -p wa -k web-root›
    """

  static let accepted = """
    -a always,exit -F dir=/srv/www -F perm=wa -F key=web-root
    -w /etc/passwd -p wa -k identity
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.loadFindings(Self.id)
  }
}
