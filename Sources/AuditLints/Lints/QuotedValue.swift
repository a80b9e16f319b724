import ByteText
import Diagnostics
import Lints

struct QuotedValue: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.willNotLoad
  static let summary = "a value in quotes, which become a part of it"

  static let explanation = """
    auditctl knows no quotes: '-k "identity"' loads a key of ten characters, and '-w \
    "/etc/passwd"' is refused. A key with quotes is written into the log in hexadecimal, and a \
    search for the bare word is a search for another key.

    Leave the quotes out. A blank in a value is written with a backslash before it.
    """

  static let flagged = """
    -w /etc/passwd -p wa -k ‹"identity"›
    """

  static let accepted = """
    -w /etc/passwd -p wa -k identity
    -w /srv/my\\ files -p wa -k files
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.lines.filter { $0.rule != nil && $0.words.contains { $0.isQuoted } }.map { line in
      Finding("the quotes become a part of the value", at: line.span { word, _ in word.isQuoted })
        .advising("leave the quotes out")
    }
  }
}

extension ByteString {
  /// Whether it ends in the quote with which it, or the value in it, begins.
  fileprivate var isQuoted: Bool {
    guard let last, last == UInt8(ascii: "\"") || last == UInt8(ascii: "'") else { return false }
    let value = firstIndex(of: UInt8(ascii: "=")).map { $0 + 1 } ?? 0
    return (value < count - 1 && self[value] == last) || (count > 1 && first == last)
  }
}
