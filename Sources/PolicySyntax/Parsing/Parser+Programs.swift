import Diagnostics

extension Parser {
  /// `programs "NAME" { … }`
  func programs() -> ProgramsSyntax? {
    let start = position
    return node(.programs) {
      bump()
      let name = string("the inventory's name")
      var programs: [ProgramsSyntax.Program] = []
      block(.programs) { _ in
        if let program = program() { programs.append(program) }
      }
      guard let name else { return nil }
      return ProgramsSyntax(name: name, programs: programs, span: span(from: start))
    }
  }

  /// `PATH setuid, setgid, capabilities "…"`
  private func program() -> ProgramsSyntax.Program? {
    let start = position
    return node(.program) {
      guard let path = path() else { return nil }
      var seen: [String: Span] = [:]
      var capabilities: Name?
      _ = list { () -> Void? in
        guard let word = privilege() else { return nil }
        noteRepetition(of: word, in: &seen)
        bump()
        if word == "capabilities" { capabilities = string("the capabilities") }
        return ()
      }
      return ProgramsSyntax.Program(
        path: path, isSetuid: seen["setuid"] != nil, isSetgid: seen["setgid"] != nil,
        capabilities: capabilities, span: span(from: start))
    }
  }

  /// The word for what makes a program privileged, not yet read.
  private func privilege() -> String? {
    let words = ["setuid", "setgid", "capabilities"]
    guard !frame.hasFailed else { return nil }
    guard let word else {
      expected(Self.choice(words), "expected-word")
      return nil
    }
    if let meant = resolve(word, among: words, "unknown-word", "word") { return meant }
    fail(
      "unknown-word", "unknown word \(shown(token))", at: span(token),
      help: "a program is \(Self.choice(words))")
    return nil
  }
}
