extension ExplanationPage {
  /// The page for a terminal, lines of at most `width` characters where words allow it, ending with
  /// a newline.
  ///
  /// - Parameter emphasized: how titles and headings are set off.
  public func text(width: Int = 88, emphasized: (String) -> String = { $0 }) -> String {
    var text = emphasized(title)
    var isBelowHeading = false
    for block in blocks {
      text += isBelowHeading ? "\n" : "\n\n"
      isBelowHeading = false
      switch block {
      case .heading(let heading):
        text += emphasized(heading)
        isBelowHeading = true
      case .paragraph(let words): text += Self.wrap(words, "", "", width)
      case .items(let items):
        text += items.map { Self.wrap($0, "  - ", "    ", width) }.joined(separator: "\n")
      case .terms(let terms): text += Self.aligned(terms, width)
      case .code(let lines):
        text += lines.map { $0.isEmpty ? "" : "  " + $0 }.joined(separator: "\n")
      }
    }
    return text + "\n"
  }

  /// Terms in a column, meanings beside them; below them where a term is long and not everything
  /// fits into one line each.
  private static func aligned(_ terms: [Term], _ width: Int) -> String {
    let longest = terms.map(\.word.count).max() ?? 0
    let fits = longest + 4 + (terms.map(\.meaning.count).max() ?? 0) <= width
    let column = (fits ? longest : min(28, longest)) + 4
    let indent = String(repeating: " ", count: column)
    return terms.map { term in
      let head = "  " + term.word
      if head.count + 2 <= column {
        let first = head + String(repeating: " ", count: column - head.count)
        return wrap(term.meaning, first, indent, width)
      }
      return head + "\n" + wrap(term.meaning, indent, indent, width)
    }.joined(separator: "\n")
  }

  /// `text` with `first` before its first line and `rest` before the others.
  static func wrap(_ text: String, _ first: String, _ rest: String, _ width: Int) -> String {
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = lines.isEmpty ? first : rest
      var isEmpty = true
      for word in paragraph.split(separator: " ") {
        if !isEmpty, line.count + 1 + word.count > width {
          lines.append(line)
          line = rest
          isEmpty = true
        }
        line += (isEmpty ? "" : " ") + word
        isEmpty = false
      }
      lines.append(line)
    }
    return lines.joined(separator: "\n")
  }
}
