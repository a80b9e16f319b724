import AuditCatalogue

/// How a comparison of expected and loaded rules is to be made.
public struct DriftOptions: Sendable {
  /// The machine the rules are on.
  public var target: Target
  /// What is known of it when events are asked about; `nil` for nothing.
  public var facts: HostFacts?
  /// Whether the facts are those of a stock system that the machine is only taken to be like.
  public var areFactsLikely = false
  /// Whether a line in watch form is taken for an always rule, which is what `-w` loads.
  public var assumesWatchesAlways = false
  /// What is compared with the expected rules.
  public var place = Place.kernel
  /// Where names for messages come from.
  public var names: any AuditNames

  /// A place that holds rules or brings them.
  public enum Place: Sendable, Hashable {
    /// The rules are those of a running kernel.
    case kernel
    /// They are what a load of `audit.rules` would leave.
    case mergedFile
  }

  public init(target: Target, names: any AuditNames) {
    self.target = target
    self.names = names
  }
}
