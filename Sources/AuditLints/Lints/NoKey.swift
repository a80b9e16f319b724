import AuditCatalogue
import AuditRules
import Diagnostics
import Lints

struct NoKey: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.cannotBeSearched
  static let summary = "a rule whose records carry no key"

  static let explanation = """
    The key is how records are found again: 'ausearch --key' and 'aureport --key' sort events by \
    it, and without one nothing in an event tells which rule made it. The log then says \
    'key=(null)', or, where two rules match, the key of another rule.

    Add '-F key=NAME' at the end of the line, the same name for all rules of one concern. A key \
    has no influence on what is recorded. Rules of 'never' need none, and rules of the task, \
    user, exclude and filesystem lists cannot have any.
    """

  static let flagged = """
    ‹-w /etc/passwd -p wa›
    """

  static let accepted = """
    -w /etc/passwd -p wa -k identity
    -a never,exit -F arch=b64 -S adjtimex -F auid=unset
    -a always,exclude -F msgtype=CRYPTO_KEY_USER
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.rules.filter { _, rule in
      rule.action == .always && rule.list.looksAtSyscalls && rule.keys.isEmpty
    }.map { line, _ in
      Finding("what this records is found under no key", at: line.span)
        .advising("add '-F key=NAME' at the end")
    }
  }
}
