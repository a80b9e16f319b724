import Diagnostics

/// Reads an event that stands alone, as on a command line.
public enum EventParser {
  /// What reading an event gives.
  public struct Result: Sendable {
    /// The event; `nil` if not even the call could be read.
    public let event: EventSyntax?
    /// What is wrong with it, sorted by place; the event is complete if there is no error.
    public let diagnostics: [Diagnostic]
  }

  /// Reads `source`, which is one event; line ends are blanks.
  public static func parse(_ source: SourceText) -> Result {
    let parser = Parser(source)
    let event = parser.loneEvent()
    return Result(event: event, diagnostics: parser.diagnostics.sortedByPlace)
  }
}

extension Parser {
  /// Reads an event and sees that nothing is left.
  func loneEvent() -> EventSyntax? {
    builder.open(.file)
    // No line is less deep than column -1, so the whole text is one statement.
    frame = Frame(block: .programs, start: 0, column: -1)
    let event = event()
    if !frame.hasFailed, next != .end { unexpected() }
    return event
  }
}
