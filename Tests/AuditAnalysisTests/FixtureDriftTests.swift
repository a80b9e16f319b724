import AuditAnalysis
import AuditCatalogue
import ByteText
import Diagnostics
import LibAudit
import ListingFixtures
import Testing

/// The pairs whose listing cannot be had from their rule file: a list that 3.0.9 cannot load, and
/// rules that no file can hold.
private let apart: Set<String> = ["55-io-uring", "56-kernel-only-forms"]

private let ordinary = ListingPair.all.filter { !apart.contains($0.name) }

private func summary(_ report: DriftReport) -> String {
  report.findings.map { "\($0.kind): \($0.diagnostic.message)" }.joined(separator: "\n")
}

@Test(arguments: ordinary.indices)
func noCapturedListingDriftsFromItsRules(_ index: Int) throws {
  let pair = ordinary[index]
  for (name, text) in pair.listings {
    // -i puts arguments into words that nobody can read back.
    if pair.name == "16-args", name.contains(" -i ") { continue }
    let report = try drift(pair.rules, text)
    #expect(report.exitStatus() == 0, "\(name): \(summary(report))")
  }
}

@Test(arguments: ordinary.indices)
func whatAnotherVersionLoadedDoesNotDriftFromWhatItWouldLoad(_ index: Int) throws {
  let pair = ordinary[index]
  for (version, lists) in pair.facts.loadedBy ?? [:] {
    let loader = try #require(Version(version))
    for lines in [lists.listBySameVersion, lists.listBy309] {
      guard let lines else { continue }
      let report = try drift(pair.rules, ListingPair.text(lines), loader: loader)
      #expect(report.exitStatus() == 0, "\(pair.name) by \(version): \(summary(report))")
      #expect(report.remarks.allSatisfy { $0.id != "reworded" }, "\(pair.name) by \(version)")
    }
  }
}

@Test func listingsOfOtherLoadersAreThere() {
  #expect(ordinary.count == 54)
  #expect(ordinary.flatMap { ($0.facts.loadedBy ?? [:]).keys }.count == 13)
}

@Test(arguments: [("38-arch-after-S", 1), ("54-error-on-first-line", 1)])
func whereALoadStoppedWhatWasNotReachedIsMissing(_ name: String, _ count: Int) throws {
  let pair = try #require(ListingPair.all.first { $0.name == name })
  // What the file says line by line, as if no line had ended the load.
  var rules: [ExpectedRule] = []
  for line in pair.rules.split(separator: 10) { rules += expected(Array(line) + [10]) }
  let report = try Drift.compare(
    expected: rules, loaded: loaded(pair.listing),
    DriftOptions(target: .debian12, names: LibAuditNames()))
  #expect(report.findings.map(\.kind) == Array(repeating: .missing, count: count))
  #expect(report.exitStatus() == 1)
}

@Test func linesOfAListWithoutANameAreNamedAndNoAnswerIsGiven() throws {
  let pair = try #require(ListingPair.all.first { $0.name == "55-io-uring" })
  let report = try drift([], pair.listing)
  #expect(report.findings.map(\.kind) == [.unreadable, .unreadable, .unreadable])
  #expect(report.findings[1].diagnostic.span?.fileAndLine == "loaded.list:2")
  #expect(report.exitStatus() == 2 && !report.hasDrifted)
}

@Test func rulesOfRawClientsAreUnexpectedAndNamedAsSuch() throws {
  let pair = try #require(ListingPair.all.first { $0.name == "56-kernel-only-forms" })
  let report = try drift(pair.rules, pair.listing)
  #expect(report.findings.allSatisfy { $0.kind == .unexpected } && report.findings.count == 9)
  #expect(report.exitStatus() == 1)
  #expect(report.findings.filter { !$0.details.isEmpty }.count == 3)
}

@Test(arguments: ordinary.indices)
func noCapturedListingDriftsOnAHostThatNothingIsKnownOf(_ index: Int) throws {
  let pair = ordinary[index]
  let report = try drift(pair.rules, pair.listing, host: UnknownHost())
  #expect(report.exitStatus() == 0, "\(pair.name): \(summary(report))")
}
