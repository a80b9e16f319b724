import AuditCatalogue
import AuditEvents
import AuditProofs
import AuditRules
import ByteText
import Diagnostics
import PolicyModel

/// How one part of what a control demands fares.
public struct PartVerdict: Sendable {
  /// What came out.
  public enum Outcome: Sendable {
    /// Every event that is asked for is recorded.
    case met
    /// Something is not; `isWhole` if not even the most ordinary event is recorded.
    case open(isWhole: Bool)
    /// It cannot be told.
    case unknown
    /// No rule can see what is meant on this machine.
    case cannotFire
    /// It is not asked of this machine.
    case notAsked
  }

  public let outcome: Outcome
  /// The statement in the catalogue.
  public let demand: Span
  /// The rule that is asked for; `nil` for what is no rule.
  public let rule: Rule?
  /// An event that is not recorded.
  public var witness: CoverageWitness?
  /// The lines that record what is asked for.
  public var lines: Set<Int> = []
  /// The keys under which its events are found.
  public var keys: Set<[ByteString]> = []
  /// What is to be said of it, each in one clause.
  public var notes: [String] = []

  init(_ outcome: Outcome, _ demand: Span, rule: Rule? = nil, notes: [String] = []) {
    self.outcome = outcome
    self.demand = demand
    self.rule = rule
    self.notes = notes
  }

  var isMet: Bool { if case .met = outcome { true } else { false } }
  var isUnknown: Bool { if case .unknown = outcome { true } else { false } }
  var isOpen: Bool { if case .open = outcome { true } else { false } }
  var isWhollyOpen: Bool { if case .open(true) = outcome { true } else { false } }
  var cannotFire: Bool { if case .cannotFire = outcome { true } else { false } }
  var isNotAsked: Bool { if case .notAsked = outcome { true } else { false } }
}

/// An event that a control asks for and that is not recorded.
public struct CoverageWitness: Sendable {
  public let event: Event
  /// What else is true while it happens.
  public let circumstances: Circumstances
  /// How it fails to be recorded.
  public let kind: Escape.Kind
  /// The line that silences it; `nil` if none matches.
  public let silencedBy: Int?
}
