import Diagnostics

extension Parser {
  /// `catalogue NAME "title" version "…" { … }`
  func catalogue() -> CatalogueSyntax? {
    let start = position
    return node(.catalogue) {
      bump()
      let name = plainName("the catalogue's name")
      let title = string("the catalogue's title")
      let version = keyword("version") ? string("the version") : nil
      var params: [ParamSyntax] = []
      var controls: [ControlSyntax] = []
      block(.catalogue) { word in
        if word == "param" {
          if let param = param() { params.append(param) }
        } else if let control = control() {
          controls.append(control)
        }
      }
      guard let name else { return nil }
      return CatalogueSyntax(
        name: name, title: title, version: version, params: params, controls: controls,
        span: span(from: start))
    }
  }

  /// `param NAME path "meaning"`
  func param() -> ParamSyntax? {
    let start = position
    return node(.param) {
      bump()
      guard let name = plainName("the parameter's name"),
        let kind: ParamSyntax.Kind = choice("kind of parameter"),
        let meaning = string("what the parameter means")
      else { return nil }
      return ParamSyntax(name: name, kind: kind, meaning: meaning, span: span(from: start))
    }
  }

  /// `control ID [part NAME] "title" [level …] [severity "…"] [topic …] { … }`
  private func control() -> ControlSyntax? {
    let start = position
    return node(.control) {
      bump()
      let id = name("the control's id")
      let part = optionalKeyword("part") ? name("the part's name") : nil
      let title = string("the control's title")
      var found: [String: Name] = [:]
      attributes(["level", "severity", "topic"]) { word in
        found[word] = word == "severity" ? string("the severity") : name("the \(word)")
      }
      var statements: [ControlSyntax.Statement] = []
      block(.control) { word in
        if let statement = controlStatement(word) { statements.append(statement) }
      }
      guard let id else { return nil }
      return ControlSyntax(
        id: id, part: part, title: title, level: found["level"], severity: found["severity"],
        topic: found["topic"], statements: statements, span: span(from: start))
    }
  }

  private func controlStatement(_ word: String) -> ControlSyntax.Statement? {
    let start = position
    switch word {
    case "demand":
      return demand().map(ControlSyntax.Statement.demand)
    case "answered":
      return node(.answeredByDrift) {
        bump()
        return keyword("by") && keyword("drift") ? .answeredByDrift(span(from: start)) : nil
      }
    default:
      return node(.notARule) {
        bump()
        guard keyword("a"), keyword("rule"), let text = string("what answers it instead") else {
          return nil
        }
        return .notARule(text, span(from: start))
      }
    }
  }

  /// `demand …`
  private func demand() -> DemandSyntax? {
    let start = position
    return node(.demand) {
      bump()
      return demandKind().map { DemandSyntax(kind: $0, span: span(from: start)) }
    }
  }

  private func demandKind() -> DemandSyntax.Kind? {
    let words = ["record", "messages", "immutable", "loginuid", "setting"]
    let help = "a demand is \(Self.choice(words))"
    guard let word else {
      expected("what is demanded", "expected-demand", help: help)
      return nil
    }
    guard let meant = resolve(word, among: words, "unknown-demand", "demand") else {
      fail("unknown-demand", "unknown demand \(shown(token))", at: span(token), help: help)
      return nil
    }
    bump()
    switch meant {
    case "record":
      return selector(for: .demand).map { .record($0, clauses()) }
    case "messages":
      let types = names("a message type")
      return types.isEmpty ? nil : .messages(types)
    case "immutable":
      return .immutable
    case "loginuid":
      return keyword("immutable") ? .loginuidImmutable : nil
    default:
      guard let name = name("a setting"), equals(), let value = value() else { return nil }
      return .setting(name, value)
    }
  }

  /// Reads `=`.
  func equals() -> Bool {
    guard !frame.hasFailed else { return false }
    if take(.equal) { return true }
    expected("'='", "expected-equals")
    return false
  }
}
