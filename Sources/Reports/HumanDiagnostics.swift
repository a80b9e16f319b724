import ByteText
import Diagnostics

/// Diagnostics for a reader at a terminal or in a log: the source with what is meant underlined.
public struct HumanDiagnostics: Sendable {
  /// Whether and how parts are coloured.
  public var palette: Palette
  /// How many columns of a source line are shown; a longer one is cut around the place.
  public var lineLimit: Int
  /// The ids that have a page of their own, which the first finding of each refers to.
  public var explained: Set<String> = []

  /// A renderer with this palette, showing at most `lineLimit` columns of a line (at least 20).
  public init(palette: Palette = .plain, lineLimit: Int = 120) {
    self.palette = palette
    self.lineLimit = max(20, lineLimit)
  }

  /// All of them, sorted by place, a blank line between two.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    var unseen = explained
    return diagnostics.sortedByPlace.map { diagnostic in
      let text = render(diagnostic)
      guard unseen.remove(diagnostic.id) != nil else { return text }
      let indent = String(repeating: " ", count: gutterWidth(of: diagnostic))
      let page = remark("more", "auditwright explain \(diagnostic.id)", indent: indent)
      return text + page.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }

  /// One of them, ending with a newline.
  public func render(_ diagnostic: Diagnostic) -> String {
    let width = gutterWidth(of: diagnostic)
    let indent = String(repeating: " ", count: width)
    var lines = [title(of: diagnostic)]
    for group in groups(of: diagnostic) {
      guard let first = group.first else { continue }
      let arrow = first.isPrimary || diagnostic.span == nil ? "-->" : ":::"
      let place = Self.shown(first.span.place)
      lines.append(indent + palette.paint(arrow, .gutter) + " " + place)
      let snippet = Snippet(
        marks: group, palette: palette, gutterWidth: width, lineLimit: lineLimit)
      lines += snippet.lines
    }
    for note in diagnostic.notes where note.span == nil {
      lines += remark("note", note.message, indent: indent)
    }
    for help in diagnostic.help { lines += remark("help", help, indent: indent) }
    if let fix = diagnostic.fix { lines += remark("fix", fix.title, indent: indent) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func title(of diagnostic: Diagnostic) -> String {
    let weight = "\(diagnostic.severity.rawValue)[\(diagnostic.id)]"
    let message = ": " + Self.shown(diagnostic.message)
    return palette.paint(weight, diagnostic.severity.style) + palette.paint(message, .emphasis)
  }

  /// The places that the diagnostic points at, those of one source together, the primary's first.
  private func groups(of diagnostic: Diagnostic) -> [[Snippet.Mark]] {
    var marks: [Snippet.Mark] = []
    if let span = diagnostic.span {
      marks.append(
        Snippet.Mark(
          span: span, message: "", style: diagnostic.severity.style, isPrimary: true))
    }
    for note in diagnostic.notes {
      guard let span = note.span else { continue }
      marks.append(
        Snippet.Mark(
          span: span, message: Self.shown(note.message), style: .secondary, isPrimary: false))
    }
    var groups: [[Snippet.Mark]] = []
    for mark in marks {
      if let index = groups.firstIndex(where: { $0[0].span.source == mark.span.source }) {
        groups[index].append(mark)
      } else {
        groups.append([mark])
      }
    }
    return groups
  }

  private func gutterWidth(of diagnostic: Diagnostic) -> Int {
    let spans = [diagnostic.span].compactMap { $0 } + diagnostic.notes.compactMap(\.span)
    let last = spans.map(\.line).max() ?? 0
    return max(2, String(last).count)
  }

  /// `= WORD: TEXT`; the lines of a longer text stand below each other.
  private func remark(_ word: String, _ text: String, indent: String) -> [String] {
    let parts = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      Self.shown(String($0))
    }
    let head = "\(indent) " + palette.paint("=", .gutter) + " " + palette.paint(word, .emphasis)
    let blanks = String(repeating: " ", count: indent.count + word.count + 5)
    return parts.enumerated().map { $0 == 0 ? "\(head): \($1)" : blanks + $1 }
  }

  /// `text` without anything that a terminal would obey.
  private static func shown(_ text: String) -> String {
    ByteString.display(Array(text.utf8))
  }
}

extension Severity {
  /// How its word and its carets look.
  var style: Style {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }
}
