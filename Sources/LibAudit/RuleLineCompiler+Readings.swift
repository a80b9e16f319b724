import AuditRuleSyntax
import AuditRules
import ByteText

extension RuleLineCompiler {
  /// The rules that one line of a rules file may add: two for a `-w` on a place of which nobody
  /// knows whether it is a directory, otherwise one.
  ///
  /// - Throws: the reason in libaudit's words; also for lines that add nothing.
  public func additions(of line: ByteString) throws(Refusal) -> [Rule] {
    guard case .words(let words) = RuleFileLine(line) else { throw Refusal("it is no rule") }
    switch compile(words).result {
    case .addition(let addition) where !addition.isPrepended:
      return [addition.rule] + (addition.ruleIfDirectory.map { [$0] } ?? [])
    case .addition: throw Refusal("-A puts a rule in front of all others")
    case .refused(let refusal): throw refusal
    case .deletion, .done: throw Refusal("it adds no rule")
    }
  }
}
