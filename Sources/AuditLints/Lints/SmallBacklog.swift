import Diagnostics
import Lints

struct SmallBacklog: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.costs
  static let summary = "a queue for fewer than 320 records"

  static let explanation = """
    '-b' says how many records may wait for auditd. A system call leaves between three and eight \
    of them, so that a queue for less than a few hundred is full after some dozens of events: a \
    login, a package upgrade, a backup. Processes are then held up until there is room, and when \
    they have waited long enough, records are lost ('auditctl -s' counts them as 'lost').

    8192 is what Debian ships and what benchmarks ask for. 0 takes the limit away altogether.
    """

  static let flagged = """
    -D
    -b ‹64›
    -w /etc/passwd -p wa -k identity
    """

  static let accepted = """
    -D
    -b 8192
    -w /etc/passwd -p wa -k identity
    """

  func findings(in rules: LintedRules) -> [Finding] {
    guard let backlog = rules.backlog, (1..<320).contains(backlog.value) else { return [] }
    let span = backlog.line.span { _, before in before == "-b" }
    return [
      Finding("a queue for \(backlog.value) records is full after a few dozen events", at: span)
        .advising("write '-b 8192'")
    ]
  }
}
