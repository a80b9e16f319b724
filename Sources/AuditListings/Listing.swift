import Diagnostics

/// What `auditctl -l` printed, line by line.
public struct Listing: Sendable {
  /// The text that was read.
  public let source: SourceText
  /// The lines that stand for rules, in the order printed; none if the kernel held no rules.
  public let lines: [ListedLine]

  public init(source: SourceText, lines: [ListedLine]) {
    self.source = source
    self.lines = lines
  }
}

/// Why a text is no listing at all.
public struct NotAListing: Error, Sendable, Hashable {
  /// One clause for a message.
  public let reason: String
  /// The line that shows it; `nil` for the text as a whole.
  public let span: Span?

  public init(_ reason: String, at span: Span? = nil) {
    self.reason = reason
    self.span = span
  }
}
