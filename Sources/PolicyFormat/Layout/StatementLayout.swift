/// Lays the pieces of one statement out in lines.
///
/// A statement that fits on one line gets one. Otherwise its first part stands on the first line;
/// the others follow there if all of them fit, or else begin in the next line, under the word
/// behind the statement's first one. A list that is too long for a line goes on under its first
/// entry, and what comes behind it begins a line.
struct StatementLayout {
  private let pieces: [Piece]
  private let indent: Int
  private let depth: Int
  /// Where the further lines of the statement begin.
  private let hanging: Int
  /// Where the first entry of each list was put.
  private var anchors: [Int: Int] = [:]
  /// The line in the making and the column where it begins.
  private var line: [UInt8] = []
  private var lineStart: Int
  private var column: Int
  private var text = FormattedText()

  /// Lays out `pieces`, which begin a line at column `indent`: all lines but the last, and that last
  /// one, which a block may go on with.
  static func lay(_ pieces: [Piece], indent: Int, depth: Int) -> (
    text: FormattedText, last: (text: [UInt8], indent: Int)
  ) {
    var layout = StatementLayout(pieces, indent: indent, depth: depth)
    layout.layAll()
    return (layout.text, (layout.line, layout.lineStart))
  }

  private init(_ pieces: [Piece], indent: Int, depth: Int) {
    self.pieces = pieces
    self.indent = indent
    self.depth = depth
    hanging = indent + (pieces.first?.width ?? 0) + 1
    lineStart = indent
    column = indent
  }

  private mutating func layAll() {
    if fits(pieces.indices, at: indent) { return put(pieces.indices) }
    let parts = self.parts()
    var next = parts.startIndex
    var mustBreak = false
    while next < parts.endIndex {
      if isLong(parts[next], isFirst: next == 0) {
        fill(parts[next], onNewLine: next > 0)
        mustBreak = true
        next += 1
      } else if next == 0 {
        put(parts[0])
        next = 1
      } else {
        let end =
          parts[(next + 1)...].firstIndex {
            isLong($0, isFirst: false) || pieces[$0.lowerBound].chance == .ownPart
          } ?? parts.endIndex
        lay(
          parts[next..<end],
          onNewLine: mustBreak || pieces[parts[next].lowerBound].chance == .ownPart)
        mustBreak = false
        next = end
      }
    }
  }

  /// The statement's parts; a title is part of what comes before it if there is room.
  private func parts() -> [Range<Int>] {
    var starts = [0]
    for index in pieces.indices.dropFirst() {
      switch pieces[index].chance {
      case .part, .ownPart: starts.append(index)
      case .title:
        let end =
          pieces[(index + 1)...].firstIndex { $0.chance == .part || $0.chance == .ownPart }
          ?? pieces.endIndex
        if !fits(0..<end, at: indent) { starts.append(index) }
      default: break
      }
    }
    return zip(starts, starts.dropFirst() + [pieces.endIndex]).map { $0..<$1 }
  }

  /// Whether a part needs several lines, which it then shares with no other.
  private func isLong(_ part: Range<Int>, isFirst: Bool) -> Bool {
    !fits(part, at: isFirst ? indent : hanging)
  }

  /// Lays out parts of which each fits on a line.
  private mutating func lay(_ parts: ArraySlice<Range<Int>>, onNewLine: Bool) {
    guard let first = parts.first, let last = parts.last else { return }
    let all = first.lowerBound..<last.upperBound
    if !onNewLine, !pieces[all.lowerBound].isForced, fits(all, at: column + 1) { return put(all) }
    breakLine(before: first.lowerBound, at: hanging)
    put(first)
    for part in parts.dropFirst() {
      let canStay = !pieces[part.lowerBound].isForced && fits(part, at: column + 1)
      if !canStay { breakLine(before: part.lowerBound, at: hanging) }
      put(part)
    }
  }

  /// Lays out a part that needs several lines, or has one for itself.
  private mutating func fill(_ part: Range<Int>, onNewLine: Bool) {
    if onNewLine { breakLine(before: part.lowerBound, at: hanging) }
    put(part.lowerBound)
    for index in part.dropFirst() {
      let piece = pieces[index]
      if piece.isForced {
        breakLine(before: index, at: anchor(of: piece))
      } else if piece.chance != .none,
        !fits(index..<nextChance(behind: index, in: part), at: column + 1)
      {
        breakLine(before: index, at: anchor(of: piece))
      }
      put(index)
    }
  }

  private func nextChance(behind index: Int, in part: Range<Int>) -> Int {
    pieces[(index + 1)..<part.upperBound].firstIndex { $0.chance != .none || $0.isForced }
      ?? part.upperBound
  }

  private func anchor(of piece: Piece) -> Int {
    switch piece.chance {
    case .item(let list): anchors[list] ?? hanging
    case .entry: indent + 2
    default: hanging
    }
  }

  /// Whether the pieces of `range` stand on one line that begins, or goes on, at `column`.
  private func fits(_ range: Range<Int>, at column: Int) -> Bool {
    var end = column
    for index in range {
      let isFirst = index == range.lowerBound
      if !isFirst, pieces[index].isForced { return false }
      end += pieces[index].width + (isFirst ? 0 : pieces[index].space)
      if end > PolicyFormat.width { return false }
    }
    return true
  }

  private mutating func put(_ range: Range<Int>) {
    for index in range { put(index) }
  }

  private mutating func put(_ index: Int) {
    let piece = pieces[index]
    if !line.isEmpty {
      line += [UInt8](repeating: UInt8(ascii: " "), count: piece.space)
      column += piece.space
    }
    if let list = piece.startsList { anchors[list] = column }
    line += piece.text
    column += piece.width
  }

  /// Ends the line; the next one begins with the piece at `index`, behind its comments.
  private mutating func breakLine(before index: Int, at start: Int) {
    let gap = pieces[index].gap
    text.addCode(line, indent: lineStart, depth: depth)
    text.addComments(of: gap, indent: start, depth: depth)
    if pieces[index].chance == .entry, gap.endsWithBlank { text.addBlank() }
    line = []
    lineStart = start
    column = start
  }
}
