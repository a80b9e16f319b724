extension Table {
  /// A pipe table, its columns aligned for readers of the text itself.
  var markdown: String {
    let cells = [columns.map(\.title)] + rows
    let escaped = cells.map { $0.map(Self.markdownCell) }
    let widths = columns.indices.map { column in
      max(3, escaped.map { DisplayWidth.of($0[column]) }.max() ?? 0)
    }
    var lines = escaped.map { Self.markdownLine($0, widths) }
    lines.insert(Self.markdownLine(widths.map { String(repeating: "-", count: $0) }, widths), at: 1)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func markdownLine(_ cells: [String], _ widths: [Int]) -> String {
    let padded = zip(cells, widths).map { cell, width in
      cell + String(repeating: " ", count: max(0, width - DisplayWidth.of(cell)))
    }
    return "| " + padded.joined(separator: " | ") + " |"
  }

  /// `text` so that a Markdown reader shows it as it is: what would end the cell or begin markup
  /// is escaped. An underscore inside a word begins nothing and stays.
  static func markdownCell(_ text: String) -> String {
    var result = ""
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\\", "|", "`", "*", "[", "]", "~": result += "\\\(scalar)"
      case "_":
        let inWord = index > 0 && index + 1 < scalars.count
        let neighbours = inWord ? [scalars[index - 1], scalars[index + 1]] : []
        result += inWord && neighbours.allSatisfy(\.properties.isAlphabetic) ? "_" : "\\_"
      case "<": result += "&lt;"
      case "&":
        // Only what could be read as a character reference needs it.
        let next = index + 1 < scalars.count ? scalars[index + 1] : " "
        result += next == "#" || next.properties.isAlphabetic ? "&amp;" : "&"
      case "\r": break
      case "\n": result += "<br>"
      default: result += printable(scalar)
      }
    }
    return result
  }

  /// A scalar for a reader; a control character as a blank, so that it cannot break the table.
  static func printable(_ scalar: Unicode.Scalar) -> String {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: " "
    default: String(scalar)
    }
  }
}
