/// A change of the text that mends what a diagnostic is about.
public struct Fix: Sendable, Hashable {
  /// Bytes that take the place of others.
  public struct Edit: Sendable, Hashable {
    /// What goes; empty where something is only put in.
    public let span: Span
    /// What comes in its place; empty where something is only taken out.
    public let replacement: [UInt8]

    /// `replacement` in the place of `span`.
    public init(_ span: Span, _ replacement: [UInt8]) {
      self.span = span
      self.replacement = replacement
    }
  }

  /// What it does, as an imperative clause.
  public let title: String
  /// The changes, which do not overlap.
  public let edits: [Edit]

  /// A fix that does what `title` says.
  public init(_ title: String, _ edits: [Edit]) {
    self.title = title
    self.edits = edits
  }

  /// Takes the whole `line` of `source` out, its newline included.
  public static func removing(line: Int, of source: SourceText, _ title: String) -> Fix {
    var range = source.range(ofLine: line)
    if range.upperBound < source.bytes.count { range = range.lowerBound..<(range.upperBound + 1) }
    return Fix(title, [Edit(Span(source, range), [])])
  }

  /// Puts `text` in the place of `span`.
  public static func replacing(_ span: Span, with text: String, _ title: String) -> Fix {
    Fix(title, [Edit(span, Array(text.utf8))])
  }
}
