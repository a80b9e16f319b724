import ByteText

/// A rule that could go without any event being lost.
public struct SpareRule: Sendable, Hashable {
  /// Why it could.
  public enum Reason: String, Sendable, Hashable {
    /// It matches nothing: its conditions contradict each other, or no call can meet them.
    case impossible
    /// Rules that say never take all that it matches.
    case silenced
    /// Earlier rules take all that it matches, so it never decides anything.
    case shadowed
    /// It decides some events, which other rules would record without it.
    case redundant
    /// It says never of what is not recorded anyway.
    case superfluous
  }

  /// The line of the rule.
  public let line: Int
  public let reason: Reason
  /// The lines that are left and record what the rule does; of a silenced rule those that silence it,
  /// whether left or not.
  public let by: [Int]
  /// The keys under which such events are found without the rule; empty if there are none, or if they
  /// have no key.
  public let keys: [ByteString]
}

/// Rules that could go together, as far as it could be proved.
public struct SpareRules: Sendable {
  /// The rules, by line: all can go at once.
  public internal(set) var spare: [SpareRule] = []
  /// Lines of which it is not known whether they could go, and why in one clause.
  public internal(set) var open: [(line: Int, reason: String)] = []
  /// What the proofs take for granted.
  public internal(set) var assumptions: [Assumption] = []
}
