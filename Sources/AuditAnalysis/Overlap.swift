/// Whether some event matches two rules.
public enum Overlap: Sendable, Hashable {
  /// No event does.
  case none
  /// Some ordinary event does.
  case certain
  /// It cannot be excluded; the reason is one clause.
  case possible(String)

  /// What two necessary conditions come to together.
  func and(_ other: Overlap) -> Overlap {
    switch (self, other) {
    case (.none, _), (_, .none): .none
    case (.possible, _): self
    default: other
    }
  }
}
