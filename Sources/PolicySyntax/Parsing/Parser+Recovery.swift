import Diagnostics

extension Parser {
  /// The statement word that stands here, or the one that was meant; `nil` after a report.
  func statementWord() -> String? {
    let block = frame.block
    guard token.kind == .word else {
      reportNoStatement()
      return nil
    }
    let word = text(token)
    let words = block.statementWords
    if words.contains(word) { return word }
    if let home = Block.holding(word).first {
      report(
        "misplaced-statement", "'\(word)' cannot stand \(block.description)", at: span(token),
        help: "it belongs \(home.description)")
      return nil
    }
    if let meant = suggestion(for: word, among: words) {
      report(
        "unknown-statement", "unknown statement '\(word)'; did you mean '\(meant)'?",
        at: span(token))
      return meant
    }
    report(
      "unknown-statement", "unknown statement \(shown(token))", at: span(token),
      help: "\(block.description) stand \(words.joined(separator: ", "))")
    return nil
  }

  private func reportNoStatement() {
    switch token.kind {
    case .broken: return
    case .sign:
      report(
        "rule-line", "a line of audit.rules is no statement of a policy",
        at: Span(source, token.range.lowerBound..<tokens[position + 1].range.upperBound),
        help: "say it with 'record' or 'ignore', or quote the line after 'raw'")
    default:
      report("expected-statement", "expected a statement, found \(shown(token))", at: span(token))
    }
  }

  /// Sees that nothing is left of the statement, reports what is, and moves behind it.
  func finishStatement() {
    isInsideParentheses = false
    if tokens[max(position - 1, frame.start)].kind == .closeBrace, position > frame.start {
      return
    }
    switch next {
    case .end, .semicolon, .closeBrace: return
    default: break
    }
    if !frame.hasFailed {
      if beginsStatementTooDeep() { return reportTooDeep() }
      unexpected()
    }
    skipStatement()
  }

  /// Whether the next line is indented as a part of this statement but begins another one.
  func beginsStatementTooDeep() -> Bool {
    position > frame.start && token.startsLine && token.kind == .word
      && frame.block.statementWords.contains(text(token))
  }

  private func reportTooDeep() {
    let line = span(tokens[frame.start]).line
    report(
      "statement-too-deep", "a statement cannot begin here; indent it like line \(line)",
      at: span(token),
      note: (
        "lines indented deeper than this belong to its statement", span(tokens[frame.start])
      ))
  }

  /// Moves to the end of the statement, over a block that belongs to it.
  private func skipStatement() {
    builder.open(.unexpected)
    var braces: [Int] = []
    while token.kind != .end {
      if braces.isEmpty {
        if [.end, .semicolon, .closeBrace].contains(next) { break }
        if beginsStatementTooDeep() { break }
      } else if token.startsLine, token.column == 0, beginsItem() {
        break
      }
      if token.kind == .openBrace { braces.append(position) }
      let closes = token.kind == .closeBrace
      bump()
      if closes {
        braces.removeLast()
        if braces.isEmpty { break }
      }
    }
    if let open = braces.first {
      report(
        "unclosed-brace", "the '{' opened here is not closed", at: span(tokens[open]),
        help: "add '}'")
    }
    builder.close()
  }

  /// Whether a catalogue, a group or a profile begins here.
  private func beginsItem() -> Bool {
    token.kind == .word && Block.holding(text(token)) == [.file]
  }
}
