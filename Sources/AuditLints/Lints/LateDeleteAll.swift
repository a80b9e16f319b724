import Diagnostics
import Lints

struct LateDeleteAll: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.willNotLoad
  static let summary = "a '-D' that deletes rules loaded by the lines above it"

  static let explanation = """
    '-D' clears whatever is loaded at that moment, so below the first rule it takes back what \
    the same load has just brought. Nothing fails and nothing is said: the rules above it are \
    simply gone.

    augenrules moves '-D' to the top, but only if the line is exactly '-D': with mawk, which \
    Debian has, one blank before or behind it keeps it where it is. '-D -k KEY' is never moved, \
    and deletes every rule whose key contains KEY anywhere.

    Put one '-D' above all rules, in the first file of the folder.
    """

  static let flagged = """
    -w /etc/passwd -p wa -k identity
    ‹-D›
    -w /etc/group -p wa -k identity
    """

  static let accepted = """
    -D
    -w /etc/passwd -p wa -k identity
    -w /etc/group -p wa -k identity
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.loadFindings(Self.id)
  }
}
