import AuditCatalogue
import ByteText
import Diagnostics
import HostCapture
import PolicyModel
import PolicySyntax
import Testing

/// The only definition in `text`, which must be without fault.
private func onlyItem(of text: String) throws -> PolicyFile.Item {
  let result = PolicyParser.parse(SourceText(name: "captured", bytes: Array(text.utf8)))
  #expect(result.diagnostics.map(\.message) == [])
  #expect(result.file.items.count == 1)
  return try #require(result.file.items.first)
}

/// The inventory that policies read from what was written.
func readBack(_ inventory: ProgramInventory) throws -> ProgramsSyntax {
  guard case .programs(let programs) = try onlyItem(of: inventory.text) else {
    throw TemporaryTree.Failure(call: "parse", reason: "no inventory")
  }
  return programs
}

/// The facts that policies read from what was written.
func readBack(_ captured: CapturedFacts) throws -> HostFacts {
  guard case .facts(let syntax) = try onlyItem(of: captured.text) else {
    throw TemporaryTree.Failure(call: "parse", reason: "no facts")
  }
  var diagnostics: [Diagnostic] = []
  let facts = HostFacts(syntax, diagnostics: &diagnostics)
  #expect(diagnostics.map(\.message) == [])
  return facts
}
