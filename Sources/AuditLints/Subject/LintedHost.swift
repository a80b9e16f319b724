import AuditCatalogue

/// The machine that rules are judged for, and what is known of it.
public struct LintedHost: Sendable {
  public let target: Target
  /// What is known; `nil` for nothing.
  public let facts: HostFacts?
  /// Whether the facts are those of a stock system that the host is only taken to be like: then
  /// nothing is known to be absent.
  public let isOnlyLikely: Bool

  public init(_ target: Target, _ facts: HostFacts?, isOnlyLikely: Bool) {
    self.target = target
    self.facts = facts
    self.isOnlyLikely = isOnlyLikely
  }

  /// What a load can ask of its disk and its accounts.
  public var view: any HostView {
    guard let facts else { return UnknownHost() }
    return isOnlyLikely ? LikelyHost(facts) : facts
  }

  /// Whether the view is certainly that of the machine that loads.
  var isLoader: Bool { facts != nil && !isOnlyLikely }

  /// The facts of the stock system that the host is taken to be like; `nil` if they are its own or
  /// do not say what is absent.
  var stock: HostFacts? { isOnlyLikely && facts?.isPartial == false ? facts : nil }
}
