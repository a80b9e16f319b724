extension ByteString {
  /// Whether this name comes before `other` in natural order: runs of digits compare as numbers,
  /// so `9-x` stands before `10-x`; everything else compares by byte.
  ///
  /// Names that differ only in leading zeros are ordered by their bytes, so the order is total.
  public func precedesNaturally(_ other: ByteString) -> Bool {
    var left = bytes[...]
    var right = other.bytes[...]
    while let a = left.first, let b = right.first {
      if a.isDigit, b.isDigit {
        let x = left.takeNumber()
        let y = right.takeNumber()
        if x.count != y.count { return x.count < y.count }
        if x != y { return x.lexicographicallyPrecedes(y) }
      } else if a != b {
        return a < b
      } else {
        left.removeFirst()
        right.removeFirst()
      }
    }
    if left.isEmpty != right.isEmpty { return left.isEmpty }
    return self < other
  }
}

extension UInt8 {
  /// Whether this byte is an ASCII digit.
  public var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}

extension ArraySlice<UInt8> {
  /// Removes the digits in front and returns them without leading zeros.
  fileprivate mutating func takeNumber() -> ArraySlice<UInt8> {
    let digits = prefix { $0.isDigit }
    self = self[digits.endIndex...]
    return digits.drop { $0 == UInt8(ascii: "0") }
  }
}
