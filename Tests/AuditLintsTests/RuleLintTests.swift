import AuditLints
import Foundation
import Lints
import Testing

@Suite("lints of rules")
struct RuleLintTests {
  @Test(arguments: AuditLints.all.map { $0.id })
  func theExamplesOnItsPageHold(id: String) throws {
    let lint = try #require(AuditLints.all.first { $0.id == id })
    let flagged = Example(lint.flagged, unnamed: "audit.rules")
    #expect(!flagged.marked.isEmpty, "the flagged example of \(id) marks no place")
    expectFindings(of: lint, in: lint.flagged)
    #expect(Example(lint.accepted, unnamed: "audit.rules").marked.isEmpty)
    expectFindings(of: lint, in: lint.accepted)
  }

  @Test func everyFileOfTheFolderIsInTheList() throws {
    let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let folder = here.appending(path: "../../Sources/AuditLints/Lints").standardized
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let names = files.map { $0.replacing(".swift", with: "") }.sorted()
    #expect(AuditLints.all.map { String(describing: $0) } == names)
  }
}
