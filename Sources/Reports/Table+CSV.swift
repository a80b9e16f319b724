extension Table {
  /// Comma-separated values after RFC 4180, the first line holding the columns' keys.
  ///
  /// A cell that a spreadsheet would take for a formula gets an apostrophe in front, which
  /// spreadsheets do not show: tables of exceptions are opened in them.
  var csv: String {
    let lines = [columns.map(\.key)] + rows
    return lines.map { $0.map(Self.csvCell).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func csvCell(_ text: String) -> String {
    let safe = startsFormula(text) ? "'" + text : text
    guard safe.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
      return safe
    }
    var result = "\""
    for scalar in safe.unicodeScalars {
      if scalar == "\"" { result += "\"\"" } else { result.unicodeScalars.append(scalar) }
    }
    return result + "\""
  }

  /// Whether a spreadsheet would evaluate `text`; a number with a sign is harmless.
  private static func startsFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    switch first {
    case "=", "@", "\t", "\r", "\n": return true
    case "+", "-": return Int(text) == nil
    default: return false
    }
  }
}
