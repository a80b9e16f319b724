import AuditRuleSyntax
import ByteText
import Diagnostics

/// The words that an author put right above a rule.
enum CommentAbove {
  /// The most lines that are carried over; more is no remark but a text.
  private static let limit = 6

  /// How the first line of a file goes on that a policy was compiled to.
  private static let compilersMark = Array("auditwright: profile ".utf8)

  /// The comment's lines without their marks; none if there is no comment directly above the line.
  static func lines(above span: Span) -> [String] {
    var lines: [String] = []
    var number = span.line - 1
    while number >= 1 {
      let bytes = span.source.bytes(ofLine: number)
      let text = bytes.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      guard text.first == UInt8(ascii: "#") else { break }
      let words = trimmed(text.drop { $0 == UInt8(ascii: "#") })
      // What stands above a rule that is switched off is about that rule.
      if isRule(words) || words.starts(with: compilersMark) { break }
      lines.append(ByteString.display(words.dropMark))
      number -= 1
    }
    // What begins a file is about the file.
    if number == 0, lines.count > 2 { return [] }
    while lines.last?.isEmpty == true { lines.removeLast() }
    while lines.first?.isEmpty == true { lines.removeFirst() }
    return lines.count > limit ? [] : lines.reversed()
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }
    let rest = text.drop(while: isBlank)
    let end = rest.lastIndex { !isBlank($0) }
    return end.map { rest[...$0] } ?? rest.prefix(0)
  }

  /// Whether the words are a rule line that was switched off.
  private static func isRule(_ text: ArraySlice<UInt8>) -> Bool {
    ["-a ", "-A ", "-w ", "-D", "-e ", "-b ", "-f "].contains { text.starts(with: $0.utf8) }
  }
}

extension ArraySlice<UInt8> {
  /// The text without the hyphen of a list.
  fileprivate var dropMark: ArraySlice<UInt8> { starts(with: "- ".utf8) ? dropFirst(2) : self }
}
