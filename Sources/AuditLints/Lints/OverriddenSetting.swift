import AuditRuleSyntax
import Diagnostics
import Lints

struct OverriddenSetting: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.willNotLoad
  static let summary = "a setting that another line overrides"

  static let explanation = """
    '-b', '-f', '-r' and '--backlog_wait_time' set one value of the kernel's each, so that of \
    several lines only the last one loaded holds. augenrules does not even keep the others: of \
    all '-b' and '-f' in rules.d it writes the last one down. Whoever changes the line that is \
    overridden sees no effect.

    An '-e' is reported if it asks for more than the one that holds: a lock that a later '-e 1' \
    takes back. Keep one line for each setting, in the file for the settings.
    """

  static let flagged = """
    ==> 10-base.rules <==
    ‹-b 8192›
    -f 1
    ==> 50-local.rules <==
    -b 1024
    -w /etc/passwd -p wa -k identity
    """

  static let accepted = """
    ==> 10-base.rules <==
    -b 8192
    -f 1
    -e 1
    ==> 50-local.rules <==
    -w /etc/passwd -p wa -k identity
    -e 2
    """

  func findings(in rules: LintedRules) -> [Finding] {
    let written = WrittenSettings(rules)
    return written.all.compactMap { setting in
      guard let winner = written.inForce[setting.kind], winner.span != setting.span,
        winner.value != setting.value, setting.kind != .enabled || winner.value < setting.value
      else { return nil }
      return Finding("'\(setting.text)' is overridden by '\(winner.text)'", at: setting.span)
        .noting("this one holds", at: winner.span)
        .advising("take one of them out")
    }
  }
}
