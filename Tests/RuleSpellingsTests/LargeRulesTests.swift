import AuditCatalogue
import AuditLoading
import AuditRules
import Diagnostics
import Foundation
import RuleSpellings
import Testing

private func load(_ text: String) -> LoadResult {
  Load(target: .debian12, host: UnknownHost())
    .run(RuleLines(file: SourceText(name: "large.rules", text)))
}

@Test(arguments: [1, 100, 1000, 10000])
func generatedRulesLoadWholeWhateverTheirNumber(count: Int) {
  let text = generatedRules(count: count, seed: 1)
  let result = load(text)
  #expect(result.stoppedAt == nil && result.diagnostics.isEmpty, "\(result.diagnostics.prefix(3))")
  #expect(result.rules.count == count)
  #expect(text == generatedRules(count: count, seed: 1))
  #expect(text != generatedRules(count: count, seed: 2))
}

@Test func generatedRulesAreOfManyKinds() {
  let rules = load(generatedRules(count: 1000, seed: 3)).rules.map(\.rule)
  for field: Field in [.path, .dir, .perm, .exe, .uid, .auid, .exit, .fieldCompare, .arch] {
    #expect(rules.count { $0.comparison(of: field) != nil } >= 10, "\(field)")
  }
  #expect(rules.count { $0.action == .never } >= 10)
  #expect(Set(rules.flatMap(\.keys)).count >= 40)
}

@Test func theRulesInThePublicStyleLoadWhole() throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/rules/public-style-400.rules")
  let result = load(try String(contentsOf: file, encoding: .utf8))
  #expect(result.exitStatus == 0 && result.stoppedAt == nil)
  #expect(result.diagnostics.filter { $0.severity == .error }.isEmpty)
  #expect((400...450).contains(result.rules.count))
}
