import ByteText
import Diagnostics

extension Parser {
  /// `facts NAME { … }`
  func facts() -> FactsSyntax? {
    let start = position
    return node(.facts) {
      bump()
      let name = plainName("the name of the facts")
      var statements: [FactsSyntax.Statement] = []
      block(.facts) { word in
        node(.factsEntry) {
          bump()
          if let statement = factsStatement(word) { statements.append(statement) }
        }
      }
      guard let name else { return nil }
      return FactsSyntax(name: name, statements: statements, span: span(from: start))
    }
  }

  private func factsStatement(_ word: String) -> FactsSyntax.Statement? {
    switch word {
    case "versions": list { version() }.ifAny(FactsSyntax.Statement.versions)
    case "partial": .partial
    case "lsm": names("a security module").ifAny(FactsSyntax.Statement.securityModules)
    case "awk": name("the awk").map(FactsSyntax.Statement.awk)
    case "directories": paths().ifAny(FactsSyntax.Statement.directories)
    case "files": paths().ifAny(FactsSyntax.Statement.files)
    case "absent": paths().ifAny(FactsSyntax.Statement.absent)
    case "symlinks": list { symlink() }.ifAny(FactsSyntax.Statement.symlinks)
    case "mounts": list { mount() }.ifAny(FactsSyntax.Statement.mounts)
    case "users": list { account("a user") }.ifAny(FactsSyntax.Statement.users)
    case "groups": list { account("a group") }.ifAny(FactsSyntax.Statement.groups)
    default: string("the name of an inventory").map(FactsSyntax.Statement.programs)
    }
  }

  private func version() -> FactsSyntax.Version? {
    guard let component = name("a component"), let version = name("a version for '\(component)'")
    else { return nil }
    return FactsSyntax.Version(component: component, version: version)
  }

  /// `PATH -> TARGET`
  private func symlink() -> FactsSyntax.Symlink? {
    let start = position
    guard let path = path() else { return nil }
    guard take(.arrow) else {
      expected("'->'", "expected-arrow", help: "a symlink is written 'PATH -> TARGET'")
      return nil
    }
    guard let target = linkTarget() else { return nil }
    return FactsSyntax.Symlink(path: path, target: target, span: span(from: start))
  }

  private func linkTarget() -> Name? {
    guard next == .path else { return name("the target of the link") }
    defer { bump() }
    return Name(
      text: ByteString(source.bytes[token.range]), span: span(token), isQuoted: false)
  }

  /// `PATH type WORD [nosuid] [noexec] [nodev]`
  private func mount() -> FactsSyntax.Mount? {
    let start = position
    guard let path = path(), keyword("type"), let type = name("the type of the filesystem") else {
      return nil
    }
    var options: Set<FactsSyntax.Mount.Option> = []
    while !frame.hasFailed, word != nil, !beginsStatementTooDeep() {
      if let option: FactsSyntax.Mount.Option = choice("mount option") { options.insert(option) }
    }
    return FactsSyntax.Mount(path: path, type: type, options: options, span: span(from: start))
  }

  /// `NAME = NUMBER`
  private func account(_ what: String) -> FactsSyntax.Account? {
    guard let name = name(what), equals(), let id = number("the number of the id") else {
      return nil
    }
    return FactsSyntax.Account(name: name, id: id)
  }
}

extension Array {
  /// What `make` makes of these, or nothing if there are none.
  fileprivate func ifAny<Result>(_ make: ([Element]) -> Result) -> Result? {
    isEmpty ? nil : make(self)
  }
}
