import Diagnostics
import Lints

struct PanicOnFailure: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.costs
  static let summary = "a machine that stops when a record is lost"

  static let explanation = """
    With '-f 2' the kernel panics as soon as it cannot deliver a record: when the queue stays \
    full, when the rate limit is passed, when memory is short, when auditd dies. Some catalogues \
    ask for it, for machines that rather stop than go on unobserved. Everywhere else it gives \
    anyone who can make many events the means to halt the machine.

    If it is wanted, give the queue ample room and no rate limit, and try the rules on a machine \
    of the same load first. Otherwise write '-f 1': then a lost record is a message in the \
    kernel's log. It is a note as long as the queue has room; next to a queue of fewer than 320 \
    records or a rate limit it is a warning.
    """

  static let flagged = """
    -b 8192
    -f ‹2›
    -w /etc/passwd -p wa -k identity
    """

  static let accepted = """
    -b 8192
    -f 1
    -w /etc/passwd -p wa -k identity
    """

  func findings(in rules: LintedRules) -> [Finding] {
    let failure = rules.setting { if case .failure(let number) = $0 { number } else { nil } }
    guard let failure, failure.value == 2 else { return [] }
    let finding = Finding(
      "the machine panics when a record is lost",
      at: failure.line.span { _, before in before == "-f" }
    ).advising("write '-f 1', unless the machine has to stop rather than go on unobserved")
    let rate = rules.setting { if case .rate(let number) = $0 { number } else { nil } }
    if let rate, rate.value > 0 {
      return [finding.noting("records are lost on purpose here", at: rate.line.span)]
    }
    if let backlog = rules.backlog, (1..<320).contains(backlog.value) {
      return [finding.noting("the queue is small", at: backlog.line.span)]
    }
    return [finding.weighing(.note)]
  }
}
