import AuditAnalysis
import Reports

extension DriftDocument {
  /// The differences for programs, and what cannot be told; every key is always there.
  var members: [JSONValue.Member] {
    [
      .init(
        "findings",
        .array(
          findings.map { finding in
            .object([
              .init("kind", .string(finding.kind.rawValue)),
              .init("rule", .optional(finding.rule)), .init("loaded", .optional(finding.loaded)),
              .init("controls", .array(finding.controls.map(JSONValue.string))),
              .init("policy", .optional(finding.policy)),
              .init("details", .array(finding.details.map(JSONValue.string))),
            ])
          })),
      .init(
        "ambiguous",
        .array(
          ambiguous.map { line in
            .object([
              .init("rule", .optional(line.rule)), .init("loaded", .string(line.loaded)),
              .init("reason", .string(line.reason)),
            ])
          })),
    ]
  }
}
