import AuditAnalysis
import AuditCatalogue
import AuditListings
import AuditLoading
import AuditRuleSyntax
import AuditRules
import ByteText
import Diagnostics
import LibAudit
import ListingFixtures

/// The machine on which the listings of Tests/Fixtures/listings were made.
let listedHost = ListingPair.host

/// What a rule file leaves in a kernel, as rules that are expected there.
func expected(
  _ rules: [UInt8], loader: Version? = nil, host: any HostView = listedHost
) -> [ExpectedRule] {
  let source = SourceText(name: "30.rules", bytes: rules)
  let load = Load(target: .debian12, host: host).run(RuleLines(file: source))
  let version = loader.map { LoaderVersion($0, target: .debian12, names: LibAuditNames()) }
  return load.rules.compactMap { loaded in
    let text = ByteString(loaded.span.bytes)
    var readings = loaded.readings
    if let version, case .words(let words) = RuleFileLine(text) {
      readings = readings.compactMap {
        if case .loads(let rule) = version.outcome($0, words: words) { rule } else { nil }
      }
      if readings.isEmpty { return nil }
    }
    return ExpectedRule(readings, text: text, span: loaded.span)
  }
}

/// The lines of a listing that is held against `expected`.
func loaded(
  _ listing: [UInt8], expecting expected: [ExpectedRule] = [], lister: Version? = nil
) throws(NotAListing) -> [LoadedLine] {
  let reader = ListingReader(
    target: .debian12, names: LibAuditNames(), lister: lister,
    hints: ReadingHints(expecting: expected.flatMap(\.readings)))
  return try reader.read(SourceText(name: "loaded.list", bytes: listing)).lines.map {
    LoadedLine(
      $0.readings, text: $0.text, span: $0.span, unreadable: $0.unreadable?.reason,
      oddity: $0.oddity)
  }
}

/// How a listing differs from what a rule file would leave.
func drift(
  _ rules: [UInt8], _ listing: [UInt8], loader: Version? = nil, assumesWatchesAlways: Bool = false,
  host: any HostView = listedHost
) throws(NotAListing) -> DriftReport {
  let expected = expected(rules, loader: loader, host: host)
  var options = DriftOptions(target: .debian12, names: LibAuditNames())
  options.assumesWatchesAlways = assumesWatchesAlways
  options.facts = host as? HostFacts
  return Drift.compare(
    expected: expected, loaded: try loaded(listing, expecting: expected), options)
}

/// The same for texts.
func drift(
  _ rules: String, _ listing: String, assumesWatchesAlways: Bool = false,
  host: any HostView = listedHost
) throws(NotAListing) -> DriftReport {
  try drift(
    Array((rules + "\n").utf8), Array((listing + "\n").utf8),
    assumesWatchesAlways: assumesWatchesAlways, host: host)
}
