import Diagnostics
import Lints

struct FileNotRead: RuleLint {
  static let severity = Severity.error
  static let kind = LintKind.willNotLoad
  static let summary = "a file of rules.d that augenrules does not read"

  static let explanation = """
    Before audit 4.2 augenrules takes a blank in a file name for the end of the name, so that it \
    looks for two files that mostly do not exist. Nothing is said, and none of the rules are \
    loaded.

    Rename the file; names of letters, digits, '-' and '.' are safe.
    """

  static let flagged = """
    ==> 10-identity.rules <==
    -w /etc/passwd -p wa -k identity
    ==> 20 ssh.rules <==
    ‹›-w /etc/ssh -p wa -k sshd
    """

  static let accepted = """
    ==> 10-identity.rules <==
    -w /etc/passwd -p wa -k identity
    ==> 20-ssh.rules <==
    -w /etc/ssh -p wa -k sshd
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.loadFindings(Self.id)
  }
}
