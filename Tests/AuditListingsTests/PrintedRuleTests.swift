import AuditCatalogue
import AuditListings
import AuditRules
import ByteText
import Diagnostics
import LibAudit
import ListingFixtures
import Testing

@Test(arguments: ["3.0.9", "4.0.2"] as [Version])
func aPrintedRuleIsAmongTheReadingsOfItsLine(_ lister: Version) throws {
  let printer = ListingPrinter(showsOperators: lister >= "4.0.2")
  var source = RandomRules(seed: 1)
  let rules = (0..<4000).map { _ in source.next() }
  let reader = ListingReader(
    target: .debian12, names: LibAuditNames(), lister: lister,
    hints: ReadingHints(expecting: rules))
  let text = printer.listing(rules)
  let listing = try reader.read(SourceText(name: "listing", bytes: text.bytes))
  try #require(listing.lines.count == rules.count)
  var ambiguous = 0
  for (rule, line) in zip(rules, listing.lines) {
    #expect(
      line.readings.contains { $0.canonical == rule.canonical },
      "\(line.text) of \(rule): \(line.unreadable?.reason ?? "readings: \(line.readings)")")
    if line.readings.count > 1 { ambiguous += 1 }
  }
  #expect(ambiguous > 200 && ambiguous < 3800)
}

@Test func aLargeListingIsReadInLinearTime() throws {
  let printer = ListingPrinter()
  var source = RandomRules(seed: 3)
  let rules = (0..<10_000).map { _ in source.next() }
  let clock = ContinuousClock()
  func time(_ count: Int) throws -> Duration {
    let bytes = printer.listing(Array(rules.prefix(count))).bytes
    return try clock.measure { _ = try listing(bytes) }
  }
  _ = try time(100)
  let small = try time(1_000)
  let large = try time(10_000)
  #expect(large < small * 30)
}
