import AuditLints
import Diagnostics
import Foundation
import Lints
import PolicyLints
import PolicySyntax
import Testing

@Suite("lints of policies")
struct PolicyLintTests {
  @Test(arguments: PolicyLints.all.map { $0.id })
  func theExamplesOnItsPageHold(id: String) throws {
    let lint = try #require(PolicyLints.all.first { $0.id == id })
    #expect(!Example(lint.flagged, unnamed: "site.policy").marked.isEmpty, "\(id) marks no place")
    expectFindings(of: lint, in: lint.flagged)
    #expect(Example(lint.accepted, unnamed: "site.policy").marked.isEmpty)
    expectFindings(of: lint, in: lint.accepted)
  }

  @Test func whatRulesLackIsAdvisedInWordsOfThePolicy() throws {
    let text = """
      rules example at 30 {
        record syscalls chroot, pivot_root on b64
        record syscalls mount where auid >= 1000 key mounts
      }
      profile server { settings { reset; failure panic }; use example }
      """
    let policies = LintedPolicies(
      [PolicyParser.parse(SourceText(name: "site.policy", text))], where: { _ in true },
      today: "2026-01-01")
    let found = try #require(policies.profiles.first).ruleDiagnostics(LintChoice())
    let ids = ["missing-twin", "no-backlog", "no-key", "panic-on-failure", "unset-auid-passes"]
    #expect(Set(found.map(\.id)).isSuperset(of: ids), "\(found.map(\.id))")
    for diagnostic in found {
      #expect(
        !diagnostic.help.contains { $0.contains("-F") || $0.contains("'-") }, "\(diagnostic.id)")
    }
  }

  @Test func adviceIsGivenOnLintsThatThereAre() {
    let known = Set(AuditLints.all.map { $0.id })
    #expect(Set(PolicyAdvice.help.keys).subtracting(known) == [])
  }

  @Test func everyFileOfTheFolderIsInTheList() throws {
    let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let folder = here.appending(path: "../../Sources/PolicyLints/Lints").standardized
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let names = files.map { $0.replacing(".swift", with: "") }.sorted()
    #expect(PolicyLints.all.map { String(describing: $0) } == names)
  }
}
