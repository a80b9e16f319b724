import Diagnostics

extension Parser {
  /// `expect OUTCOME when EVENT`, where the event can have several calls, `each`, and `if present`.
  func expectation() -> ExpectSyntax? {
    let start = position
    return node(.expect) {
      bump()
      guard let outcome = outcome(), keyword("when") else { return nil }
      var several = SeveralEvents(isAllowed: true)
      guard let event = event(&several) else { return nil }
      return ExpectSyntax(
        outcome: outcome, calls: several.calls, event: event, each: several.each,
        span: span(from: start))
    }
  }

  private func outcome() -> ExpectSyntax.Outcome? {
    let words = ["recorded", "silence"]
    guard let word else {
      expected(Self.choice(words), "expected-word")
      return nil
    }
    guard let meant = resolve(word, among: words, "unknown-word", "outcome") else {
      fail(
        "unknown-word", "unknown outcome \(shown(token))", at: span(token),
        help: "expect 'recorded KEY' or 'silence'")
      return nil
    }
    bump()
    return meant == "silence" ? .silence : name("the key").map(ExpectSyntax.Outcome.recorded)
  }

  /// What makes an expectation speak of several events.
  struct SeveralEvents {
    let isAllowed: Bool
    var calls: [Name] = []
    var each: ExpectSyntax.Each?
    var place: Span?
  }

  /// `each of PATH, …` or `each program`; the next token is `each`.
  func each(of several: inout SeveralEvents) {
    let start = position
    if let place = several.place {
      report("given-twice", "'each' is given twice", at: span(token), note: ("first here", place))
    }
    several.each = node(.each) {
      bump()
      guard let word, let meant = resolve(word, among: ["of", "program"], "unknown-word", "word")
      else {
        expected("'of' or 'program'", "expected-word", help: "write 'each of PATH, PATH'")
        return nil
      }
      let place = span(token)
      bump()
      guard meant == "program" else { return .path(paths()) }
      if frame.block != .privileged {
        report(
          "each-program-of-what", "'each program' speaks of a 'privileged' block's programs",
          at: place, help: "write 'each of' and the paths")
      }
      return .program(place)
    }
    several.place = span(from: start)
  }
}
