import Diagnostics

struct UnknownSuppression: Lint {
  static let severity = Severity.error
  static let kind = LintKind.bookkeeping
  static let summary = "a suppression of a lint that does not exist"

  static let explanation = """
    The name behind 'allow' is no lint: it is misspelt, was retired, or belongs to a mistake for which \
    nothing is made or judged, and which can only be mended. Nothing is suppressed.

    'auditwright explain --list' lists the names.
    """

  static let flagged = """
    # auditwright: allow ‹duplicate-rul› because both halves of the file are shipped by others
    -w /etc/passwd -p wa -k identity
    """

  static let accepted = """
    -w /etc/passwd -p wa -k identity
    # auditwright: allow duplicate-rule because both halves of the file are shipped by others
    -w /etc/passwd -p wa -k identity
    """

  static func finding(_ id: Suppression.Word, _ known: [String]) -> Finding {
    if Mistakes.page(of: id.text) != nil {
      return Finding("'\(id.text)' cannot be agreed to: it can only be mended", at: id.span)
        .advising("take it out, and see 'auditwright explain \(id.text)'")
    }
    return Finding("there is no lint '\(id.text)'\(didYouMean(id.text, among: known))", at: id.span)
      .advising("write the id that stands in brackets before the finding, or take it out")
  }
}
