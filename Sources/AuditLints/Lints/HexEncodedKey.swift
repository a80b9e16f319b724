import AuditRules
import ByteText
import Diagnostics
import Lints

struct HexEncodedKey: RuleLint {
  static let severity = Severity.note
  static let kind = LintKind.cannotBeSearched
  static let summary = "a key that the log holds in hexadecimal"

  static let explanation = """
    The kernel writes a key in plain letters only if it has no blank, no quote, no control \
    character and nothing beyond ASCII. Any other key is written in hexadecimal digits: \
    'key=776562206C6F67'. 'ausearch --key' decodes that, but grep, most log collectors and the \
    rules of alarm systems do not.

    Use letters, digits, '-', '_' and '.'.
    """

  static let flagged = """
    -w /var/www -p wa -k ‹web\\ root›
    """

  static let accepted = """
    -w /var/www -p wa -k web-root
    """

  func findings(in rules: LintedRules) -> [Finding] {
    var seen = Set<ByteString>()
    var findings: [Finding] = []
    for (line, rule) in rules.rules where rule.action == .always {
      for key in rule.keys where key.isLoggedInHexadecimal && seen.insert(key).inserted {
        findings.append(
          Finding("the log holds the key '\(key)' in hexadecimal", at: line.span(ofKey: key))
            .advising("use letters, digits, '-', '_' and '.' only"))
      }
    }
    return findings
  }
}

extension ByteString {
  /// As in the kernel's audit_string_contains_control; a carriage return at the end is a mistake of
  /// the whole file and quotes around it one of the line, which have lints of their own.
  fileprivate var isLoggedInHexadecimal: Bool {
    let quote = UInt8(ascii: "\"")
    guard first != quote, last != quote, last != UInt8(ascii: "\r") else { return false }
    return contains { $0 == quote || $0 < 0x21 || $0 > 0x7e }
  }
}
