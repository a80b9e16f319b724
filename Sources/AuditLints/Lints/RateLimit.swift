import Diagnostics
import Lints

struct RateLimit: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.costs
  static let summary = "a limit of records a second, above which they are lost"

  static let explanation = """
    '-r N' lets the kernel send N records in a second and throws the rest away. The records that \
    are lost are those of the moment when much happens, which is when they are wanted; an event \
    of which some records are gone cannot be read either. With '-f 2' a lost record stops the \
    machine.

    Leave the rate at 0 and mend the rule that floods: 'aureport --key --summary' tells which it \
    is.
    """

  static let flagged = """
    -r ‹100›
    -w /etc/passwd -p wa -k identity
    """

  static let accepted = """
    -r 0
    -w /etc/passwd -p wa -k identity
    """

  func findings(in rules: LintedRules) -> [Finding] {
    let rate = rules.setting { if case .rate(let number) = $0 { number } else { nil } }
    guard let rate, rate.value > 0 else { return [] }
    let span = rate.line.span { _, before in before == "-r" }
    return [
      Finding("records beyond \(rate.value) a second are thrown away", at: span)
        .advising("write '-r 0', and narrow the rule that floods")
    ]
  }
}
