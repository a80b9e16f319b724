import Diagnostics

extension Parser {
  private static let eventClauses: [ClauseWord] = [.where, .denied, .by, .on]

  /// Reads an event: a call, what its fields hold, the paths it touches, and clauses.
  func event() -> EventSyntax? {
    guard !frame.hasFailed else { return nil }
    let start = position
    return node(.event) {
      guard next == .word else {
        expected("a syscall", "expected-event", help: "an event begins with the name of a syscall")
        return nil
      }
      checkLeadingZero(token.range)
      guard let call = name("a syscall") else { return nil }
      var fields: [ConditionSyntax] = []
      var paths: [PathSyntax] = []
      var clauses = ClausesSyntax()
      var seen: [String: Span] = [:]
      while !frame.hasFailed, isEventPart {
        if let clause = eventClause() {
          noteRepetition(of: clause.rawValue, in: &seen)
          read(clause, into: &clauses)
        } else if next == .word {
          if let field = condition() { fields.append(field) }
        } else if let path = path() {
          paths.append(path)
        }
      }
      return EventSyntax(
        call: call, fields: fields, paths: paths, clauses: clauses, span: span(from: start))
    }
  }

  private var isEventPart: Bool {
    switch next {
    case .word: !beginsStatementTooDeep()
    case .path, .string, .variable, .broken: true
    default: false
    }
  }

  /// The clause that begins here; a word before an operator is a field.
  private func eventClause() -> ClauseWord? {
    guard let word, !tokens[position + 1].kind.isOperator else { return nil }
    if let clause = ClauseWord(rawValue: word), Self.eventClauses.contains(clause) {
      return clause
    }
    let words = Self.eventClauses.map(\.rawValue)
    guard let meant = suggestion(for: word, among: words) else { return nil }
    report("unknown-clause", "unknown clause '\(word)'; did you mean '\(meant)'?", at: span(token))
    return ClauseWord(rawValue: meant)
  }
}
