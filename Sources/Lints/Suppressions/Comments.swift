import Diagnostics

/// The comments of a text, in order, each from its `#` to the end of its line.
public struct Comments: Sendable {
  let spans: [Span]

  /// Comments that are known already, such as those that a lexer found.
  public init(_ spans: [Span]) {
    self.spans = spans
  }

  /// The comments of a rule file: lines whose first byte but blanks is `#`.
  public init(ofRules source: SourceText) {
    spans = (1...max(1, source.lineCount)).compactMap { line in
      let range = source.range(ofLine: line)
      let start = range.first { source.bytes[$0] != UInt8(ascii: " ") }
      guard let start, source.bytes[start] == UInt8(ascii: "#") else { return nil }
      return Span(source, start..<range.upperBound)
    }
  }
}
