extension Table {
  /// A complete page with nothing but the table: no script, no style from elsewhere.
  var html: String { Self.htmlPage(title, of: [self]) }

  /// A complete page with these tables.
  static func htmlPage(_ title: String, of tables: [Table]) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
      <meta charset="utf-8">
      <title>\(htmlText(title))</title>
    </head>
    <body>
    \(tables.map(\.htmlElement).joined())</body>
    </html>

    """
  }

  private var htmlElement: String {
    let head = columns.map { "<th scope=\"col\">\(Self.htmlText($0.title))</th>" }.joined()
    let body = rows.map { row in
      "    <tr>" + row.map { "<td>\(Self.htmlText($0))</td>" }.joined() + "</tr>\n"
    }
    return """
      <table>
        <caption>\(Self.htmlText(title))</caption>
        <thead>
          <tr>\(head)</tr>
        </thead>
        <tbody>
      \(body.joined())  </tbody>
      </table>

      """
  }

  private static func htmlText(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n": result += "<br>"
      default: result += printable(scalar)
      }
    }
    return result
  }
}
