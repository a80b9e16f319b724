import PolicySyntax

// The values, `$name`, that the parts of a policy name.

extension ValueSyntax {
  var variables: [Name] { if case .variable(let name) = form { [name] } else { [] } }
}

extension PathSyntax {
  var variables: [Name] { variable.map { [$0] } ?? [] }
}

extension ConditionSyntax {
  var variables: [Name] {
    switch test {
    case .compare(_, let value): value.variables
    case .among(let values, negated: _): values.flatMap(\.variables)
    case .range(let low, let high, negated: _): low.variables + high.variables
    }
  }
}

extension ClausesSyntax {
  var variables: [Name] {
    conditions.flatMap(\.variables) + exceptPrograms.flatMap(\.variables)
  }
}

extension SelectorSyntax {
  var variables: [Name] { place?.paths.flatMap(\.variables) ?? [] }
}

extension ExpectSyntax {
  var variables: [Name] {
    var names = event.fields.flatMap(\.variables) + event.paths.flatMap(\.variables)
    names += event.clauses.variables
    if case .path(let paths) = each { names += paths.flatMap(\.variables) }
    return names
  }
}

extension RulesSyntax.Statement {
  var variables: [Name] {
    switch self {
    case .record(let record): record.selector.variables + record.clauses.variables
    case .expect(let expect): expect.variables
    case .param, .satisfies, .key, .raw: []
    }
  }
}

extension DemandSyntax {
  var variables: [Name] {
    switch kind {
    case .record(let selector, let clauses): selector.variables + clauses.variables
    case .setting(_, let value): value.variables
    case .messages, .immutable, .loginuidImmutable: []
    }
  }
}

extension ProfileSyntax.Statement {
  var variables: [Name] {
    switch self {
    case .letBinding(let binding): return binding.values.flatMap(\.variables)
    case .privileged(let block):
      return block.skip.flatMap(\.variables) + block.expectations.flatMap(\.variables)
    case .exception(let exception):
      guard case .partly(let selector, let clauses) = exception.claim?.kind else { return [] }
      return selector.variables + clauses.variables
    default: return []
    }
  }
}
