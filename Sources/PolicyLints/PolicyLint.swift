import Lints

/// A lint of policies: of what they say beyond the rules that they make.
public protocol PolicyLint: Lint {
  /// The mistakes in `policies`.
  func findings(in policies: LintedPolicies) -> [Finding]
}
