import AuditAnalysis
import ByteText
import Reports

extension DriftReport {
  /// The report for programs; every key is always there.
  var json: JSONValue {
    let document = DriftDocument(self)
    return .object([
      .init("drift", .bool(document.drift)),
      .init(
        "findings",
        .array(
          document.findings.map { finding in
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
          document.ambiguous.map { line in
            .object([
              .init("rule", .optional(line.rule)), .init("loaded", .string(line.loaded)),
              .init("reason", .string(line.reason)),
            ])
          })),
    ])
  }
}
