/// The part of a long line that is shown, and where its columns went.
struct LineWindow {
  /// The text, with `…` at an end that was cut.
  let text: String
  /// What to subtract from a column of the whole line for the column in `text`.
  private let shift: Int
  private let limit: Int

  /// `line`, cut to at most `limit` columns around `focus` if it is longer.
  init(_ line: SourceLine, around focus: Range<Int>, limit: Int) {
    self.limit = limit
    guard line.width > limit else {
      text = line.text
      shift = 0
      return
    }
    // A third of the room goes to what stands before the words pointed at.
    let latest = max(0, line.width - limit + 1)
    let wanted = focus.lowerBound <= limit * 2 / 3 ? 0 : focus.lowerBound - limit / 3
    let start = min(wanted, latest)
    var shown = start > 0 ? "…" : ""
    var column = 0
    var firstShown: Int?
    var used = start > 0 ? 1 : 0
    var isCut = false
    for cell in line.cells {
      defer { column += cell.width }
      guard column >= start else { continue }
      guard used + cell.width <= limit - 1 || column + cell.width == line.width else {
        isCut = true
        break
      }
      if firstShown == nil { firstShown = column }
      shown += cell.text
      used += cell.width
    }
    text = shown + (isCut ? "…" : "")
    shift = (firstShown ?? 0) - (start > 0 ? 1 : 0)
  }

  /// `columns` of the whole line as columns of `text`; at least one wide.
  func columns(_ columns: Range<Int>) -> Range<Int> {
    let start = min(max(columns.lowerBound - shift, 0), limit)
    let end = min(max(columns.upperBound - shift, start + 1), limit + 1)
    return start..<max(end, start + 1)
  }
}
