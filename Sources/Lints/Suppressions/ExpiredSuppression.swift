import Diagnostics

struct ExpiredSuppression: Lint {
  static let severity = Severity.error
  static let kind = LintKind.bookkeeping
  static let summary = "a suppression past its last day"

  static let explanation = """
    Somebody agreed to the finding for a time, and that time is over: the suppression has no effect any \
    more, and the finding is told again. 'until' names the last day on which it goes, in UTC.

    Mend what is found, or agree on a new day.
    """

  static let flagged = """
    -w /etc/passwd -p wa -k identity
    # auditwright: allow duplicate-rule until ‹2020-06-30› because the vendor mends it in spring
    -w /etc/passwd -p wa -k identity
    """

  static let accepted = """
    -w /etc/passwd -p wa -k identity
    # auditwright: allow duplicate-rule until 2099-06-30 because the vendor mends it in spring
    -w /etc/passwd -p wa -k identity
    """

  static func finding(_ until: Suppression.Word) -> Finding {
    Finding("this suppression ended on \(until.text), and has no effect", at: until.span)
      .advising("mend what is found, or agree on a new day")
  }
}
