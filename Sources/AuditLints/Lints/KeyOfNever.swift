import AuditRules
import ByteText
import Diagnostics
import Lints

struct KeyOfNever: RuleLint {
  static let severity = Severity.note
  static let kind = LintKind.cannotBeSearched
  static let summary = "a key on a rule that records nothing"

  static let explanation = """
    A rule of 'never' makes no event, so nothing is ever found under its key. It may be a rule \
    that was once 'always', or the key is meant as a name; then a search for it that finds \
    nothing looks like a good sign.

    Leave the key out and say in a comment what the rule is for.
    """

  static let flagged = """
    -a never,exit -F arch=b64 -S adjtimex -F auid=unset -F ‹key=chrony›
    """

  static let accepted = """
    # The clock daemon
    -a never,exit -F arch=b64 -S adjtimex -F auid=unset
    """

  func findings(in rules: LintedRules) -> [Finding] {
    let always = Set(rules.rules.lazy.filter { $0.rule.action == .always }.flatMap { $0.rule.keys })
    return rules.rules.compactMap { line, rule in
      guard rule.action == .never, rule.list == .exit, let key = rule.keys.first,
        !always.contains(key)
      else { return nil }
      return Finding("nothing is ever found under '\(key)'", at: line.keySpan)
        .advising("leave the key out, and say what the rule is for in a comment")
    }
  }
}
