extension Table {
  /// A complete page with nothing but the table: no script, no style from elsewhere.
  var html: String {
    let title = Self.htmlText(title)
    let head = columns.map { "<th scope=\"col\">\(Self.htmlText($0.title))</th>" }.joined()
    let body = rows.map { row in
      "    <tr>" + row.map { "<td>\(Self.htmlText($0))</td>" }.joined() + "</tr>\n"
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
        <meta charset="utf-8">
        <title>\(title)</title>
      </head>
      <body>
      <table>
        <caption>\(title)</caption>
        <thead>
          <tr>\(head)</tr>
        </thead>
        <tbody>
      \(body.joined())  </tbody>
      </table>
      </body>
      </html>

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
