import Diagnostics

struct UnreadableSuppression: Lint {
  static let severity = Severity.error
  static let kind = LintKind.bookkeeping
  static let summary = "a comment to this tool that it does not understand"

  static let explanation = """
    A comment that begins with 'auditwright:' speaks to this tool, and one that is not understood does \
    nothing. There is one form of it:

        # auditwright: allow ID, ID because REASON
        # auditwright: allow ID in this file because REASON
        # auditwright: allow ID until 2027-06-30 because REASON

    The first goes for the next line that is neither blank nor a comment; in a policy, where it stands \
    behind a statement, for that line. With 'until' it goes up to that day; 'in this file' stands before it.
    """

  static let flagged = """
    ‹# auditwright: ignore duplicate-rule›
    -w /etc/passwd -p wa -k identity
    """

  static let accepted = """
    -w /etc/passwd -p wa -k identity
    # auditwright: allow duplicate-rule because both halves of the file are shipped by others
    -w /etc/passwd -p wa -k identity
    """

  static func finding(_ span: Span) -> Finding {
    Finding("this comment speaks to auditwright and is not understood", at: span)
      .advising("write '# auditwright: allow ID because REASON'")
  }
}
