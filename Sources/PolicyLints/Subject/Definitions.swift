import ByteText
import PolicyModel
import PolicySyntax

extension LintedPolicies {
  /// The groups that the linted files define.
  var groups: [RulesSyntax] {
    files.flatMap(\.items).compactMap { if case .rules(let group) = $0 { group } else { nil } }
  }

  /// The profiles that the linted files define, as they are written.
  var profileTexts: [ProfileSyntax] {
    files.flatMap(\.items).compactMap { if case .profile(let text) = $0 { text } else { nil } }
  }

  /// The catalogues that the linted files define.
  var catalogues: [CatalogueSyntax] {
    files.flatMap(\.items).compactMap { if case .catalogue(let text) = $0 { text } else { nil } }
  }
}

extension RulesSyntax {
  /// What it leaves open for a profile to bind.
  var params: [ParamSyntax] {
    statements.compactMap { if case .param(let param) = $0 { param } else { nil } }
  }

  /// Its `record` and `ignore` statements.
  var records: [RecordSyntax] {
    statements.compactMap { if case .record(let record) = $0 { record } else { nil } }
  }

  /// Its `satisfies` statements.
  var claims: [SatisfiesSyntax] {
    statements.compactMap { if case .satisfies(let claim) = $0 { claim } else { nil } }
  }

  /// The keys of its records that name none, as its `key` statement has them; `nil` without one.
  var keyStatement: [Name]? {
    statements.lazy.compactMap { if case .key(let keys, _) = $0 { keys } else { nil } }.first
  }
}

extension ProfileSyntax {
  /// The exceptions that it names itself.
  var exceptions: [ExceptionSyntax] {
    statements.compactMap { if case .exception(let some) = $0 { some } else { nil } }
  }

  /// The names of the groups that it uses itself.
  var used: [Name] {
    statements.flatMap { statement -> [Name] in
      if case .use(let names, _) = statement { names } else { [] }
    }
  }

  /// The catalogues that it adopts itself.
  var adoptions: [AdoptSyntax] {
    statements.compactMap { if case .adopt(let some) = $0 { some } else { nil } }
  }
}
