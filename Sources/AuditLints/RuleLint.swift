import Lints

/// A lint of rules, whatever made them: a rule file, a rules.d folder, or a policy.
public protocol RuleLint: Lint {
  /// The mistakes in `rules`.
  func findings(in rules: LintedRules) -> [Finding]
}
