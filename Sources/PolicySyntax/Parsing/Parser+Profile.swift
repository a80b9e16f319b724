import Diagnostics

extension Parser {
  /// `profile NAME [extends NAME] ["title"] { … }`
  func profile() -> ProfileSyntax? {
    let start = position
    return node(.profile) {
      bump()
      let name = plainName("the profile's name")
      let base = optionalKeyword("extends") ? plainName("the name of a profile") : nil
      let title = next == .string ? string("the title") : nil
      var statements: [ProfileSyntax.Statement] = []
      block(.profile) { word in
        if let statement = profileStatement(word) { statements.append(statement) }
      }
      guard let name else { return nil }
      return ProfileSyntax(
        name: name, base: base, title: title, statements: statements, span: span(from: start))
    }
  }

  private func profileStatement(_ word: String) -> ProfileSyntax.Statement? {
    switch word {
    case "target": target()
    case "facts": factsUse()
    case "let": letBinding().map(ProfileSyntax.Statement.letBinding)
    case "settings": settings().map(ProfileSyntax.Statement.settings)
    case "loginuid": loginuidImmutable()
    case "use": groups(.use, ProfileSyntax.Statement.use)
    case "drop": groups(.drop, ProfileSyntax.Statement.drop)
    case "privileged": privileged().map(ProfileSyntax.Statement.privileged)
    case "immutable": immutable()
    case "adopt": adopt().map(ProfileSyntax.Statement.adopt)
    default: exception().map(ProfileSyntax.Statement.exception)
    }
  }

  /// `target debian 12, kernel 6.1, …`
  private func target() -> ProfileSyntax.Statement? {
    let start = position
    return node(.targetDescription) {
      bump()
      let parts: [ProfileSyntax.TargetPart] = list {
        let first = position
        guard let aspect = name("'kernel', 'audit', 'abi', 'lsm' or a distribution"),
          let value = name(
            "a value for '\(aspect)'", help: "a target is written 'debian 12, kernel 6.1, abi b64'")
        else { return nil }
        return ProfileSyntax.TargetPart(aspect: aspect, value: value, span: span(from: first))
      }
      return parts.isEmpty ? nil : .target(parts, span(from: start))
    }
  }

  private func factsUse() -> ProfileSyntax.Statement? {
    let start = position
    return node(.factsUse) {
      bump()
      return plainName("the name of facts").map { .facts($0, span(from: start)) }
    }
  }

  /// `let NAME = VALUE, …`
  private func letBinding() -> LetSyntax? {
    let start = position
    return node(.letBinding) {
      bump()
      guard let name = plainName("the parameter's name"), equals() else { return nil }
      let values = list { value() }
      return values.isEmpty
        ? nil : LetSyntax(name: name, values: values, span: span(from: start))
    }
  }

  private func loginuidImmutable() -> ProfileSyntax.Statement? {
    let start = position
    return node(.loginuidImmutable) {
      bump()
      return keyword("immutable") ? .loginuidImmutable(span(from: start)) : nil
    }
  }

  private func immutable() -> ProfileSyntax.Statement? {
    let place = span(token)
    node(.immutable) { bump() }
    return .immutable(place)
  }

  private func groups(
    _ kind: SyntaxKind, _ make: ([Name], Span) -> ProfileSyntax.Statement
  ) -> ProfileSyntax.Statement? {
    let start = position
    return node(kind) {
      bump()
      let groups = names("the name of a group")
      return groups.isEmpty ? nil : make(groups, span(from: start))
    }
  }

  /// `adopt CATALOGUE [version "…"]`
  private func adopt() -> AdoptSyntax? {
    let start = position
    return node(.adopt) {
      bump()
      guard let catalogue = name("a catalogue") else { return nil }
      let version = optionalKeyword("version") ? string("the version") : nil
      return AdoptSyntax(catalogue: catalogue, version: version, span: span(from: start))
    }
  }
}
