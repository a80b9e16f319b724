import ByteText

extension ByteString {
  /// This path as policies write it: bare where that reads back as itself, else in quotes.
  var pathText: String {
    let special = Set(",;{}()\"$#".utf8)
    let isBare =
      first == UInt8(ascii: "/")
      && allSatisfy { (0x21...0x7e).contains($0) && !special.contains($0) }
    return isBare ? description : quoted
  }

  /// This name as policies write it: a word where it is one, else in quotes.
  var nameText: String { isPolicyWord ? description : quoted }

  /// Whether it is a word of the language: a letter or digit, then those or `_ . + -`.
  public var isPolicyWord: Bool {
    first.map(Self.isLetterOrDigit) == true && allSatisfy(Self.continuesWord)
  }

  /// The bytes that can stand in a word, each run of others as one hyphen.
  var asWord: String {
    let pieces = split { !Self.continuesWord($0) }
    let text = pieces.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
    return String(text.drop { !$0.isLetter && !$0.isNumber })
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    byte.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func continuesWord(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || "_.+-".utf8.contains(byte)
  }
}
