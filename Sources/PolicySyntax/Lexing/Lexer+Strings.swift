import ByteText

extension Lexer {
  /// A string up to its closing quote. One that is still open at the end of its line ends there.
  mutating func scanString() -> Token.Kind {
    let start = offset
    offset += 1
    while let byte = peek(), byte != UInt8(ascii: "\n") {
      if byte == UInt8(ascii: "\"") {
        offset += 1
        return .string
      }
      if byte == UInt8(ascii: "\\") {
        checkEscape()
      } else {
        offset += 1
      }
    }
    let end = offset
    offset = start + 1
    report(
      "unclosed-string", "the string opened here is not closed on its line", from: start,
      help: "end it with '\"'; a newline inside a string is written '\\n'")
    offset = end
    return .broken
  }

  /// Moves over an escape and reports one that has no meaning.
  private mutating func checkEscape() {
    let start = offset
    let escape = StringLiteral.escape(in: bytes[start...])
    offset += escape.length
    if offset > bytes.count { offset = bytes.count }
    guard let byte = escape.byte else {
      let shown = ByteString.display(bytes[start..<offset])
      return report(
        "unknown-escape", "unknown escape '\(shown)'", from: start,
        help: "escapes are \\\" \\\\ \\n \\t and \\xHH with two hexadecimal digits")
    }
    guard byte != 0 else {
      return report(
        "nul-byte", "'\\x00' cannot stand in a string: no rule, path or key can hold a NUL byte",
        from: start)
    }
  }

  /// `'…'`, which other languages have for strings.
  mutating func scanSingleQuotes() -> Token.Kind {
    let start = offset
    let rest = bytes[(start + 1)...].prefix { $0 != UInt8(ascii: "\n") }
    guard let close = rest.firstIndex(of: UInt8(ascii: "'")) else {
      return scanBroken(from: start)
    }
    offset = close + 1
    report(
      "single-quotes", "a string stands in double quotes", from: start,
      help: "write \"…\" instead of '…'")
    return .broken
  }
}
