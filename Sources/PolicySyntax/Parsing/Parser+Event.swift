import Diagnostics

extension Parser {
  private static let eventClauses: [ClauseWord] = [.where, .denied, .by, .on]

  /// Reads an event: a call, what its fields hold, the paths it touches, and clauses.
  func event() -> EventSyntax? {
    var only = SeveralEvents(isAllowed: false)
    return event(&only)
  }

  /// Reads an event, or where it is allowed what stands for several.
  func event(_ several: inout SeveralEvents) -> EventSyntax? {
    guard !frame.hasFailed else { return nil }
    let start = position
    return node(.event) {
      guard next == .word else {
        expected("a syscall", "expected-event", help: "an event begins with the name of a syscall")
        return nil
      }
      checkLeadingZero(token.range)
      guard let call = name("a syscall") else { return nil }
      several.calls = [call]
      if several.isAllowed, take(.comma) { several.calls += names("a syscall") }
      var fields: [ConditionSyntax] = []
      var paths: [PathSyntax] = []
      var clauses = ClausesSyntax()
      var seen: [String: Span] = [:]
      while !frame.hasFailed, isEventPart {
        if several.isAllowed, word == "each", !tokens[position + 1].kind.isOperator {
          each(of: &several)
        } else if let clause = eventClause(several.isAllowed ? [.if] : []) {
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
  private func eventClause(_ more: [ClauseWord]) -> ClauseWord? {
    guard let word, !tokens[position + 1].kind.isOperator else { return nil }
    let clauses = Self.eventClauses + more
    if let clause = ClauseWord(rawValue: word), clauses.contains(clause) { return clause }
    let words = clauses.map(\.rawValue)
    guard let meant = suggestion(for: word, among: words) else { return nil }
    report("unknown-clause", "unknown clause '\(word)'; did you mean '\(meant)'?", at: span(token))
    return ClauseWord(rawValue: meant)
  }
}
