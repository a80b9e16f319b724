import AuditEvents
import AuditProofs
import ByteText

/// What differences between expected and loaded rules do to events, all rules taken together.
public struct DriftEffect: Sendable {
  /// An event that fares otherwise.
  public struct Change: Sendable {
    /// The controls that the expected rule is claimed to answer.
    public var controls: [String]
    /// Where the policy says the expected rule, as `file:line`.
    public var policy: String?
    public var event: Event
    /// What else is true while it happens.
    public var circumstances: Circumstances
    /// The expected rule: of a loss the one that asks for the event, of a gain the one that keeps it
    /// from being recorded; `nil` if none has a say.
    public var rule: ByteString?
    /// The loaded line: of a loss the one that silences the event, of a gain the one that records it, and
    /// otherwise the one that files it; `nil` if none has a say.
    public var loaded: ByteString?
    /// Where the loaded line stands, as `file:line`.
    public var place: String?
    /// The keys under which the event is expected to be found, if it is those that differ.
    public var keys: [ByteString] = []
    /// The keys under which it is found.
    public var foundUnder: [ByteString] = []
  }

  /// Events that the expected rules record and the loaded ones do not, the most ordinary first: one for
  /// each expected rule that loses some.
  public var lost: [Change] = []
  /// Events that the loaded rules record and the expected ones do not.
  public var gained: [Change] = []
  /// Some of the events that both record under other keys.
  public var refiled: [Change] = []
  /// Why it cannot be said what else changes, as clauses.
  public var unknown: [String] = []
  /// Whether it is proved that every event is recorded as expected, and under the keys expected.
  public var isNone = false
  /// What is taken for granted.
  public var assumptions: [Assumption] = []

  /// Whether some event certainly fares otherwise.
  public var isCertain: Bool { !lost.isEmpty || !gained.isEmpty || !refiled.isEmpty }
}
