import AuditRuleSyntax
import Diagnostics
import Lints

struct NoReset: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.willNotLoad
  static let summary = "a folder of rules without '-D', which does not load twice"

  static let explanation = """
    Rules are added to those that the kernel holds. Without '-D' at the top, a second \
    'augenrules --load', as every package upgrade and every change to the rules brings, starts \
    with a rule that is there already: the kernel answers 'Rule exists', the load ends there, \
    and whatever is new is never loaded until the next boot.

    Begin the first file with '-D'. After '-i' or '-c' the load goes on after such errors, but \
    rules that were taken out of the folder stay in force.
    """

  static let flagged = """
    ==> 10-base.rules <==
    -b 8192
    ==> 30-identity.rules <==
    ‹-w /etc/passwd -p wa -k identity›
    -w /etc/group -p wa -k identity
    """

  static let accepted = """
    ==> 10-base.rules <==
    -D
    -b 8192
    ==> 30-identity.rules <==
    -w /etc/passwd -p wa -k identity
    -w /etc/group -p wa -k identity
    """

  func findings(in rules: LintedRules) -> [Finding] {
    guard rules.isMerged, rules.clearing == nil, let first = rules.rules.first?.line else {
      return []
    }
    let goesOn = rules.lines.prefix(first.index).contains {
      $0.controls.contains(.ignoreErrors) || $0.controls.contains(.continueOnErrors)
    }
    let finding = Finding(
      goesOn
        ? "without '-D' rules of an earlier load stay in force"
        : "without '-D' a second load ends at this rule, for the kernel holds it already",
      at: first.span
    ).advising("write '-D' into the first file, in a line of its own")
    return [goesOn ? finding.weighing(.note) : finding]
  }
}
