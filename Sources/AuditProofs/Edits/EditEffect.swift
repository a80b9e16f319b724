import AuditEvents
import ByteText

/// What becomes of events when one set of rules takes the place of another.
public struct EditEffect: Sendable {
  /// An event that both sets record, under other keys.
  public struct Refiling: Sendable {
    public let event: Event
    /// The line of the first set that files it, and its keys.
    public let line: Int
    public let keys: [ByteString]
    /// The line of the second set that does.
    public let newLine: Int
    public let newKeys: [ByteString]
  }

  /// Events that the first set records and the second does not, the most ordinary first.
  public internal(set) var lost: [Comparison.Witness] = []
  /// Events that the second set records and the first does not.
  public internal(set) var gained: [Comparison.Witness] = []
  /// Some of the events that are filed otherwise.
  public internal(set) var refiled: [Refiling] = []
  /// Why it cannot be said that no others are lost or gained.
  public internal(set) var doubts: Set<ComparisonDoubt> = []
  /// Whether it is proved that every event fares alike, keys included.
  public internal(set) var isNone = false
  /// What is taken for granted.
  public internal(set) var assumptions: [Assumption] = []

  /// Whether some event certainly fares otherwise.
  public var isCertain: Bool { !lost.isEmpty || !gained.isEmpty || !refiled.isEmpty }
}
