import Diagnostics
import Lints

struct NothingToDelete: RuleLint {
  static let severity = Severity.error
  static let kind = LintKind.willNotLoad
  static let summary = "a deletion of a rule that is not loaded"

  static let explanation = """
    '-d' and '-W' take away the rule that is equal in every part: list, action, system calls and \
    every field in its place, the key and the letters of 'perm' included. If there is none, the \
    kernel answers 'No such file or directory' and the load ends.

    Rule files seldom need a deletion, for '-D' at the top clears what was loaded before. Where \
    one rule has to go, leave it out of the file that brings it, or repeat it exactly.
    """

  static let flagged = """
    -w /etc/passwd -p wa -k identity
    ‹-W /etc/passwd›
    """

  static let accepted = """
    -w /etc/passwd -p wa -k identity
    -W /etc/passwd -p wa -k identity
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.loadFindings(Self.id)
  }
}
