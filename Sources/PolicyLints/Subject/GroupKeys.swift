import PolicyModel
import PolicySyntax

extension RulesSyntax {
  /// The keys under which its records file events, in the order written.
  var recordedKeys: [Name] {
    let records = records.filter { $0.action == .record }
    let usesOwn = records.contains { $0.clauses.keys.isEmpty }
    return (usesOwn ? keyStatement ?? [] : []) + records.flatMap(\.clauses.keys)
  }

  /// The controls that it claims, as far as they exist.
  func claimedControls(in library: PolicyLibrary) -> [Control] {
    claims.flatMap { claim in
      claim.controls.compactMap {
        library.catalogues[claim.catalogue.text]?.control($0.id.text, part: $0.part?.text)
      }
    }
  }
}
