import AuditProofs
import Foundation
import PolicyProofs
import Testing

/// The page on proofs.
private let page: String = {
  let package = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  let file = package.appending(path: "Documentation/proofs.md")
  return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
}()

@Test(arguments: Assumption.allCases)
func theDocumentationGivesEachAssumptionInItsOwnWords(assumption: Assumption) {
  #expect(page.contains("| `\(assumption.rawValue)` | \(assumption.sentence) |\n"))
}

@Test(arguments: ControlVerdict.Status.allCases)
func theDocumentationTellsWhatEachStatusMeans(status: ControlVerdict.Status) {
  #expect(page.contains("\n| `\(status.rawValue)` | "))
}
