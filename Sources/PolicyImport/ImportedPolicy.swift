import Diagnostics
import PolicyModel

/// A policy that was made of rules and is proved to do the same with every event.
public struct ImportedPolicy: Sendable {
  /// The policy.
  public let text: String
  /// How many rules it was made of.
  public let ruleCount: Int
  /// In how many statements it says them.
  public let statementCount: Int
  /// How many of those are `raw` lines.
  public let rawCount: Int
  /// In how many groups.
  public let groupCount: Int
  /// How many rules it compiles to.
  public let compiledRuleCount: Int
  /// The controls that it is said, and proved, to satisfy.
  public let claims: Set<ControlReference>
  /// Watches that were taken for files or trees without its being known which.
  public let guessedPlaces: [Span]
  /// Lines of which something else was left open, and the most ordinary meaning was taken.
  public let guessedMeanings: [Span]
}

/// Why no policy was made.
public struct ImportFailure: Error, Sendable {
  /// What the compiler said of the last attempt.
  public let complaint: Diagnostic?
  /// A rule that no line of a policy can say.
  public let line: Span?
}
