import Diagnostics

struct UnexplainedSuppression: Lint {
  static let severity = Severity.error
  static let kind = LintKind.bookkeeping
  static let summary = "a suppression that does not say why"

  static let explanation = """
    Whoever reads the rules next year has to know why a finding was agreed to, or can neither keep nor \
    drop the agreement. A suppression without a reason, or with a placeholder such as 'TODO', therefore \
    has no effect.

    Write the reason behind 'because', to the end of the line.
    """

  static let flagged = """
    -w /etc/passwd -p wa -k identity
    ‹# auditwright: allow duplicate-rule›
    -w /etc/passwd -p wa -k identity
    """

  static let accepted = """
    -w /etc/passwd -p wa -k identity
    # auditwright: allow duplicate-rule because both halves of the file are shipped by others
    -w /etc/passwd -p wa -k identity
    """

  static func finding(_ span: Span) -> Finding {
    Finding("this suppression does not say why, and has no effect", at: span)
      .advising("write 'because' and the reason behind it")
  }
}
