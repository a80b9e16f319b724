import Diagnostics

extension Parser {
  /// `rules NAME at STAGE [after NAMES] ["title"] { … }`
  func rules() -> RulesSyntax? {
    let start = position
    return node(.rules) {
      bump()
      let name = plainName("the group's name")
      let stage = keyword("at") ? number("the number of the stage") : nil
      let after =
        optionalKeyword("after") ? node(.after) { names("the name of a group") } : []
      let title = next == .string ? string("the title") : nil
      var statements: [RulesSyntax.Statement] = []
      block(.rules) { word in
        if let statement = rulesStatement(word) { statements.append(statement) }
      }
      guard let name else { return nil }
      return RulesSyntax(
        name: name, stage: stage, after: after, title: title, statements: statements,
        span: span(from: start))
    }
  }

  private func rulesStatement(_ word: String) -> RulesSyntax.Statement? {
    switch word {
    case "param": param().map(RulesSyntax.Statement.param)
    case "satisfies": satisfies().map(RulesSyntax.Statement.satisfies)
    case "key": keyStatement()
    case "record": record(.record).map(RulesSyntax.Statement.record)
    case "ignore": record(.ignore).map(RulesSyntax.Statement.record)
    case "raw": raw().map(RulesSyntax.Statement.raw)
    default: expectation().map(RulesSyntax.Statement.expect)
    }
  }

  /// `satisfies CATALOGUE ID [part NAME], …`
  private func satisfies() -> SatisfiesSyntax? {
    let start = position
    return node(.satisfies) {
      bump()
      guard let catalogue = name("a catalogue") else { return nil }
      let controls = list { satisfiedControl() }
      guard !controls.isEmpty else { return nil }
      return SatisfiesSyntax(
        catalogue: catalogue, controls: controls, span: span(from: start))
    }
  }

  private func satisfiedControl() -> SatisfiesSyntax.Control? {
    let start = position
    guard let id = name("the id of a control") else { return nil }
    let part = optionalKeyword("part") ? name("the part's name") : nil
    return SatisfiesSyntax.Control(id: id, part: part, span: span(from: start))
  }

  /// `key NAMES`
  private func keyStatement() -> RulesSyntax.Statement? {
    let start = position
    return node(.keyClause) {
      bump()
      let keys = names("a key")
      return keys.isEmpty ? nil : .key(keys, span(from: start))
    }
  }

  /// `record …` or `ignore …`
  private func record(_ action: RecordSyntax.Action) -> RecordSyntax? {
    let start = position
    return node(action == .record ? .record : .ignore) {
      bump()
      guard let selector = selector(for: action == .record ? .record : .ignore) else { return nil }
      let clauses = clauses()
      return RecordSyntax(
        action: action, selector: selector, clauses: clauses, span: span(from: start))
    }
  }

  /// `raw "…"`
  private func raw() -> RawSyntax? {
    let start = position
    return node(.raw) {
      bump()
      return string("a rule line").map { RawSyntax(text: $0, span: span(from: start)) }
    }
  }
}
