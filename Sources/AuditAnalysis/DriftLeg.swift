/// A place that says which rules there are.
public enum RulesPlace: String, Sendable, Hashable {
  /// What a profile compiles to.
  case profile
  /// Rules in one file, or from standard input.
  case file
  /// A rules.d folder, as augenrules would merge it.
  case folder = "rules.d"
  /// The file that augenrules writes and auditctl loads.
  case merged = "audit.rules"
  /// What the kernel holds.
  case kernel
}

/// Two places that say which rules there are, compared.
public struct DriftLeg: Sendable {
  /// The place whose rules are expected.
  public let left: RulesPlace
  /// The place that is held against it.
  public let right: RulesPlace
  /// What came of it.
  public let outcome: Outcome
  /// Whether nothing but a line that can have one meaning only counts as the same.
  public let isStrict: Bool

  /// What came of a comparison.
  public enum Outcome: Sendable {
    case compared(DriftReport)
    /// One of the two could not be read; the text, a clause, says why.
    case unknown(String)
  }

  /// What a comparison tells.
  public enum Verdict: String, Sendable, Hashable, Codable {
    case same
    case different
    case unknown
  }

  public init(_ left: RulesPlace, _ right: RulesPlace, _ outcome: Outcome, isStrict: Bool = false) {
    self.left = left
    self.right = right
    self.outcome = outcome
    self.isStrict = isStrict
  }

  /// The differences; `nil` if nothing could be compared.
  public var report: DriftReport? {
    if case .compared(let report) = outcome { report } else { nil }
  }

  /// Whether the two are the same.
  public var verdict: Verdict {
    switch report?.exitStatus(strict: isStrict) {
    case 0: .same
    case 1: .different
    default: .unknown
    }
  }
}
