import Diagnostics
import Lints

struct Crlf: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.willNotLoad
  static let summary = "a carriage return at the end of a line"

  static let explanation = """
    auditctl ends a line at the newline and takes the carriage return of a Windows file for a \
    part of the last word. In most rules that is the key: it loads as 'identity' with an \
    invisible byte behind it, the log holds it in hexadecimal, and whoever searches the text of \
    the log for the key finds nothing. If the last word is a path or a number, the rule watches \
    nothing or is refused.

    augenrules hands the carriage return on up to audit 3.1, and drops it from 3.1.1 on. Convert \
    the file, for instance with 'sed -i "s/\\r$//"', and tell the editor or the version control \
    to leave line ends alone.
    """

  static let flagged = """
    -w /etc/passwd -p wa -k identity‹␍›
    -w /etc/group -p wa -k identity␍
    """

  static let accepted = """
    -w /etc/passwd -p wa -k identity
    -w /etc/group -p wa -k identity
    """

  /// One finding a file, for such files have it in every line.
  func findings(in rules: LintedRules) -> [Finding] {
    let lines = rules.loadFindings(Self.id)
    var counts: [SourceText: Int] = [:]
    for line in lines { line.span.map { counts[$0.source, default: 0] += 1 } }
    return lines.compactMap { line in
      guard let file = line.span?.source, let count = counts.removeValue(forKey: file) else {
        return nil
      }
      if count == 1 { return line }
      let others = count == 2 ? "one more line" : "\(count - 1) more lines"
      return line.noting("the same goes for \(others) of this file")
    }
  }
}
