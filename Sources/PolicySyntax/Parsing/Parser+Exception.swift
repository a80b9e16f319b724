import Diagnostics

extension Parser {
  private static let exceptionWords = ["reason", "owner", "until", "ticket", "claim"]

  /// `exception CATALOGUE ID reason "…" [owner …] [until DATE] [ticket "…"] [claim …]`
  func exception() -> ExceptionSyntax? {
    let start = position
    return node(.exception) {
      bump()
      guard let catalogue = name("a catalogue"), let id = name("the id of a control") else {
        return nil
      }
      var found: [String: Name] = [:]
      var until: DateSyntax?
      var claim: ExceptionSyntax.Claim?
      attributes(["part"] + Self.exceptionWords) { word in
        switch word {
        case "reason", "ticket": found[word] = string("the \(word)")
        case "until": until = date()
        case "claim": claim = self.claim()
        default: found[word] = name("the \(word)")
        }
      }
      if found["reason"] == nil, !frame.hasFailed {
        report(
          "missing-reason", "the exception has no reason", at: span(tokens[start]),
          help: "write 'reason \"…\"'")
      }
      return ExceptionSyntax(
        catalogue: catalogue, id: id, part: found["part"], reason: found["reason"],
        owner: found["owner"], until: until, ticket: found["ticket"], claim: claim,
        span: span(from: start))
    }
  }

  /// What follows `claim`, which has been read.
  private func claim() -> ExceptionSyntax.Claim? {
    let start = position - 1
    return node(.claim) {
      guard let kind = claimKind() else { return nil }
      let disputed =
        take(word: "disputed") ? string("why the claim is known to fail") : nil
      return ExceptionSyntax.Claim(kind: kind, disputed: disputed, span: span(from: start))
    }
  }

  private func claimKind() -> ExceptionSyntax.Claim.Kind? {
    let words = ["covered", "partly", "not-applicable"]
    guard let word else {
      expected(Self.choice(words), "expected-word")
      return nil
    }
    guard let meant = resolve(word, among: words, "unknown-word", "claim") else {
      fail(
        "unknown-word", "unknown claim \(shown(token))", at: span(token),
        help: "a claim is \(Self.choice(words))")
      return nil
    }
    bump()
    switch meant {
    case "covered": return .covered
    case "not-applicable": return .notApplicable
    default:
      guard keyword("without"), let selector = selector(for: .remainder) else { return nil }
      let rest = clauses(before: ["disputed", "part"] + Self.exceptionWords)
      return .partly(without: selector, rest)
    }
  }
}
