import ByteText
import Diagnostics

/// How what is loaded differs from what is expected.
public struct DriftReport: Sendable {
  /// The differences, missing and changed rules in expected order, then unexpected lines.
  public var findings: [DriftFinding] = []
  /// Differences of which it is proved that they change no event, so that they are no drift.
  public var withoutEffect: [DriftFinding] = []
  /// What the differences among rules do to events; `nil` if there are none.
  public var effect: DriftEffect?
  /// What a listing cannot tell; nothing of it is drift.
  public var ambiguous: [AmbiguousLine] = []
  /// Whether rules stand in another order of which it cannot be told whether it decides.
  public var hasUncertainOrder = false
  /// What differs without effect.
  public var remarks: [Diagnostic] = []

  public init() {}

  /// Whether something has definitely drifted.
  public var hasDrifted: Bool { findings.contains { $0.isDefinite } }

  /// 0 if the rules are those expected, 1 if they have drifted, 2 if that cannot be told; a strict
  /// judgement cannot be told either if anything is ambiguous.
  public func exitStatus(strict: Bool = false) -> Int32 {
    if hasDrifted { return 1 }
    return findings.isEmpty && !hasUncertainOrder && !(strict && !ambiguous.isEmpty) ? 0 : 2
  }
}

/// One difference.
public struct DriftFinding: Sendable {
  /// What kind of difference.
  public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    /// An expected rule is not loaded.
    case missing
    /// A rule is loaded that is not expected.
    case unexpected
    /// A rule is loaded in the place of an expected one and differs from it.
    case changed
    /// Two rules stand in the wrong order, and that order decides.
    case order
    /// A setting of the audit system is another.
    case setting
    /// A loaded rule cannot be read.
    case unreadable
  }

  public var kind: Kind
  /// The expected rule or setting as its file says it; `nil` for what is not expected.
  public var rule: ByteString?
  /// The loaded line; `nil` for what is not loaded.
  public var loaded: ByteString?
  /// The controls concerned.
  public var controls: [String] = []
  /// Where the policy says it, as `file:line`.
  public var policy: String?
  /// What is the matter, as clauses.
  public var details: [String] = []
  /// Whether the finding is certain; a missing rule is not if it may be a line that is unreadable.
  public var isDefinite = true
  /// The finding for a reader.
  public var diagnostic: Diagnostic
}

/// A line of a listing that could stand for more than one rule.
public struct AmbiguousLine: Sendable {
  /// The line as printed.
  public var loaded: ByteString
  /// Where it stands, as `file:line`.
  public var place: String?
  /// The expected rule that it may be.
  public var rule: ByteString?
  /// What it could be besides.
  public var reason: String
}
