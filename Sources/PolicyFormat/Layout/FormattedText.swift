/// Formatted lines in the making.
struct FormattedText {
  private struct Line {
    enum Kind {
      case blank, code, comment
      /// A comment under the one at the end of the line above.
      case continuation
    }

    let kind: Kind
    let indent: Int
    /// In how many blocks it stands.
    let depth: Int
    var text: [UInt8]
    var comment: ArraySlice<UInt8>?

    /// Whether it has a comment that lines up with those of the lines around it.
    var hasSideComment: Bool { kind == .continuation || comment != nil }
  }

  private var lines: [Line] = []

  /// Adds a line of code at column `indent`, with bytes that hold no line end.
  mutating func addCode(_ text: [UInt8], indent: Int, depth: Int) {
    lines.append(Line(kind: .code, indent: indent, depth: depth, text: text))
  }

  /// Adds the lines of `other`.
  mutating func add(_ other: FormattedText) { lines += other.lines }

  /// Adds a blank line, unless the text begins here, or there is one already.
  mutating func addBlank() {
    guard let last = lines.last, last.kind != .blank else { return }
    lines.append(Line(kind: .blank, indent: 0, depth: last.depth, text: []))
  }

  /// Adds the comments of a gap; those on lines of their own at column `indent`.
  ///
  /// `opensBlock` says that the gap stands behind a `{`, where no blank line is wanted.
  mutating func addComments(of gap: Gap, indent: Int, depth: Int, opensBlock: Bool = false) {
    if let trailing = gap.trailing {
      if let last = lines.indices.last, lines[last].kind == .code, lines[last].comment == nil {
        lines[last].comment = trailing
      } else {
        lines.append(Line(kind: .comment, indent: indent, depth: depth, text: Array(trailing)))
      }
    }
    for (index, comment) in gap.comments.enumerated() {
      if comment.isBehindBlank, !(opensBlock && index == 0) { addBlank() }
      let isContinuation = comment.isContinuation && lines.last?.hasSideComment == true
      lines.append(
        Line(
          kind: isContinuation ? .continuation : .comment, indent: indent,
          depth: isContinuation ? lines.last?.depth ?? depth : depth, text: Array(comment.text)))
    }
  }

  /// The whole text. Comments at the ends of adjacent lines of one block line up.
  func rendered() -> [UInt8] {
    var bytes: [UInt8] = []
    var start = 0
    while start < lines.count {
      var end = start
      while end < lines.count, lines[end].hasSideComment, lines[end].depth == lines[start].depth {
        end += 1
      }
      end = max(end, start + 1)
      let column = Self.commentColumn(of: lines[start..<end])
      for line in lines[start..<end] { Self.append(line, commentsAt: column, to: &bytes) }
      start = end
    }
    return bytes
  }

  private static func commentColumn(of lines: ArraySlice<Line>) -> Int {
    let ends = lines.filter { $0.kind == .code }.map { $0.indent + $0.text[...].width }
    return (ends.max() ?? 0) + 2
  }

  private static func append(_ line: Line, commentsAt column: Int, to bytes: inout [UInt8]) {
    func pad(_ count: Int) { bytes += [UInt8](repeating: UInt8(ascii: " "), count: count) }
    switch line.kind {
    case .blank: break
    case .continuation:
      pad(column)
      bytes += line.text
    case .code, .comment:
      pad(line.indent)
      bytes += line.text
      if let comment = line.comment {
        pad(column - line.indent - line.text[...].width)
        bytes += comment
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }
}
