import ByteText

/// A value as strtoul(3) with base 0 reads it, and as a rule then holds it.
struct CNumber {
  /// What the kernel compares: the lower 32 bits.
  let stored: UInt32
  private let text: ByteString
  private let base: UInt64
  /// Whether every byte was read.
  private let isWhole: Bool
  /// Whether the upper half was lost.
  private let isCut: Bool

  /// `nil` for what does not begin with a digit, behind a sign at most.
  init?(_ text: ByteString) {
    var rest = text[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest = rest.dropFirst() }
    guard let first = rest.first, Self.digit(first).map({ $0 < 10 }) == true else { return nil }
    var base: UInt64 = 10
    if first == UInt8(ascii: "0") {
      let isHex = rest.dropFirst().first.map { $0 | 0x20 } == UInt8(ascii: "x")
      base = isHex ? 16 : 8
      if isHex { rest = rest.dropFirst(2) }
    }
    let digits = rest.prefix { Self.digit($0).map { $0 < base } == true }
    var value: UInt64 = 0
    for byte in digits {
      let (product, tooLarge) = value.multipliedReportingOverflow(by: base)
      let (sum, overflow) = product.addingReportingOverflow(Self.digit(byte) ?? 0)
      value = tooLarge || overflow ? .max : sum
    }
    self.text = text
    self.base = base
    isWhole = digits.count == rest.count && !digits.isEmpty
    isCut = value > (isNegative ? UInt64(UInt32.max) / 2 + 1 : UInt64(UInt32.max))
    let low = UInt32(truncatingIfNeeded: value)
    stored = isNegative ? 0 &- low : low
  }

  /// Whether a reader takes it for the same number.
  func isAsItLooks(mayBeOctal: Bool) -> Bool {
    let isOctal = base == 8 && text != "0" && text != "-0"
    return isWhole && !isCut && (mayBeOctal || !isOctal || stored == 0)
  }

  private static func digit(_ byte: UInt8) -> UInt64? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
