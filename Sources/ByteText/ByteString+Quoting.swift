extension ByteString {
  /// The text in double quotes as policies write it: printable UTF-8 as it is, all else escaped, so
  /// that reading it back gives the same bytes.
  public var quoted: String {
    var result = "\""
    if let string = utf8 {
      for scalar in string.unicodeScalars { result += Self.escaped(scalar) }
    } else {
      for byte in bytes {
        result += byte < 0x80 ? Self.escaped(UnicodeScalar(byte)) : Self.hexEscape(byte)
      }
    }
    return result + "\""
  }

  private static func escaped(_ scalar: UnicodeScalar) -> String {
    switch scalar {
    case "\"", "\\": "\\\(scalar)"
    case "\n": "\\n"
    case "\t": "\\t"
    default: display(Array(String(scalar).utf8))
    }
  }
}
