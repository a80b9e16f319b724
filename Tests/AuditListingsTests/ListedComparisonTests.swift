import AuditCatalogue
import AuditListings
import AuditLoading
import AuditProofs
import AuditRules
import ByteText
import Diagnostics
import LibAudit
import ListingFixtures
import Testing

/// Why a captured listing is not proved equal to the rules that were loaded.
private enum Reason {
  /// A watch is printed alike for always and never, for a file and a tree.
  case watch
  /// It is the never rule that is printed as a watch.
  case neverWatch
  /// A watch on a place that was not there: nobody knows whether it is a file or a folder.
  case absentPlace
  /// Audit 3.0.9 prints `exe=` for `exe!=`.
  case operatorOfProgram
  /// b64 is printed for aarch64 and ppc64le too.
  case foreignArch
  /// Nothing is printed for a comparison of two fields by an unknown number.
  case unprinted
  /// A carriage return at the end may be the key's or the file's.
  case carriageReturn
  /// The listing's lines have no filter list.
  case unreadable
  /// The kernel holds rules that no file can hold.
  case rawRules
}

private let reasons: [String: Reason] = [
  "01-watch-file": .watch, "02-watch-dir": .watch, "03-watch-defaults": .absentPlace,
  "04-watch-perm-order": .watch, "05-path-syscall-form": .watch, "06-perm-before-path": .watch,
  "07-dir-syscall-form": .watch, "08-never-path": .neverWatch, "09-perm-only": .watch,
  "12-multi-key": .watch, "17-arch-forms": .foreignArch, "25-exe": .operatorOfProgram,
  "28-exclude": .operatorOfProgram, "33-list-order": .watch, "34-key-edge": .watch,
  "35-space-path": .absentPlace, "36-perm-variants": .watch, "38-arch-after-S": .watch,
  "40-symlinky-paths": .watch, "42-dir-or-path-same-line": .watch, "47-watch-plus-fields": .watch,
  "48-two-perm-fields": .watch, "49-D-by-key": .watch, "51-crlf-key": .carriageReturn,
  "53-field-compare-number": .unprinted, "55-io-uring": .unreadable,
  "56-kernel-only-forms": .rawRules,
]

private struct Listed {
  let rules: RuleLineSet
  let listing: RuleLineSet

  /// - Parameter isSettled: whether watches are taken to record and places to be what they are on
  ///   the machine, as `--assume watches-always` and facts do.
  init(_ pair: ListingPair, isHinted: Bool = true, isSettled: Bool = false) throws {
    let source = SourceText(name: "30.rules", bytes: pair.rules)
    let load = Load(target: .debian12, host: ListingPair.host).run(RuleLines(file: source))
    let expected = load.rules.map(\.readings)
    let hints = isHinted ? ReadingHints(expecting: expected.joined()) : ReadingHints()
    let lines = try AuditListingsTests.listing(pair.listing, hints: hints).lines.map(\.readings)
    rules = RuleLineSet(expected)
    listing = RuleLineSet(isSettled ? lines.map(Self.settled) : lines)
  }

  func compared(byKeys: Bool = false) -> Comparison {
    let host = ProofHost(target: .debian12, facts: ListingPair.host, names: LibAuditNames())
    return RuleComparison(on: host, comparingKeys: byKeys).compare(rules, listing)
  }

  private static func settled(_ readings: [Rule]) -> [Rule] {
    let records = readings.contains { $0.action == .always }
    return readings.filter { rule in
      if records, rule.action == .never { return false }
      if let path = rule.path { return kind(of: path) != .found(.directory) }
      if let dir = rule.dir { return kind(of: dir) != .found(.file) }
      return true
    }
  }

  private static func kind(of place: ByteString) -> Lookup<FileKind> {
    ListingPair.host.kind(of: place, followingLast: true)
  }
}

private let equal = ListingPair.all.filter { reasons[$0.name] == nil }
private let open = ListingPair.all.filter { reasons[$0.name] != nil }

@Test func everyPairIsEqualOrHasAReason() {
  #expect(equal.count == 29 && open.count == 27)
  #expect(open.count == reasons.count)
}

@Test(arguments: equal.indices)
func aListingThatSaysAllIsProvedEqualToItsRules(_ index: Int) throws {
  for byKeys in [false, true] {
    let comparison = try Listed(equal[index]).compared(byKeys: byKeys)
    #expect(comparison.relation == .equal, "\(equal[index].name): \(comparison)")
  }
}

/// The rules are among the readings, so nothing can be certain of the two that tells them apart.
@Test(arguments: open.indices)
func aListingThatLeavesSomethingOpenIsNotProvedToDiffer(_ index: Int) throws {
  let pair = open[index]
  let isRaw = reasons[pair.name] == .rawRules
  for byKeys in [false, true] {
    let comparison = try Listed(pair).compared(byKeys: byKeys)
    #expect(comparison.relation == (isRaw ? .weaker : .unknown), "\(pair.name): \(comparison)")
    #expect(isRaw || comparison.less.witnesses.isEmpty, "\(pair.name): \(comparison)")
    #expect(comparison.more.witnesses.isEmpty, "\(pair.name): \(comparison)")
  }
}

@Test(arguments: open.indices)
func whatIsKnownOfWatchesAndPlacesSettlesAListing(_ index: Int) throws {
  let pair = open[index]
  let reason = try #require(reasons[pair.name])
  let comparison = try Listed(pair, isSettled: true).compared()
  let relation: Relation =
    switch reason {
    case .watch: .equal
    // It was no watch that records; the listing is taken to record more, as was asked for.
    case .neverWatch, .rawRules: .weaker
    default: .unknown
    }
  #expect(comparison.relation == relation, "\(pair.name): \(comparison)")
}

/// Without the rules to look for, a listing is taken for what it most likely says: b64 is the
/// machine's own, and nothing was left out.
@Test(arguments: ["17-arch-forms", "53-field-compare-number"])
func withoutHintsAListingIsTakenToSayAll(_ name: String) throws {
  let pair = try #require(ListingPair.all.first { $0.name == name })
  let listed = try Listed(pair, isHinted: false)
  #expect(listed.listing.isDefinite)
  #expect(listed.compared().relation == .weaker)
}

@Test func aComparisonThatIsNotPrintedIsAReadingIfItIsExpected() throws {
  let hidden = try #require(
    compiled("-a always,exit -F arch=b64 -S chmod -F field_compare=26 -k a"))
  let line: ByteString = "-a always,exit -F arch=b64 -S chmod -F key=a"
  #expect(try readings(line).count == 1)
  let both = try readings(line, hints: ReadingHints(expecting: [hidden]))
  #expect(both.count == 2 && both[1] == hidden)
  let other: ByteString = "-a always,exit -F arch=b64 -S chown -F key=a"
  #expect(try readings(other, hints: ReadingHints(expecting: [hidden])).count == 1)
}

extension Comparison: CustomTestStringConvertible {
  public var testDescription: String {
    "\(relation)\n" + witnesses.map { "\($0.recordedBy): \($0.event)\n" }.joined()
      + "\(more.doubts) \(less.doubts)"
  }
}
