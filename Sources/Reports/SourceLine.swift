import ByteText

/// A line of a source text as it is shown: tabs as blanks, what would disturb a terminal as `\xHH`.
struct SourceLine {
  /// One character, or one byte that is none.
  struct Cell {
    /// Where it begins in the source text, in bytes.
    let offset: Int
    /// What is shown for it.
    let text: String
    /// How many columns that takes.
    let width: Int
  }

  /// How many columns a tab is shown as.
  static let tabWidth = 4

  /// The line's characters in order.
  private(set) var cells: [Cell] = []
  /// The offset just behind the line's last byte.
  let endOffset: Int

  /// The line with these bytes, whose indices are the offsets in the source text.
  ///
  /// Of a very long line only what lies within `reach` bytes of `focus` is looked at, so that a
  /// finding costs no more than what is shown of it; `…` stands for the rest.
  init(_ bytes: ArraySlice<UInt8>, near focus: Int? = nil, reach: Int = .max / 2) {
    endOffset = bytes.endIndex
    let centre = focus ?? bytes.startIndex
    var rest = bytes[
      max(bytes.startIndex, centre - reach)..<min(bytes.endIndex, max(centre, 0) + reach)]
    let isCutInFront = rest.startIndex > bytes.startIndex
    let isCutBehind = rest.endIndex < bytes.endIndex
    // A character that is cut in two would be shown as stray bytes.
    if isCutInFront { rest = rest.drop { $0 & 0xc0 == 0x80 } }
    if isCutInFront { cells.append(Cell(offset: rest.startIndex - 1, text: "…", width: 1)) }
    defer {
      if isCutBehind { cells.append(Cell(offset: rest.endIndex, text: "…", width: 1)) }
    }
    while let first = rest.first {
      let length = Self.characterLength(at: rest)
      let text =
        first == UInt8(ascii: "\t")
        ? String(repeating: " ", count: Self.tabWidth) : ByteString.display(rest.prefix(length))
      cells.append(Cell(offset: rest.startIndex, text: text, width: DisplayWidth.of(text)))
      rest = rest.dropFirst(length)
    }
  }

  /// How many bytes the scalar at the front takes; 1 for a byte that begins none.
  private static func characterLength(at bytes: ArraySlice<UInt8>) -> Int {
    var decoder = UTF8()
    var iterator = bytes.prefix(4).makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return 1 }
    return UTF8.width(scalar)
  }

  /// The columns, from 0, that the bytes of `range` take; at least one wide, so that a place
  /// between two characters can be pointed at.
  func columns(of range: Range<Int>) -> Range<Int> {
    var column = 0
    var start: Int?
    var end = 0
    for cell in cells {
      if start == nil, cell.offset >= range.lowerBound { start = column }
      column += cell.width
      if cell.offset < range.upperBound { end = column }
    }
    let first = start ?? column
    return first..<max(end, first + 1)
  }

  /// The columns of the whole line.
  var width: Int { cells.reduce(0) { $0 + $1.width } }

  /// The line's text.
  var text: String { cells.map(\.text).joined() }
}
