import Diagnostics
import PolicySyntax

/// One kind of statement at a time, for `compactMap`.
extension ProfileSyntax.Statement {
  var binding: LetSyntax? { if case .letBinding(let binding) = self { binding } else { nil } }
  var target: [ProfileSyntax.TargetPart]? {
    if case .target(let parts, _) = self { parts } else { nil }
  }
  var facts: Name? { if case .facts(let name, _) = self { name } else { nil } }
  var settings: SettingsSyntax? { if case .settings(let some) = self { some } else { nil } }
  var loginuidImmutable: Span? { if case .loginuidImmutable(let span) = self { span } else { nil } }
  var immutable: Span? { if case .immutable(let span) = self { span } else { nil } }
  var privileged: PrivilegedSyntax? { if case .privileged(let some) = self { some } else { nil } }
  var adoption: AdoptSyntax? { if case .adopt(let some) = self { some } else { nil } }
  var exception: ExceptionSyntax? { if case .exception(let some) = self { some } else { nil } }
}

extension RulesSyntax.Statement {
  var param: ParamSyntax? { if case .param(let param) = self { param } else { nil } }
  var satisfies: SatisfiesSyntax? { if case .satisfies(let some) = self { some } else { nil } }
}
