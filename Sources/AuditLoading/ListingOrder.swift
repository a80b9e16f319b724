import ByteText

/// The order in which `ls -v` names files, which is augenrules' order of reading.
///
/// As GNU's filevercmp: endings such as `.rules` are looked at only if the names are equal without
/// them; runs of digits compare as numbers; letters come before other bytes, and `~` before all.
enum ListingOrder {
  /// Whether `left` is named before `right`.
  static func precedes(_ left: ByteString, _ right: ByteString) -> Bool {
    let stems = compare(left.bytes.prefix(stem(left)), right.bytes.prefix(stem(right)))
    if stems != 0 { return stems < 0 }
    let whole = compare(left.bytes[...], right.bytes[...])
    return whole == 0 ? left < right : whole < 0
  }

  /// The length of the name without its endings: dots, each followed by a letter (or `~`) and then
  /// letters and digits.
  private static func stem(_ name: ByteString) -> Int {
    var end = name.count
    var position = end
    while position > 1 {
      position -= 1
      let byte = name[position]
      if byte == UInt8(ascii: ".") {
        let next = position + 1
        guard next < name.count, name[next].isLetter || name[next] == tilde else { return end }
        end = position
      } else if !byte.isLetter, !byte.isDigit, byte != tilde {
        return end
      }
    }
    return end
  }

  /// Negative, zero or positive as `left` comes before, with or after `right`.
  private static func compare(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Int {
    var (left, right) = (left, right)
    while !left.isEmpty || !right.isEmpty {
      while startsWithText(left) || startsWithText(right) {
        let difference = weight(left.first) - weight(right.first)
        if difference != 0 { return difference }
        left = left.dropFirst()
        right = right.dropFirst()
      }
      let (x, y) = (takeNumber(&left), takeNumber(&right))
      if x.count != y.count { return x.count - y.count }
      if x != y { return x.lexicographicallyPrecedes(y) ? -1 : 1 }
    }
    return 0
  }

  private static func startsWithText(_ text: ArraySlice<UInt8>) -> Bool {
    text.first.map { !$0.isDigit } ?? false
  }

  private static func weight(_ byte: UInt8?) -> Int {
    guard let byte else { return -1 }
    if byte.isDigit { return 0 }
    if byte == tilde { return -2 }
    return byte.isLetter ? Int(byte) : Int(byte) + 256
  }

  private static func takeNumber(_ text: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let digits = text.prefix { $0.isDigit }
    text = text[digits.endIndex...]
    return digits.drop { $0 == UInt8(ascii: "0") }
  }

  private static let tilde = UInt8(ascii: "~")
}

extension UInt8 {
  /// Whether this byte is an ASCII letter.
  fileprivate var isLetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }
}
