import Diagnostics

struct UnusedSuppression: Lint {
  static let severity = Severity.warning
  static let kind = LintKind.bookkeeping
  static let summary = "a suppression that silences nothing"

  static let explanation = """
    What was agreed to is not found there any more, so the agreement is over. Left in place, it would \
    silence the next mistake of the kind, which nobody has agreed to.

    Take the comment out, or the name out of it.
    """

  static let flagged = """
    # auditwright: allow ‹duplicate-rule› because both halves of the file are shipped by others
    -w /etc/passwd -p wa -k identity
    """

  static let accepted = """
    -w /etc/passwd -p wa -k identity
    # auditwright: allow duplicate-rule because both halves of the file are shipped by others
    -w /etc/passwd -p wa -k identity
    """

  static func finding(_ id: Suppression.Word, _ suppression: Suppression) -> Finding {
    let place = suppression.isForFile ? "in this file" : "on the line it goes for"
    return Finding("nothing is suppressed: there is no '\(id.text)' \(place)", at: id.span)
      .advising("take it out")
  }
}
