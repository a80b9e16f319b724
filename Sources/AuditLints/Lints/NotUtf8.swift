import Diagnostics
import Lints

struct NotUtf8: RuleLint {
  static let severity = Severity.note
  static let kind = LintKind.cannotBeSearched
  static let summary = "a line with bytes that are no UTF-8"

  static let explanation = """
    The kernel compares bytes, so a path in another encoding works if the disk uses the same \
    one. But whoever reads the rule in a terminal sees something else than what is loaded, and \
    neither an editor nor 'ausearch' can be given those bytes as easily as a text. Most often \
    the file was saved in Latin-1.

    Save the file as UTF-8 if the names on the disk are UTF-8, and keep keys in plain ASCII.
    """

  static let flagged = """
    ‹-w /srv/caf� -p wa -k web-root›
    """

  static let accepted = """
    -w /srv/café -p wa -k web-root
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.loadFindings(Self.id)
  }
}
