import Foundation
import Lints
import PolicyLints
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

  @Test func everyFileOfTheFolderIsInTheList() throws {
    let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let folder = here.appending(path: "../../Sources/PolicyLints/Lints").standardized
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let names = files.map { $0.replacing(".swift", with: "") }.sorted()
    #expect(PolicyLints.all.map { String(describing: $0) } == names)
  }
}
