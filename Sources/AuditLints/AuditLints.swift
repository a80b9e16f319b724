import Diagnostics
import Lints

/// The lints of rules.
public enum AuditLints {
  /// All of them, in the order of their names.
  public static let all: [any RuleLint.Type] = [
    DuplicateRule.self
  ]

  /// What the wanted ones find in `rules`, sorted by place.
  public static func diagnostics(in rules: LintedRules, _ choice: LintChoice) -> [Diagnostic] {
    all.filter(choice.wants).flatMap { lint in
      choice.diagnostics(lint.init().findings(in: rules), of: lint)
    }.sortedByPlace
  }
}
