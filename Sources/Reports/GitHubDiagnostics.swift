import ByteText
import Diagnostics

/// Diagnostics as the commands by which a GitHub workflow marks lines of a change.
///
/// Source: "Workflow commands for GitHub Actions". `%`, line ends and, in properties, `:` and `,` are
/// escaped.
public enum GitHubDiagnostics {
  /// All of them, a line each.
  public static func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.sortedByPlace.map { render($0) + "\n" }.joined()
  }

  private static func render(_ diagnostic: Diagnostic) -> String {
    let command = diagnostic.severity == .note ? "notice" : diagnostic.severity.rawValue
    var properties: [String] = []
    if let span = diagnostic.span {
      let start = span.source.position(of: span.range.lowerBound)
      let end = span.source.position(of: span.range.upperBound)
      properties = [
        "file=" + escaped(span.source.name, in: .property), "line=\(start.line)",
        "endLine=\(end.line)",
      ]
      // Columns of a place that goes over several lines are refused.
      if start.line == end.line {
        properties += ["col=\(start.column)", "endColumn=\(max(start.column, end.column))"]
      }
    }
    properties.append("title=" + escaped(diagnostic.id, in: .property))
    let notes = diagnostic.notes.map { note in
      note.message + (note.span.map { " (\($0.fileAndLine))" } ?? "")
    }
    let text = ([diagnostic.message] + notes + diagnostic.help.map { "help: " + $0 })
      .joined(separator: "\n")
    return "::\(command) \(properties.joined(separator: ","))::\(escaped(text, in: .message))"
  }

  private enum Part {
    case property, message
  }

  private static func escaped(_ text: String, in part: Part) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where part == .property: result += "%3A"
      case "," where part == .property: result += "%2C"
      case "\0"..."\u{1f}", "\u{7f}"..."\u{9f}": result += "\u{fffd}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
