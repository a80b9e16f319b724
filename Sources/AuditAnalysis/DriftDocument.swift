import ByteText

/// A drift report for machines; the names of its members are a promise.
///
/// Texts that are not UTF-8 are shown with `\xHH` for the bytes that do not fit.
public struct DriftDocument: Codable, Sendable, Hashable {
  /// Whether something has definitely drifted.
  public var drift: Bool
  public var findings: [Finding]
  public var ambiguous: [Ambiguous]

  /// One difference; see `DriftFinding`.
  public struct Finding: Codable, Sendable, Hashable {
    public var kind: DriftFinding.Kind
    public var rule: String?
    public var loaded: String?
    public var controls: [String]
    public var policy: String?
    public var details: [String]

    /// Writes every member, `null` for those that there are none of.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(kind, forKey: .kind)
      try container.encode(rule, forKey: .rule)
      try container.encode(loaded, forKey: .loaded)
      try container.encode(controls, forKey: .controls)
      try container.encode(policy, forKey: .policy)
      try container.encode(details, forKey: .details)
    }
  }

  /// A line that could be more than one rule; see `AmbiguousLine`.
  public struct Ambiguous: Codable, Sendable, Hashable {
    public var rule: String?
    public var loaded: String
    public var reason: String
  }

  public init(_ report: DriftReport) {
    drift = report.hasDrifted
    findings = report.findings.map {
      Finding(
        kind: $0.kind, rule: $0.rule?.description, loaded: $0.loaded?.description,
        controls: $0.controls, policy: $0.policy, details: $0.details)
    }
    ambiguous = report.ambiguous.map {
      Ambiguous(
        rule: $0.rule?.description, loaded: $0.loaded.description, reason: $0.reason)
    }
  }
}
