/// How much a diagnostic weighs: it decides the exit status.
public enum Severity: String, Sendable, Hashable, Comparable, CaseIterable {
  /// Something worth knowing; it never fails a run unless asked to.
  case note
  /// Very likely a mistake.
  case warning
  /// What was asked for cannot be had as it stands.
  case error

  public static func < (left: Severity, right: Severity) -> Bool {
    allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
  }
}

/// One thing to tell the user, as a value: nothing is printed here.
///
/// `message` is one clause in lower case without a full stop, the user's words in single quotes,
/// so that it can stand alone in a log.
public struct Diagnostic: Sendable, Hashable {
  /// What is said at another place that has a part in it.
  public struct Note: Sendable, Hashable {
    /// One clause, as for `Diagnostic.message`.
    public let message: String
    /// Where the other party is; `nil` for a remark without a place.
    public let span: Span?

    /// A note saying `message` about `span`.
    public init(_ message: String, at span: Span? = nil) {
      self.message = message
      self.span = span
    }
  }

  /// How much it weighs.
  public var severity: Severity
  /// The stable name of the mistake, in lower case with hyphens: `unknown-field`.
  public let id: String
  /// What is wrong.
  public let message: String
  /// The words to look at; `nil` if it concerns no text.
  public let span: Span?
  /// Other places that have a part in it.
  public var notes: [Note] = []
  /// What to do about it, as imperative clauses.
  public var help: [String] = []
  /// A change that mends it and keeps the meaning; `nil` if none is safe.
  public var fix: Fix?

  /// A diagnostic of this weight, name and text.
  public init(_ severity: Severity, _ id: String, _ message: String, at span: Span? = nil) {
    self.severity = severity
    self.id = id
    self.message = message
    self.span = span
  }

  /// This diagnostic with a note about another place.
  public func noting(_ message: String, at span: Span? = nil) -> Diagnostic {
    var copy = self
    copy.notes.append(Note(message, at: span))
    return copy
  }

  /// This diagnostic with advice on what to do.
  public func advising(_ help: String?) -> Diagnostic {
    guard let help else { return self }
    var copy = self
    copy.help.append(help)
    return copy
  }

  /// Whether this comes before `other` in a report: by file, place, then id.
  public func precedes(_ other: Diagnostic) -> Bool {
    let left = sortKey
    let right = other.sortKey
    return left < right
  }

  private var sortKey: (String, Int, String, String) {
    (span?.source.name ?? "", span?.range.lowerBound ?? -1, id, message)
  }
}

extension [Diagnostic] {
  /// Sorted by file, place, then id, so that two runs print the same text.
  public var sortedByPlace: [Diagnostic] { sorted { $0.precedes($1) } }

  /// Whether any of them is an error.
  public var hasErrors: Bool { contains { $0.severity == .error } }
}
