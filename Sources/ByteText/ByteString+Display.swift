extension ByteString: CustomStringConvertible {
  /// The text for a reader: valid, printable UTF-8 as it is, every other byte as `\xHH`.
  ///
  /// A backslash stands for itself, so this form is for messages and not for reading back.
  public var description: String {
    ByteString.display(bytes)
  }

  /// The text as a Swift string, if it is valid UTF-8; `nil` otherwise.
  public var utf8: String? {
    String(validating: bytes, as: UTF8.self)
  }

  /// `bytes` for a reader; see `description`.
  public static func display<Bytes: Collection>(_ bytes: Bytes) -> String
  where Bytes.Element == UInt8 {
    if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7f }) {
      return String(decoding: bytes, as: UTF8.self)
    }
    var result = ""
    var decoder = UTF8()
    var input = Array(bytes)[...]
    while let first = input.first {
      var iterator = input.makeIterator()
      if case .scalarValue(let scalar) = decoder.decode(&iterator), isPrintable(scalar) {
        result.unicodeScalars.append(scalar)
        input = input.dropFirst(UTF8.width(scalar))
      } else {
        result += hexEscape(first)
        input = input.dropFirst()
      }
      decoder = UTF8()
    }
    return result
  }

  /// `\xHH` for one byte.
  public static func hexEscape(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return "\\x" + (digits.count == 1 ? "0" : "") + digits
  }

  /// False for control characters and for those that change the direction or the line of what
  /// surrounds them: a hostile path must not rewrite the terminal or the line it is shown on.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    default: true
    }
  }
}

extension UTF8 {
  /// How many bytes `scalar` takes in UTF-8, 1 to 4.
  public static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case ..<0x80: 1
    case ..<0x800: 2
    case ..<0x1_0000: 3
    default: 4
    }
  }
}
