import ByteText
import Diagnostics
import Lints
import PolicyLints
import PolicySyntax
import Testing

/// Holds what `lint` finds in policies against the places that are marked in them.
///
/// - Parameter text: an `Example`, of one file or several.
func expectFindings(
  of lint: any PolicyLint.Type, in text: String, on today: String = "2026-01-01",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let example = Example(text, unnamed: "site.policy")
  let policies = LintedPolicies(
    example.files.map { PolicyParser.parse($0.source) }, where: { _ in true }, today: today)
  let errors = policies.readingDiagnostics.map { "\($0.span?.place ?? "") \($0.message)" }
  #expect(errors == [], "the example of \(lint.id)", sourceLocation: sourceLocation)
  let findings = lint.init().findings(in: policies)
  let places = findings.compactMap(\.span).map { "\($0.place) \(ByteString($0.bytes))" }
  let wanted = example.marked.map { "\($0.place) \(ByteString($0.bytes))" }
  #expect(places.sorted() == wanted.sorted(), "\(lint.id)", sourceLocation: sourceLocation)
}
