import AuditCatalogue
import AuditLints
import AuditLoading
import ByteText
import Diagnostics
import Foundation
import Lints
import Testing

/// What is found in the rules that the shipped profiles compile to.
struct FindingsOfRealRulesTests {
  private static var generated: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Generated").standardized
  }

  private func rules(of profile: String) throws -> LintedRules {
    let folder = Self.generated.appending(path: profile).path
    let manager = FileManager.default
    let names = try manager.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".rules") }
    let files = names.sorted().map { name in
      let bytes = Array(manager.contents(atPath: folder + "/" + name) ?? Data())
      return RulesMerge.File(
        name: ByteString(name), source: SourceText(name: name, bytes: bytes))
    }
    return LintedRules(folder: files, on: LintedHost(.debian12, nil, isOnlyLikely: true))
  }

  @Test(arguments: try FileManager.default.contentsOfDirectory(atPath: generated.path).sorted())
  func noRuleOfAShippedProfileIsFoundToDoNothing(profile: String) throws {
    let rules = try rules(of: profile)
    #expect(!rules.lines.isEmpty)
    let choice = LintChoice(selecting: ["never-acts", "unset-auid-passes", "swapping-watches"])
    let found = AuditLints.diagnostics(in: rules, choice)
    #expect(found.map { "\($0.id) \($0.span?.place ?? "")" } == [])
  }
}
