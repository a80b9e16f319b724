import ByteText

/// How a number is written: decimal, `0x…` or `0o…`, never with a leading zero.
///
/// libaudit reads a leading zero as octal and people read it as decimal, so neither is guessed.
public enum NumberLiteral: Sendable, Hashable {
  /// A number.
  case value(UInt64)
  /// Digits behind a leading zero, and what they are in base ten and, if that can be, in base
  /// eight.
  case leadingZero(decimal: UInt64, octal: UInt64?)
  /// A number that needs more than 64 bits.
  case tooLarge
  /// Something else.
  case notANumber

  /// Reads the whole of `text`.
  public init<Text: Collection>(_ text: Text) where Text.Element == UInt8 {
    guard let first = text.first, first.isDigit else {
      self = .notANumber
      return
    }
    let string = String(decoding: text, as: UTF8.self)
    let isLeading = first == UInt8(ascii: "0") && text.count > 1
    if isLeading, string.hasPrefix("0x") || string.hasPrefix("0X") {
      self = Self.digits(string.dropFirst(2), radix: 16)
    } else if isLeading, string.hasPrefix("0o") {
      self = Self.digits(string.dropFirst(2), radix: 8)
    } else if isLeading, text.allSatisfy(\.isDigit) {
      self = Self.withLeadingZero(string)
    } else {
      self = Self.digits(string[...], radix: 10)
    }
  }

  private static func withLeadingZero(_ string: String) -> NumberLiteral {
    guard let decimal = UInt64(string, radix: 10) else { return .tooLarge }
    return .leadingZero(decimal: decimal, octal: UInt64(string, radix: 8))
  }

  private static func digits(_ digits: Substring, radix: Int) -> NumberLiteral {
    guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
      return .notANumber
    }
    let isWithinRadix = digits.allSatisfy { ($0.hexDigitValue ?? radix) < radix }
    guard isWithinRadix else { return .notANumber }
    return UInt64(digits, radix: radix).map(NumberLiteral.value) ?? .tooLarge
  }
}
