import Diagnostics

struct UnknownSuppression: Lint {
  static let severity = Severity.error
  static let kind = LintKind.bookkeeping
  static let summary = "a suppression of a lint that does not exist"

  static let explanation = """
    The name behind 'allow' is none that a finding can have: it is misspelt, or was retired. Nothing is \
    suppressed.

    'auditwright explain' lists the names.
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
    Finding("there is no lint '\(id.text)'\(didYouMean(id.text, among: known))", at: id.span)
  }
}
