import Diagnostics

/// Lines of one source text with the places that a diagnostic points at, as text.
struct Snippet {
  /// One place and what is said about it.
  struct Mark {
    let span: Span
    /// What stands behind the underline; empty for the primary place, whose message is the title.
    let message: String
    /// The style of its underline; the primary place has carets, others have dashes.
    let style: Style
    let isPrimary: Bool
  }

  let marks: [Mark]
  let palette: Palette
  /// The digits of the highest line number in the report.
  let gutterWidth: Int
  /// How many columns of a source line are shown.
  let lineLimit: Int

  /// The snippet's lines, in order, with a rule above them.
  var lines: [String] {
    var result = [gutter("")]
    var previous: Int?
    for (line, marks) in marksByLine {
      if let previous, line > previous + 1 { result.append(palette.paint("...", .gutter)) }
      result += self.lines(for: line, marks)
      previous = line
    }
    return result
  }

  /// The marks of each line, lines ascending; on a line the primary place first.
  private var marksByLine: [(line: Int, marks: [Mark])] {
    let grouped = Dictionary(grouping: marks) { $0.span.line }
    return grouped.keys.sorted().map { line in
      let marks = grouped[line, default: []].sorted { left, right in
        if left.isPrimary != right.isPrimary { return left.isPrimary }
        return left.span.range.lowerBound < right.span.range.lowerBound
      }
      return (line, marks)
    }
  }

  private func lines(for line: Int, _ marks: [Mark]) -> [String] {
    guard let focus = marks.first else { return [] }
    let content = SourceLine(
      focus.span.source.bytes(ofLine: line), near: focus.span.range.lowerBound,
      reach: 8 * lineLimit)
    let window = LineWindow(content, around: columns(of: focus, in: content), limit: lineLimit)
    let underlines = marks.map { mark in
      let columns = window.columns(columns(of: mark, in: content))
      return gutter("", underline(mark, at: columns))
    }
    return [gutter(String(line), window.text)] + underlines
  }

  /// The columns of a mark on its first line; one that goes on ends with that line.
  private func columns(of mark: Mark, in line: SourceLine) -> Range<Int> {
    let range = mark.span.range
    return line.columns(of: range.lowerBound..<min(range.upperBound, line.endOffset))
  }

  private func underline(_ mark: Mark, at columns: Range<Int>) -> String {
    let blanks = String(repeating: " ", count: columns.lowerBound)
    let stroke = String(repeating: mark.isPrimary ? "^" : "-", count: columns.count)
    let message = mark.message.isEmpty ? "" : " " + mark.message
    return blanks + palette.paint(stroke + message, mark.style)
  }

  private func gutter(_ number: String, _ text: String = "") -> String {
    let blanks = String(repeating: " ", count: max(0, gutterWidth - number.count))
    let rule = palette.paint("\(blanks)\(number) |", .gutter)
    return text.isEmpty ? rule : "\(rule) \(text)"
  }
}
