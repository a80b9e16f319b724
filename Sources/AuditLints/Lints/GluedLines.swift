import Diagnostics
import Lints

struct GluedLines: RuleLint {
  static let severity = Severity.error
  static let kind = LintKind.willNotLoad
  static let summary = "a last line without newline, to which the next file is glued"

  static let explanation = """
    augenrules joins the files of rules.d without looking at their ends. If one has no newline \
    behind its last line, the first line of the next file becomes a part of that line: two rules \
    turn into one that is refused, or, worse, a rule disappears in a comment.

    End every file with a newline. Editors can be told to see to it; 'tail -c 1 FILE' shows the \
    last byte.
    """

  static let flagged = """
    ==> 10-identity.rules <==
    ‹-w /etc/passwd -p wa -k identity›
    \\ No newline at end of file
    ==> 20-ssh.rules <==
    -w /etc/ssh -p wa -k sshd
    """

  static let accepted = """
    ==> 10-identity.rules <==
    -w /etc/passwd -p wa -k identity
    ==> 20-ssh.rules <==
    -w /etc/ssh -p wa -k sshd
    \\ No newline at end of file
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.loadFindings(Self.id)
  }
}
