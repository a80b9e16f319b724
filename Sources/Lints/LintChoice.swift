import Diagnostics

/// Which lints run and what their findings weigh.
public struct LintChoice: Sendable, Hashable {
  /// The ids and kinds that are wanted; all if empty.
  public var selected: Set<String>
  /// The ids and kinds that are not.
  public var ignored: Set<String>
  /// What findings of an id weigh instead of the lint's own weight.
  public var severities: [String: Severity]

  /// All lints with their own weights, unless something else is said.
  public init(
    selecting selected: Set<String> = [], ignoring ignored: Set<String> = [],
    severities: [String: Severity] = [:]
  ) {
    self.selected = selected
    self.ignored = ignored
    self.severities = severities
  }

  /// Whether `lint` is to run: an id outweighs a kind, and of two that say the same, 'ignored' wins.
  public func wants(_ lint: any Lint.Type) -> Bool {
    if ignored.contains(lint.id) { return false }
    if selected.contains(lint.id) { return true }
    if ignored.contains(lint.kind.rawValue) { return false }
    return selected.isEmpty || selected.contains(lint.kind.rawValue)
  }

  /// `findings` of `lint` as diagnostics with the weight that is configured.
  public func diagnostics(_ findings: [Finding], of lint: any Lint.Type) -> [Diagnostic] {
    findings.map { $0.diagnostic(of: lint, weighing: severities[lint.id]) }
  }
}
