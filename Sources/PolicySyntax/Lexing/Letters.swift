extension UInt8 {
  /// Whether a word may begin with this byte.
  var beginsWord: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  /// Whether a word may go on with this byte.
  var continuesWord: Bool {
    switch self {
    case UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"): true
    default: beginsWord
    }
  }

  /// Whether this byte stands between tokens. Control characters count as blanks: they are
  /// reported once, where they stand, and do not spoil the word beside them.
  var isBlank: Bool { (self <= 0x20 && self != UInt8(ascii: "\n")) || self == 0x7f }

  /// Whether this byte ends every word and path: a blank, a newline or one of `, ; { } ( ) "`.
  var isDelimiter: Bool {
    switch self {
    case UInt8(ascii: "\n"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "{"),
      UInt8(ascii: "}"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\""):
      true
    default: isBlank
    }
  }

  /// Whether an operator may begin with this byte.
  var beginsOperator: Bool {
    switch self {
    case UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "&"):
      true
    default: false
    }
  }

  /// The value of a hexadecimal digit, 0 to 15.
  var hexDigit: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
