import AuditCatalogue
import AuditListings
import AuditRuleSyntax
import AuditRules
import ByteText
import Diagnostics
import LibAudit

/// The listing in `text`, read for Debian 12.
func listing(
  _ text: [UInt8], lister: Version? = nil, hints: ReadingHints = ReadingHints()
) throws(NotAListing) -> Listing {
  let reader = ListingReader(
    target: .debian12, names: LibAuditNames(), lister: lister, hints: hints)
  return try reader.read(SourceText(name: "listing", bytes: text))
}

/// The readings of a listing's only line.
func readings(
  _ line: ByteString, lister: Version? = nil, hints: ReadingHints = ReadingHints()
) throws(NotAListing) -> [Rule] {
  try listing(line.bytes + [10], lister: lister, hints: hints).lines[0].readings
}

/// What libaudit makes of the words of a line, if it takes them.
func compiled(_ line: ByteString) -> Rule? {
  guard case .words(let words) = RuleFileLine(line) else { return nil }
  let result = RuleLineCompiler(target: .debian12, host: HostFacts(name: "empty")).compile(words)
  guard case .addition(let addition) = result.result else { return nil }
  return addition.rule
}
