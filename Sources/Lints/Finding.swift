import Diagnostics

/// One instance of a lint's mistake, without the id and the weight, which the run adds.
public struct Finding: Sendable, Hashable {
  /// What is wrong here, as for `Diagnostic.message`.
  public let message: String
  /// The words to look at; `nil` if it concerns no text.
  public private(set) var span: Span?
  /// Other places that have a part in it.
  public private(set) var notes: [Diagnostic.Note] = []
  /// What to do about it, as imperative clauses.
  public private(set) var help: [String] = []
  /// A change that mends it and keeps the meaning.
  public private(set) var fix: Fix?
  /// What it weighs at most, where that depends on the case; `nil` for what the lint says.
  public private(set) var weight: Severity?

  /// A finding with this text at this place.
  public init(_ message: String, at span: Span?) {
    self.message = message
    self.span = span
  }

  /// What `diagnostic` says, as a finding of a lint.
  public init(_ diagnostic: Diagnostic) {
    message = diagnostic.message
    span = diagnostic.span
    notes = diagnostic.notes
    help = diagnostic.help
    fix = diagnostic.fix
    weight = diagnostic.severity
  }

  /// This finding at another place.
  public func moved(to span: Span?) -> Finding {
    var copy = self
    copy.span = span
    return copy
  }

  /// This finding with a note about another place.
  public func noting(_ message: String, at span: Span? = nil) -> Finding {
    var copy = self
    copy.notes.append(Diagnostic.Note(message, at: span))
    return copy
  }

  /// This finding with advice on what to do.
  public func advising(_ help: String?) -> Finding {
    guard let help else { return self }
    var copy = self
    copy.help.append(help)
    return copy
  }

  /// This finding with a change that mends it and keeps the meaning.
  public func fixing(_ fix: Fix?) -> Finding {
    var copy = self
    copy.fix = fix
    return copy
  }

  /// This finding, weighing no more than `weight`.
  public func weighing(_ weight: Severity) -> Finding {
    var copy = self
    copy.weight = weight
    return copy
  }

  /// The diagnostic of `lint` that it is, weighing what is configured or else what the lint says.
  func diagnostic(of lint: any Lint.Type, weighing configured: Severity?) -> Diagnostic {
    let severity = configured ?? min(lint.severity, weight ?? lint.severity)
    var diagnostic = Diagnostic(severity, lint.id, message, at: span)
    diagnostic.notes = notes
    diagnostic.help = help
    diagnostic.fix = fix
    return diagnostic
  }
}
