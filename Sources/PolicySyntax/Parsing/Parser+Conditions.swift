import ByteText
import Diagnostics

extension Parser {
  /// Reads conditions with `and` between them.
  func conditions() -> [ConditionSyntax] {
    var conditions: [ConditionSyntax] = []
    repeat {
      guard let condition = condition() else { break }
      conditions.append(condition)
    } while takeAnd()
    return conditions
  }

  private func takeAnd() -> Bool {
    guard take(word: "and") else { return false }
    join()
    return true
  }

  /// Reads `FIELD OP VALUE` or `FIELD [not] in …`.
  func condition() -> ConditionSyntax? {
    guard !frame.hasFailed else { return nil }
    let start = position
    return node(.condition) {
      guard next == .word else {
        expected("a field", "expected-field")
        return nil
      }
      guard let field = name("a field"), let test = test(of: field) else { return nil }
      return ConditionSyntax(field: field, test: test, span: span(from: start))
    }
  }

  private func test(of field: Name) -> ConditionSyntax.Test? {
    if let comparison = next.comparison {
      bump()
      return compared(comparison, field)
    }
    let negated = take(word: "not")
    if take(word: "in") { return membership(of: field, negated: negated) }
    if negated {
      expected("'in'", "expected-word", help: "write 'not in (…)'")
    } else {
      expected(
        "an operator", "expected-operator",
        help: "a condition is a field, one of = != < <= > >= & &= or 'in', and a value")
    }
    return nil
  }

  private func compared(_ comparison: ComparisonOperator, _ field: Name)
    -> ConditionSyntax.Test?
  {
    if next == .openParenthesis {
      fail(
        "list-needs-in", "a list of values stands behind 'in'", at: span(token),
        help: "write '\(field) \(comparison == .notEqual ? "not in" : "in") (…)'")
      return nil
    }
    guard let value = value() else { return nil }
    guard let (low, high) = ends(of: value) else { return .compare(comparison, value) }
    report(
      "range-needs-in", "a range of values stands behind 'in'", at: value.span,
      help: "write '\(field) in \(value.signedText)'")
    return .range(low, high, negated: comparison == .notEqual)
  }

  private func membership(of field: Name, negated: Bool) -> ConditionSyntax.Test? {
    if next == .openParenthesis {
      let values = valueList()
      return values.isEmpty ? nil : .among(values, negated: negated)
    }
    let help = "write '\(field) in (A, B)' or '\(field) in LOW..HIGH'"
    guard next == .word || next == .sign else {
      expected("'(' or a range", "expected-range", help: help)
      return nil
    }
    guard let value = value() else { return nil }
    guard let (low, high) = ends(of: value) else {
      fail(
        "expected-range", "expected '(' or a range, found '\(value.signedText)'", at: value.span,
        help: help)
      return nil
    }
    if low.text.isEmpty || high.text.isEmpty || firstDots(in: high.text) != nil {
      report("open-range", "a range has two ends", at: value.span, help: help)
      return nil
    }
    return .range(low, high, negated: negated)
  }

  /// `( VALUE, … )`; line ends mean nothing inside.
  private func valueList() -> [ValueSyntax] {
    let opening = token
    return node(.valueList) {
      bump()
      isInsideParentheses = true
      let values = list { listedValue(opening) }
      if !frame.hasFailed { closeParenthesis(opening) }
      isInsideParentheses = false
      return values
    }
  }

  private func closeParenthesis(_ opening: Token) {
    if take(.closeParenthesis) { return }
    isInsideParentheses = false
    let goesOn = !token.startsLine && ![.end, .semicolon, .openBrace, .closeBrace].contains(next)
    if goesOn {
      expected("',' or ')'", "expected-comma")
    } else {
      reportUnclosed(opening)
    }
  }

  private func listedValue(_ opening: Token) -> ValueSyntax? {
    switch next {
    case .end, .semicolon, .openBrace, .closeBrace:
      reportUnclosed(opening)
      return nil
    default: break
    }
    guard let value = value() else { return nil }
    if ends(of: value) != nil {
      report(
        "range-in-list", "a range cannot stand in a list", at: value.span,
        help: "write a statement for the range and one for the list")
    }
    return value
  }

  private func reportUnclosed(_ opening: Token) {
    fail(
      "unclosed-parenthesis", "the '(' opened here is not closed", at: span(opening),
      note: token.kind == .end
        ? nil : ("expected ',' or ')' before \(shown(token))", span(token)),
      help: "a list is '(A, B)'")
  }

  /// The two sides of `a..b`, `nil` if the value is no range.
  private func ends(of value: ValueSyntax) -> (ValueSyntax, ValueSyntax)? {
    guard value.form == .word, let dots = firstDots(in: value.text) else { return nil }
    let start = value.span.range.lowerBound + (value.isNegative ? 1 : 0)
    let low = end(value.text[..<dots], at: start, isNegative: value.isNegative)
    let high = end(value.text[(dots + 2)...], at: start + dots + 2, isNegative: false)
    return (low, high)
  }

  private func firstDots(in text: ByteString) -> Int? {
    let dot = UInt8(ascii: ".")
    return text.indices.dropLast().first { text[$0] == dot && text[$0 + 1] == dot }
  }

  private func end(_ text: Slice<ByteString>, at offset: Int, isNegative: Bool) -> ValueSyntax {
    let hasSign = text.first == UInt8(ascii: "-")
    let digits = hasSign ? text.dropFirst() : text
    let place = Span(source, offset..<offset + text.count)
    checkLeadingZero(place.range.dropFirst(hasSign ? 1 : 0))
    return ValueSyntax(
      form: .word, text: ByteString(digits), isNegative: isNegative || hasSign, span: place)
  }
}
