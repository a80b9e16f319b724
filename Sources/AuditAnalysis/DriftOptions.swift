import AuditCatalogue

/// How a comparison of expected and loaded rules is to be made.
public struct DriftOptions: Sendable {
  /// The machine the rules are on.
  public var target: Target
  /// Whether a line in watch form is taken for an always rule, which is what `-w` loads.
  public var assumesWatchesAlways = false
  /// Where names for messages come from.
  public var names: any AuditNames

  public init(target: Target, names: any AuditNames) {
    self.target = target
    self.names = names
  }
}
