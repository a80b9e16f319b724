import AuditLints
import Diagnostics
import Foundation
import Lints
import PolicyLints
import PolicyProofs
import PolicySyntax
import Testing

@Suite("pages of mistakes")
struct MistakeTests {
  @Test(arguments: Mistakes.all.map { $0.id })
  func theExampleShowsTheMistake(id: String) throws {
    let mistake = try #require(Mistakes.page(of: id))
    guard let text = mistake.example else { return }
    let example = Example(text, unnamed: "site.policy")
    let places = Set(Self.said(of: example).filter { $0.id == id }.compactMap(\.span))
    #expect(!places.isEmpty)
    #expect(places == Set(example.marked))
  }

  @Test func eachIdHasOnePage() {
    let ids = Mistakes.all.map(\.id) + Self.lintIDs
    let twice = Dictionary(grouping: ids, by: { $0 }).filter { $1.count > 1 }.keys.sorted()
    #expect(twice == [])
  }

  @Test func summariesAreClausesAndExplanationsAreSentences() {
    for mistake in Mistakes.all {
      #expect(!mistake.summary.hasSuffix("."), "\(mistake.id)")
      #expect(mistake.explanation.hasSuffix("."), "\(mistake.id)")
    }
  }

  /// Whatever is named like a diagnostic in the sources that report any has a page.
  @Test func everyIdInTheSourcesHasAPage() throws {
    let known = Set(Mistakes.all.map(\.id) + Self.lintIDs).union(Self.otherWords)
    var found: Set<String> = []
    for folder in Self.reportingModules {
      for text in try Self.sources(in: folder) {
        found.formUnion(text.matches(of: /"([a-z]+(?:-[a-z0-9]+)+)"/).map { String($0.output.1) })
      }
    }
    #expect(found.count > 100)
    #expect(found.subtracting(known).sorted() == [])
  }

  /// A page of what is not said any more misleads whoever finds it.
  @Test func everyPageIsOfSomethingThatTheSourcesSay() throws {
    let texts = try Self.reportingModules.flatMap(Self.sources)
    let unsaid = Mistakes.all.filter { mistake in
      !texts.contains { $0.contains("\"\(mistake.id)\"") }
    }
    #expect(unsaid.map(\.id) == [])
  }

  private static let lintIDs =
    PolicyLints.all.map { $0.id } + AuditLints.all.map { $0.id }
    + SuppressionLints.all.map { $0.id }

  private static let reportingModules = [
    "AuditAnalysis", "AuditListings", "AuditLoading", "AuditRecords", "AuditwrightCommand",
    "HostCapture", "Lints", "PolicyCompilation", "PolicyFormat", "PolicyImport", "PolicyModel",
    "PolicyProofs", "PolicySyntax", "RuleEmission", "RuleFormat",
  ]

  /// Words of the language and of reports that are written like the ids of diagnostics.
  private static let otherWords: Set<String> = [
    "backlog-wait", "not-applicable", "on-error", "uid-min", "user-messages",
    "cannot-fire", "not-asked", "not-recorded", "not-a-rule",
    "all-differ", "merged-file-differs", "not-loaded", "not-merged", "watches-always",
    "cannot-be-searched", "never-acts", "records-less", "will-not-load", "auditwright-policy",
  ]

  private static func sources(in module: String) throws -> [String] {
    let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let folder = here.appending(path: "../../Sources/\(module)").standardized
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return try (files?.allObjects ?? []).compactMap { $0 as? URL }
      .filter { $0.pathExtension == "swift" && !$0.path.contains("/Lints/Mistakes/") }
      .map { try String(contentsOf: $0, encoding: .utf8) }
  }

  /// What reading, compiling, proving and testing the files of an example says.
  private static func said(of example: Example) -> [Diagnostic] {
    let policies = LintedPolicies(
      example.files.map { PolicyParser.parse($0.source) }, where: { _ in true },
      today: "2026-01-01")
    let builds = policies.profiles.map(\.build)
    let tested = builds.filter { !$0.diagnostics.hasErrors }
      .map { ProfileExpectations($0, in: policies.library) }
    let findings = ExpectationFindings(tested)
    return policies.compilerDiagnostics + findings.expectations + findings.unreached
      + ExpectationFindings.unjudged(by: builds, in: policies.library, where: { _ in true })
  }
}
