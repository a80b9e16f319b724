import AuditRules
import Diagnostics

/// A rule that a load leaves in the kernel.
public struct LoadedRule: Sendable, Hashable {
  /// The rule; for a `-w` whose path could be a file or a folder, as if it were a file.
  public var rule: Rule
  /// The rule if the path of its `-w` is a folder on the loading machine; `nil` if that is known or
  /// does not matter.
  public var ruleIfDirectory: Rule?
  /// The line it comes from.
  public var span: Span
  /// Whether `-A` put it in front of what was loaded before.
  public var wasPrepended: Bool

  public init(
    _ rule: Rule, ruleIfDirectory: Rule? = nil, at span: Span, wasPrepended: Bool = false
  ) {
    self.rule = rule
    self.ruleIfDirectory = ruleIfDirectory
    self.span = span
    self.wasPrepended = wasPrepended
  }

  /// What the rule can be: one or two rules.
  public var readings: [Rule] { [rule] + (ruleIfDirectory.map { [$0] } ?? []) }
}
