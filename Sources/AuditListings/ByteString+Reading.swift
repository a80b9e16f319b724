import ByteText

extension ByteString {
  /// Whether `part` stands at `position`.
  func has(_ part: ByteString, at position: Int) -> Bool {
    guard position >= 0, position + part.count <= count else { return false }
    for offset in 0..<part.count where bytes[position + offset] != part.bytes[offset] {
      return false
    }
    return true
  }

  /// Where `part` first stands at or after `position`.
  func position(of part: ByteString, from position: Int) -> Int? {
    guard position + part.count <= count else { return nil }
    return (position...(count - part.count)).first { has(part, at: $0) }
  }

  /// The bytes of `range`.
  func part(_ range: Range<Int>) -> ByteString { ByteString(bytes[range]) }

  /// The number that these bytes spell in full, in decimal with an optional minus or in hex after
  /// `0x`, as 32 bits; `nil` for anything else.
  var printedNumber: UInt32? {
    let isNegative = first == UInt8(ascii: "-")
    var digits = bytes[(isNegative ? 1 : 0)...]
    var radix: UInt64 = 10
    if digits.starts(with: "0x".utf8) {
      radix = 16
      digits = digits.dropFirst(2)
    }
    guard !digits.isEmpty, digits.count <= 10 else { return nil }
    var value: UInt64 = 0
    for byte in digits {
      guard let digit = byte.digitValue, UInt64(digit) < radix else { return nil }
      value = value * radix + UInt64(digit)
    }
    guard value <= (isNegative ? 1 << 31 : UInt64(UInt32.max)) else { return nil }
    let word = UInt32(value)
    return isNegative ? 0 &- word : word
  }
}

extension UInt8 {
  /// 0 to 15 for a hexadecimal digit.
  fileprivate var digitValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
