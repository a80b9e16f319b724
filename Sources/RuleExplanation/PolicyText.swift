import ByteText
import Diagnostics

/// Text of a policy file as a reader may quote it.
enum PolicyText {
  /// The statement at `span` on one line, comments left out.
  static func line(_ span: Span) -> String {
    span.bytes.split(separator: UInt8(ascii: "\n")).map { withoutComment(ByteString($0)) }
      .flatMap { $0.split(separator: UInt8(ascii: " ")) }
      .map { ByteString($0).description }.joined(separator: " ")
  }

  /// A comment begins at a line's start or after a blank, and not within quotes.
  private static func withoutComment(_ line: ByteString) -> ByteString {
    var isQuoted = false
    var previous = UInt8(ascii: " ")
    for (index, byte) in line.enumerated() {
      if byte == UInt8(ascii: "\""), previous != UInt8(ascii: "\\") { isQuoted.toggle() }
      if byte == UInt8(ascii: "#"), !isQuoted, previous == UInt8(ascii: " ") {
        return ByteString(line[..<index])
      }
      previous = byte
    }
    return line
  }

  /// The comment that stands directly above the line of `span`, without its marks.
  static func comment(above span: Span) -> String {
    var lines: [String] = []
    var number = span.line - 1
    while number > 0 {
      let line = ByteString(span.source.bytes(ofLine: number).drop { $0 == UInt8(ascii: " ") })
      guard line.first == UInt8(ascii: "#") else { break }
      lines.insert(
        ByteString(line.drop { $0 == UInt8(ascii: "#") || $0 == 0x20 }).description, at: 0)
      number -= 1
    }
    return lines.joined(separator: " ")
  }
}
