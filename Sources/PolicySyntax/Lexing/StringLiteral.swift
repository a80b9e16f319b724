import ByteText

/// How a string is written: `"…"` with the escapes `\" \\ \n \t \xHH`.
public enum StringLiteral {
  /// The bytes that the escape at the front of `text` stands for, `nil` if it has no meaning, and
  /// how many bytes it takes. `text` begins with a backslash.
  static func escape(in text: ArraySlice<UInt8>) -> (byte: UInt8?, length: Int) {
    let start = text.startIndex
    guard let letter = text.dropFirst().first, letter != UInt8(ascii: "\n") else {
      return (nil, 1)
    }
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return (letter, 2)
    case UInt8(ascii: "n"): return (UInt8(ascii: "\n"), 2)
    case UInt8(ascii: "t"): return (UInt8(ascii: "\t"), 2)
    case UInt8(ascii: "x"):
      let digits = text[(start + 2)...].prefix(2).compactMap(\.hexDigit)
      return digits.count == 2 ? (digits[0] << 4 | digits[1], 4) : (nil, 2)
    default:
      // A character of several bytes is shown and skipped whole.
      let rest = text.dropFirst(2).prefix { $0 & 0xc0 == 0x80 }
      return (nil, 2 + (letter < 0x80 ? 0 : rest.count))
    }
  }

  /// What the quoted `text` stands for. An escape without meaning stands for itself, and a
  /// missing closing quote is no obstacle: both were reported by the lexer.
  static func value(of text: ArraySlice<UInt8>) -> ByteString {
    var rest = text.dropFirst()
    var result = ByteString()
    while let byte = rest.first {
      if byte == UInt8(ascii: "\"") { break }
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        rest.removeFirst()
        continue
      }
      let escape = escape(in: rest)
      if let value = escape.byte {
        result.append(value)
      } else {
        result.append(contentsOf: rest.prefix(escape.length))
      }
      rest = rest.dropFirst(escape.length)
    }
    return result
  }

  /// `text` as it is written in a policy, quotes included: printable UTF-8 as it is, all else
  /// escaped, so that reading it back gives the same bytes.
  public static func quoted(_ text: ByteString) -> String { text.quoted }
}
