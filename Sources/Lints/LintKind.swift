/// What kind of mistake a lint looks for: what it costs whoever trusts the rules.
public enum LintKind: String, Sendable, Hashable, CaseIterable {
  /// A rule without any effect.
  case neverActs = "never-acts"
  /// A rule that records less than it seems to.
  case recordsLess = "records-less"
  /// A line that does not load, or not as it stands.
  case willNotLoad = "will-not-load"
  /// A rule that slows calls down or floods the log.
  case costs = "costs"
  /// Records that nobody finds again.
  case cannotBeSearched = "cannot-be-searched"
  /// Claims, exceptions, names and suppressions that are not in order.
  case bookkeeping = "bookkeeping"

  /// What it is, for the heading of a list.
  public var title: String {
    switch self {
    case .neverActs: "Never does anything"
    case .recordsLess: "Records less than it seems"
    case .willNotLoad: "Will not load"
    case .costs: "Costs or floods"
    case .cannotBeSearched: "Cannot be searched"
    case .bookkeeping: "Bookkeeping"
    }
  }
}
