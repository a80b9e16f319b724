import AuditAnalysis
import AuditCatalogue
import AuditListings
import AuditRules
import ByteText
import Diagnostics
import KernelGuest
import LibAudit
import TestDice
import Testing

/// Rule files loaded into a kernel, and what auditctl lists of them, compared with what is expected.
@Suite struct DriftInGuestTests {
  private static let tree: [TreeEntry] = [
    .directory("/t/d"), .directory("/t/d/e"), .file("/t/f"), .file("/t/g"), .file("/t/with space"),
  ]

  private func expectation(_ file: RandomRuleFile) -> [ExpectedRule] {
    file.load.rules.map {
      ExpectedRule($0.readings, text: ByteString($0.span.bytes), span: $0.span)
    }
  }

  private func drift(_ expected: [ExpectedRule], _ listing: ByteString) throws -> DriftReport {
    let reader = ListingReader(
      target: .debian12, names: LibAuditNames(),
      hints: ReadingHints(expecting: expected.flatMap(\.readings)))
    let lines = try reader.read(SourceText(name: "auditctl -l", bytes: listing.bytes)).lines.map {
      LoadedLine(
        $0.readings, text: $0.text, span: $0.span, unreadable: $0.unreadable?.reason,
        oddity: $0.oddity)
    }
    return Drift.compare(
      expected: expected, loaded: lines,
      DriftOptions(target: .debian12, names: LibAuditNames()))
  }

  private func guestCase(_ file: RandomRuleFile, _ name: String) -> GuestCase {
    GuestCase(
      name, tree: Self.tree, rules: .file(ByteString(file.text)), collect: [.listing, .rawRules])
  }

  @Test func aHundredRandomFilesDoNotDriftAndEveryEditOfThemIsNamed() async throws {
    var random = Dice(seed: 20)
    let files = (0..<100).map { _ in RandomRuleFile(&random) }
    let edits = files.map { $0.edited(&random) }
    let cases =
      files.enumerated().map { guestCase($1, "file \($0)") }
      + edits.enumerated().map { guestCase($1.file, "edit \($0)") }
    let results = try await Guest.run(cases)
    for (index, file) in files.enumerated() {
      try expectNoDrift(file, results[index])
      try expectNamed(edits[index], of: file, results[files.count + index])
    }
    #expect(Set(edits.map(\.name)).count == 7)
  }

  private func expectNoDrift(_ file: RandomRuleFile, _ result: GuestResult) throws {
    let load = try #require(result.loads.first)
    try #require(load.status == 0, "\(file.text)\(load.errors) \(load.messages)")
    let expected = expectation(file)
    let report = try drift(expected, try #require(result.listing))
    let found = report.findings.map(\.diagnostic.message).joined(separator: "\n")
    #expect(report.exitStatus() == 0, "\(file.text)\n\(found)")
    // The kernel's own structures lose nothing: they are the expected rules, class bits resolved.
    let held = try #require(result.rawRules).map { try Rule(wire: $0) }
    let wanted = expected.map {
      $0.rule.held(by: Target.debian12.kernel, on: Target.debian12.machine)
    }
    #expect(Set(held.map(\.canonical)) == Set(wanted.map(\.canonical)), "\(file.text)")
  }

  private func expectNamed(
    _ edit: RandomRuleFile.Edit, of file: RandomRuleFile, _ result: GuestResult
  ) throws {
    let load = try #require(result.loads.first)
    try #require(load.status == 0, "\(edit.file.text)\(load.errors) \(load.messages)")
    let report = try drift(expectation(file), try #require(result.listing))
    let isVoid = edit.isVoid(of: file)
    #expect(
      report.exitStatus() == (isVoid ? 0 : 1), "\(edit.name): \(edit.line ?? "")\n\(file.text)")
    let found = isVoid ? report.withoutEffect : report.findings
    if isVoid, found.isEmpty {
      #expect(report.remarks.contains { $0.id == "order-without-effect" })
      return
    }
    if let line = edit.line {
      #expect(
        found.contains { $0.rule == line },
        "\(edit.name): \(line)\n\(found.map(\.diagnostic.message))")
    } else {
      #expect(found.map(\.kind) == [.unexpected])
    }
  }
}
