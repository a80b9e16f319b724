import Diagnostics
import Lints

struct ShadowedRule: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.neverActs
  static let summary = "a rule that is never used, because an earlier one takes all of its events"

  static let explanation = """
    The kernel asks the rules of a list in the order in which they were loaded, and the first one that \
    matches decides. A rule whose events all match an earlier one never decides anything: its events are \
    recorded, but under the other rule's key, and a search for its own key finds none of them. Keys play \
    no part in matching, so of two rules that differ in nothing but the key only the first is used.

    Put the narrower rule above the wider one. If the events need no key of their own, take the rule out.

    Watches on single files are left aside here: their order changes while the system runs, which is \
    'swapping-watches'.
    """

  static let flagged = """
    -a always,exit -F arch=b64 -S ptrace -F key=tracing
    ‹-a always,exit -F arch=b64 -S ptrace -F a0=0x4 -F key=code-injection›
    """

  static let accepted = """
    -a always,exit -F arch=b64 -S ptrace -F a0=0x4 -F key=code-injection
    -a always,exit -F arch=b64 -S ptrace -F key=tracing
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.shadowed.compactMap { shadowed in
      if shadowed.records, !shadowed.areRecorded { return nil }
      if !shadowed.records, shadowed.areRecorded { return nil }
      return finding(shadowed)
    }
  }

  private func finding(_ shadowed: Shadowed) -> Finding {
    let count = shadowed.takers.count
    let takers = count == 1 ? "an earlier rule takes" : "\(count) earlier rules take"
    let own = shadowed.rule.keys.filter { key in
      !shadowed.takers.contains { $0.rule.keys.contains(key) }
    }
    let keys = own.map { "'\($0)'" }.joined(separator: " and ")
    let unfiled = keys.isEmpty || !shadowed.records ? "" : ", so none is filed under \(keys)"
    return Finding("\(takers) every event of this one\(unfiled)", at: shadowed.line.span)
      .noting(shadowed.takers)
      .advising(
        keys.isEmpty
          ? "take this rule out" : "put this rule above the other, or take it out")
  }
}
