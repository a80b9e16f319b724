import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import PolicySyntax

extension StatementCompiler {
  /// The comparisons for the statement's places, one rule each; one `nil` if it names none. `nil`
  /// as a whole if something is wrong, which has been reported.
  mutating func places(of statement: Statement) -> [FieldComparison?]? {
    guard let place = statement.selector.place else {
      if case .access = statement.selector.kind {
        report(
          "incomplete-statement", "'access' needs a place", statement.selector.span,
          help: "write 'access of PATH' or 'access under PATH'")
        return nil
      }
      return [nil]
    }
    if statement.action == .never, place.reach == .of {
      report(
        "ignored-path", "'ignore' cannot name a path", place.span,
        help: "a never rule on a path loses its place whenever the file is replaced; ignore the "
          + "tree with 'under', or the program with 'where exe = …'")
      return nil
    }
    let field: Field = place.reach == .of ? .path : .dir
    var result: [FieldComparison?] = []
    for path in place.paths {
      guard let paths = paths(path) else { return nil }
      result += paths.map { FieldComparison(field, .equal, $0) }
    }
    return result
  }

  /// The paths that `path` stands for; `nil` if its variable is not bound or holds no paths.
  mutating func paths(_ path: PathSyntax) -> [ByteString]? {
    guard let variable = path.variable else { return [path.text] }
    if programParams.contains(variable.text), bindings[variable.text] == nil {
      return programs.map { $0 + path.text }
    }
    guard let values = boundValues(variable) else { return nil }
    var result: [ByteString] = []
    for value in values {
      guard value.form == .path || value.text.first == UInt8(ascii: "/") else {
        diagnostics.append(
          Diagnostic(.error, "bad-binding", "'\(variable)' is bound to no path", at: value.span)
            .noting("a path is wanted here", at: path.span))
        return nil
      }
      result.append(value.text + path.text)
    }
    return result
  }

  /// What `let` binds to `variable`, reported if nothing.
  mutating func boundValues(_ variable: Name) -> [ValueSyntax]? {
    if let values = bindings[variable.text] { return values }
    let hint = didYouMean(variable.description, among: bindings.names.map(\.description))
    report(
      "unbound-value", "no value is bound to '$\(variable)'\(hint)", variable.span,
      help: "bind it in the profile: let \(variable) = …")
    return nil
  }

  /// The places that the host has, and for the others why they are left out.
  mutating func presentPlaces(
    _ places: [FieldComparison?], _ statement: Statement
  ) -> ([FieldComparison?], [CompiledGroup.Entry]) {
    guard let facts else {
      if let span = statement.clauses.ifPresent {
        report(
          "facts-needed", "'if present' needs to know the host", span,
          help: "add 'facts NAME' to the profile; 'auditwright facts' captures a host's")
      }
      return (places, [])
    }
    var present: [FieldComparison?] = []
    var omissions: [CompiledGroup.Entry] = []
    for place in places {
      guard let comparison = place, let path = comparison.text,
        let reason = reasonAgainst(comparison.field, path, facts, statement)
      else {
        present.append(place)
        continue
      }
      omissions.append(.omission(reason, statement.span))
    }
    return (present, omissions)
  }

  /// Why a rule on `path` is left out, if it is. A place that must be there and is not is an error:
  /// the kernel would refuse the rule (ENOENT) and the load would end.
  private mutating func reasonAgainst(
    _ field: Field, _ path: ByteString, _ facts: HostFacts, _ statement: Statement
  ) -> String? {
    if statement.clauses.ifPresent != nil { return reasonAgainst(path, facts, statement) }
    let needed = field == .dir ? path : path.parent
    guard facts.kind(of: needed, followingLast: true) == .absent else { return nil }
    diagnostics.append(
      Diagnostic(
        .error, "missing-place", "'\(needed)' is not on '\(facts.name)'",
        at: statement.selector.place?.span ?? statement.span
      ).advising("add 'if present', or put the place into the facts if the host has it"))
    return nil
  }

  /// Why a rule on what a host may have is left out. Not to know is reason enough: a rule on a tree
  /// that is not there ends the load.
  private mutating func reasonAgainst(
    _ path: ByteString, _ facts: HostFacts, _ statement: Statement
  ) -> String? {
    switch facts.kind(of: path, followingLast: false) {
    case .found: return nil
    case .absent:
      remark(
        "left-out", "'\(path)' is not on '\(facts.name)', so no rule is made for it",
        statement.span)
      return "\(path) is not present"
    case .unknown:
      remark(
        "left-out",
        "'\(facts.name)' do not tell whether there is a '\(path)', so no rule is made for it",
        statement.span)
      return "\(path) is not known to be present"
    }
  }
}

extension ByteString {
  /// The folder that holds what this path names; `/` for something at the top.
  var parent: ByteString {
    let slash = UInt8(ascii: "/")
    let trimmed = bytes.prefix((bytes.lastIndex { $0 != slash } ?? 0) + 1)
    guard let cut = trimmed.lastIndex(of: slash), cut > 0 else { return "/" }
    return ByteString(trimmed[..<cut])
  }
}
