import AuditCatalogue
import AuditRules
import Diagnostics
import Lints

struct NothingCollected: RuleLint {
  static let severity = Severity.error
  static let kind = LintKind.neverActs
  static let summary = "a 'never' rule for all tasks, which switches every rule for calls off"

  static let explanation = """
    The 'task' list is asked when a process is born. 'never' there means that the kernel collects nothing \
    about it for the rest of its life: no rule of the 'exit' list, no watch and no tree sees it. Without a \
    condition that holds for every process that is started from then on, and only those that were running \
    already are still recorded.

    That is a way to have the audit system without records of calls, and then there is no use in other \
    rules. Take the rule out to have them back, or give it a condition.
    """

  static let flagged = """
    ‹-a never,task›
    -w /etc/passwd -p wa -k identity
    """

  static let accepted = """
    -a never,task -F uid=33
    -w /etc/passwd -p wa -k identity
    """

  func findings(in rules: LintedRules) -> [Finding] {
    let held = rules.held
    let calls = held.filter { $0.readings[0].list == .exit || $0.readings[0].list == .ioUring }
    guard let first = calls.first else { return [] }
    let tasks = held.prefix { $0.readings[0].list != .task || $0.readings[0].action == .never }
    let all = tasks.first { entry in
      entry.readings[0].list == .task
        && entry.readings[0].comparisons.allSatisfy { $0.field == .key }
    }
    guard let all else { return [] }
    let others = calls.count == 1 ? "the rule for calls does" : "\(calls.count) rules for calls do"
    return [
      Finding(
        "no process started from now on is recorded, so \(others) nothing",
        at: all.line.span
      )
      .noting("the first is this one", at: first.line.span)
      .advising("take this rule out, or give it a condition")
    ]
  }
}
