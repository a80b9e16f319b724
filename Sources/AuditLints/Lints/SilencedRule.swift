import Diagnostics
import Lints

struct SilencedRule: RuleLint {
  static let severity = Severity.error
  static let kind = LintKind.neverActs
  static let summary =
    "a rule that records nothing, because a 'never' above it takes all of its events"

  static let explanation = """
    The first rule of a list that matches decides. Every event that this rule asks for matches a 'never' \
    rule above it, so none of them is recorded, by this rule or any below it. That is seldom meant: often \
    the 'never' rule is wider than it was thought to be, for instance because it names a login id or a \
    program and leaves the system calls open.

    Narrow the 'never' rule, or put this rule above it. If the events are not wanted, take this rule out.
    """

  static let flagged = """
    -a never,exit -F arch=b64 -S adjtimex,clock_settime
    ‹-a always,exit -F arch=b64 -S adjtimex -F key=time-change›
    """

  static let accepted = """
    -a never,exit -F arch=b64 -S adjtimex,clock_settime -F auid=unset
    -a always,exit -F arch=b64 -S adjtimex -F key=time-change
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.shadowed.compactMap { shadowed in
      guard shadowed.records, !shadowed.areRecorded else { return nil }
      let takers =
        shadowed.takers.count == 1 ? "a 'never' rule above it takes" : "'never' rules above it take"
      return Finding(
        "this rule records nothing: \(takers) all of its events", at: shadowed.line.span
      )
      .noting(shadowed.takers)
      .advising("narrow the 'never' rule, or put this one above it")
    }
  }
}
