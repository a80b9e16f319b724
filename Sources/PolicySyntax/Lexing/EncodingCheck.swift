import ByteText
import Diagnostics

/// Holds a text against the rule that policies are UTF-8 with LF and nothing invisible.
struct EncodingCheck {
  static let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]
  /// How many places of one kind are shown; a binary file would bring thousands.
  private static let placesShown = 20

  /// What can be wrong with a byte.
  private enum Fault: CaseIterable {
    case byteOrderMark, carriageReturn, nul, control, invisible, notUTF8

    var id: String {
      switch self {
      case .byteOrderMark: "byte-order-mark"
      case .carriageReturn: "carriage-return"
      case .nul: "nul-byte"
      case .control: "control-character"
      case .invisible: "invisible-character"
      case .notUTF8: "not-utf8"
      }
    }

    func message(for bytes: ArraySlice<UInt8>) -> String {
      switch self {
      case .byteOrderMark: "the file begins with a byte order mark"
      case .carriageReturn: "there is a carriage return here; lines end with LF only"
      case .nul: "there is a NUL byte here"
      case .control: "there is a control character '\(ByteString.display(bytes))' here"
      case .invisible: "there is an invisible character '\(ByteString.display(bytes))' here"
      case .notUTF8: "'\(ByteString.display(bytes))' is not UTF-8"
      }
    }

    var help: String {
      switch self {
      case .byteOrderMark: "save the file as UTF-8 without a byte order mark"
      case .carriageReturn: "convert the file to LF line ends, with 'sed -i s/\\r$// FILE'"
      case .nul: "remove it; a policy is text"
      case .control, .invisible: "remove it, or write it '\\xHH' in a string"
      case .notUTF8: "save the file as UTF-8, or write the byte '\\xHH' in a string"
      }
    }
  }

  private let source: SourceText
  private var found: [Fault: [Range<Int>]] = [:]
  private var counts: [Fault: Int] = [:]

  /// Every fault of `source`, of each kind the first places and how many more there are.
  static func diagnostics(for source: SourceText) -> [Diagnostic] {
    var check = EncodingCheck(source: source)
    check.scan()
    return Fault.allCases.flatMap { check.diagnostics(of: $0) }
  }

  private init(source: SourceText) {
    self.source = source
  }

  private func diagnostics(of fault: Fault) -> [Diagnostic] {
    var result = (found[fault] ?? []).map { range in
      Diagnostic(
        .error, fault.id, fault.message(for: source.bytes[range]), at: Span(source, range)
      ).advising(fault.help)
    }
    let more = (counts[fault] ?? 0) - result.count
    if more > 0, let last = result.indices.last {
      result[last] = result[last].noting("\(more) more of this kind follow in this file")
    }
    return result
  }

  private mutating func note(_ fault: Fault, _ range: Range<Int>) {
    counts[fault, default: 0] += 1
    if counts[fault, default: 0] <= Self.placesShown { found[fault, default: []].append(range) }
  }

  private mutating func scan() {
    let bytes = source.bytes
    var offset = 0
    if bytes.starts(with: Self.byteOrderMark) {
      offset = Self.byteOrderMark.count
      note(.byteOrderMark, 0..<offset)
    }
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte >= 0x80 {
        offset = scanSequence(bytes, at: offset)
        continue
      }
      if let fault = fault(of: byte) { note(fault, offset..<offset + 1) }
      offset += 1
    }
  }

  private func fault(of byte: UInt8) -> Fault? {
    switch byte {
    case 0: .nul
    case UInt8(ascii: "\r"): .carriageReturn
    case UInt8(ascii: "\n"), UInt8(ascii: "\t"): nil
    case ..<0x20, 0x7f: .control
    default: nil
    }
  }

  /// Moves over one character of several bytes, or over the bytes of a broken one.
  private mutating func scanSequence(_ bytes: [UInt8], at start: Int) -> Int {
    let length =
      switch bytes[start] {
      case 0xc2...0xdf: 2
      case 0xe0...0xef: 3
      case 0xf0...0xf4: 4
      default: 1
      }
    let end = min(start + length, bytes.count)
    if length > 1, end - start == length,
      let character = String(validating: bytes[start..<end], as: UTF8.self)
    {
      if character.unicodeScalars.contains(where: Self.misleads) { note(.invisible, start..<end) }
      return end
    }
    note(.notUTF8, start..<start + 1)
    return start + 1
  }

  /// Whether a character makes text look other than it is: one that turns the direction of what
  /// follows, ends a line only for some readers, or shows nothing at all.
  private static func misleads(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x80...0x9f, 0x200b, 0x200e...0x200f, 0x2028...0x202e, 0x2060...0x2069, 0xfeff: true
    default: false
    }
  }
}
