import Diagnostics
import Lints

struct WordsLost: RuleLint {
  static let severity = Severity.error
  static let kind = LintKind.willNotLoad
  static let summary = "a line of so many short words that auditctl drops the last ones"

  static let explanation = """
    auditctl up to 4.1 makes room for one word in three bytes of a line. A line of many words of \
    one or two letters has more, and the last are dropped without a message: a key, a condition \
    or some of the calls are then missing from a rule that loads.

    Write the calls of one '-S' with commas between them, and glue nothing that a reader would \
    part.
    """

  static let flagged = """
    ‹-a always,exit -S 1 -S 2 -S 3 -S 4 -S 5 -S 6 -S 7 -S 8 -S 9 -S 0 -S 1 -S 2 -S 3 -S 4 -S 5 -S 6 -S 7›
    """

  static let accepted = """
    -a always,exit -S 0,1,2,3,4,5,6,7,8,9
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.loadFindings(Self.id)
  }
}
