import ByteText

extension Lexer {
  /// A word; if something that is no part of a word clings to it, all of that is broken.
  mutating func scanWord() -> Token.Kind {
    let start = offset
    skip { $0.continuesWord }
    guard let next = peek(), !next.isDelimiter, !next.beginsOperator else { return .word }
    return scanBroken(from: start)
  }

  /// A path. It may hold any character but the delimiters, `$` and `#`.
  mutating func scanPath() -> Token.Kind {
    let start = offset
    skip { !$0.isDelimiter && $0 != UInt8(ascii: "$") && $0 != UInt8(ascii: "#") }
    return peek() == UInt8(ascii: "#") ? scanBroken(from: start) : .path
  }

  /// `$name`; a path that follows at once is a token of its own.
  mutating func scanVariable() -> Token.Kind {
    let start = offset
    offset += 1
    guard let first = peek(), first.beginsWord else { return scanBroken(from: start) }
    skip { $0.continuesWord }
    guard let next = peek(), next != UInt8(ascii: "/"), !next.isDelimiter, !next.beginsOperator
    else { return .variable }
    return scanBroken(from: start)
  }

  /// `->`, or the sign of the word that follows at once.
  mutating func scanMinus() -> Token.Kind {
    if peek(1) == UInt8(ascii: ">") {
      offset += 2
      return .arrow
    }
    guard let next = peek(1), next.beginsWord else {
      if peek(1)?.isDelimiter == false { return scanBroken(from: offset) }
      offset += 1
      report(
        "sign-apart", "'-' is a sign and stands directly before its word", from: offset - 1,
        help: "write it without a blank, as in '-EACCES'")
      return .broken
    }
    offset += 1
    return .sign
  }

  /// One of `= != < <= > >= & &=`, or a neighbour's spelling of one.
  mutating func scanOperator() -> Token.Kind {
    let start = offset
    let first = bytes[offset]
    let second = peek(1)
    let withEqual = second == UInt8(ascii: "=")
    offset += withEqual ? 2 : 1
    switch first {
    case UInt8(ascii: "="):
      if withEqual { report("unknown-operator", "'==' is written '='", from: start) }
      return .equal
    case UInt8(ascii: "<"): return withEqual ? .lessOrEqual : .less
    case UInt8(ascii: ">"): return withEqual ? .greaterOrEqual : .greater
    case UInt8(ascii: "&"):
      if second == UInt8(ascii: "&") { return scanBroken(from: start) }
      return withEqual ? .allBits : .anyBits
    default: return withEqual ? .notEqual : scanBroken(from: start)
    }
  }

  /// Text that is no token, up to the next delimiter, with one report of what is wrong.
  ///
  /// Bytes that are not UTF-8 have been reported already and bring no second message.
  mutating func scanBroken(from start: Int) -> Token.Kind {
    if offset == start { offset += 1 }
    skip { !$0.isDelimiter }
    let text = bytes[start..<offset]
    guard String(validating: text, as: UTF8.self) != nil else { return .broken }
    let shown = "'\(ByteString.abbreviated(text))'"
    switch text.first {
    case _ where text.elementsEqual("&&".utf8):
      report("unknown-operator", "'&&' is written 'and'", from: start)
    case _ where text.elementsEqual("||".utf8) || text.elementsEqual("|".utf8):
      report(
        "no-or", "there is no \(shown)", from: start,
        help: "write two statements, one for each case")
    case _ where text.contains(UInt8(ascii: "#")):
      report(
        "hash-in-word", "'#' cannot stand inside \(shown)", from: start,
        help: "quote it, or put a blank before '#' if a comment begins there")
    case UInt8(ascii: "$"):
      report(
        "unknown-text", "\(shown) is no value's name", from: start,
        help: "a name is letters, digits and '_ . + -'; a path may follow it at once")
    default:
      report(
        "unknown-text", "\(shown) is neither a word nor a path", from: start,
        help: "a word is letters, digits and '_ . + -', a path begins with '/'; "
          + "quote anything else")
    }
    return .broken
  }
}

extension ByteString {
  /// `text` for a message, cut where it would make the message unreadable.
  static func abbreviated(_ text: ArraySlice<UInt8>) -> String {
    let limit = 60
    guard text.count > limit else { return display(text) }
    return display(text.prefix(limit)) + "…"
  }
}
