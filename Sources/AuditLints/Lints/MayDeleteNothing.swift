import Diagnostics
import Lints

struct MayDeleteNothing: RuleLint {
  static let severity = Severity.note
  static let kind = LintKind.willNotLoad
  static let summary = "a deletion that depends on whether a watched place is a folder"

  static let explanation = """
    '-W' looks for a rule of a file or of a tree by what is on the disk at that moment. If the \
    loaded rule says 'path=' or 'dir=' outright, the deletion finds it on one kind of host only; \
    on the other the kernel answers 'No such file or directory' and the load ends.

    Delete it with '-d' and the very words of the rule, or leave the rule out of the file that \
    brings it.
    """

  static let flagged = """
    -a always,exit -F dir=/srv/www -F perm=wa -F key=web-root
    ‹-W /srv/www -p wa -k web-root›
    """

  static let accepted = """
    -a always,exit -F dir=/srv/www -F perm=wa -F key=web-root
    -d always,exit -F dir=/srv/www -F perm=wa -F key=web-root
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.loadFindings(Self.id)
  }
}
