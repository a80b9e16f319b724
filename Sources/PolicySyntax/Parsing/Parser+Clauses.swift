import Diagnostics

extension Parser {
  /// Reads clauses in any order, each at most once, up to a word of `following` or something
  /// that is no clause.
  func clauses(before following: [String] = []) -> ClausesSyntax {
    var clauses = ClausesSyntax()
    var seen: [String: Span] = [:]
    while !frame.hasFailed {
      if isLooseCondition {
        clauses.conditions += looseConditions(behind: clauses.conditions.isEmpty ? "where" : "and")
      } else if let clause = clauseWord(before: following) {
        noteRepetition(of: clause.rawValue, in: &seen)
        read(clause, into: &clauses)
      } else {
        break
      }
    }
    return clauses
  }

  /// Whether a field and an operator stand where a clause should begin.
  private var isLooseCondition: Bool { next == .word && tokens[position + 1].kind.isOperator }

  private func looseConditions(behind missing: String) -> [ConditionSyntax] {
    report(
      "missing-\(missing)", "expected '\(missing)' before the condition on \(shown(token))",
      at: span(token))
    return node(.whereClause) { conditions() }
  }

  /// Reads one clause; the next token is its word.
  func read(_ clause: ClauseWord, into clauses: inout ClausesSyntax) {
    switch clause {
    case .where:
      clauses.conditions += node(.whereClause) {
        bump()
        return conditions()
      }
    case .denied:
      clauses.denied = span(token)
      node(.deniedClause) { bump() }
    case .by:
      clauses.who = who()
    case .on:
      clauses.abis += node(.onClause) {
        bump()
        return names("an ABI")
      }
    case .if:
      clauses.ifPresent = ifPresent()
    case .except:
      except(into: &clauses)
    case .key:
      clauses.keys += node(.keyClause) {
        bump()
        return names("a key")
      }
    }
  }

  /// `by WHO`; the next token is `by`.
  func who() -> WhoSyntax? {
    let start = position
    return node(.byClause) {
      bump()
      let word: WhoSyntax.Word? = choice("class of users")
      return word.map { WhoSyntax(word: $0, span: span(from: start)) }
    }
  }

  private func ifPresent() -> Span? {
    let start = position
    return node(.ifPresentClause) {
      bump()
      return keyword("present") ? span(from: start) : nil
    }
  }

  private func except(into clauses: inout ClausesSyntax) {
    let start = position
    node(.exceptClause) {
      bump()
      guard keyword("exe") else { return }
      clauses.exceptPrograms += paths()
      clauses.except = span(from: start)
    }
  }

  /// The clause that begins here; `nil` where none does, after a report if one should.
  private func clauseWord(before following: [String]) -> ClauseWord? {
    guard let word, !following.contains(word) else { return nil }
    if let clause = ClauseWord(rawValue: word) { return clause }
    if beginsStatementTooDeep() { return nil }
    if let meant = suggestion(for: word, among: ClauseWord.all + following) {
      guard let clause = ClauseWord(rawValue: meant) else { return nil }
      report(
        "unknown-clause", "unknown clause '\(word)'; did you mean '\(meant)'?", at: span(token))
      return clause
    }
    reportNoClause(word)
    return nil
  }

  private func reportNoClause(_ word: String) {
    let previous = tokens[position - 1]
    switch word {
    case "of", "under":
      fail(
        "misplaced-place", "'\(word)' cannot stand behind a clause", at: span(token),
        help: "a place stands before the clauses, once, with ',' between its paths")
    case "or":
      fail(
        "no-or", "there is no 'or'", at: span(token),
        help: "write two statements, one for each case")
    case "and":
      fail(
        "unexpected-text", "'and' joins the conditions of 'where'", at: span(token),
        help: "clauses follow each other without a word between them")
    default:
      fail(
        "unknown-clause", "unknown clause \(shown(token))", at: span(token),
        help: previous.kind == .word && !ClauseWord.all.contains(text(previous))
          ? "a list has ',' between its parts; clauses are \(Self.choice(ClauseWord.all))"
          : "clauses are \(Self.choice(ClauseWord.all))")
    }
  }
}
