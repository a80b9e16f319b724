import AuditListings
import AuditRules
import ByteText
import Diagnostics
import ListingFixtures
import Testing

@Test(arguments: ListingPair.all.indices)
func everyCapturedListingIsReadButForListsWithoutAName(_ index: Int) throws {
  let pair = ListingPair.all[index]
  var lists = pair.listings
  for (version, loaded) in pair.facts.loadedBy ?? [:] {
    if let lines = loaded.listBySameVersion {
      lists.append(("loaded by \(version)", ListingPair.text(lines)))
    }
    if let lines = loaded.listBy309 {
      lists.append(("loaded by \(version), listed by 3.0.9", ListingPair.text(lines)))
    }
  }
  for (name, text) in lists {
    for line in try listing(text).lines {
      let isNameless = line.text.bytes.count > 15 && "\(line.text)".contains("(null)")
      let isInterpreted = name.contains(" -i ") && pair.name == "16-args"
      if isInterpreted, line.unreadable != nil { continue }
      #expect(
        (line.unreadable != nil) == isNameless,
        "\(name): \(line.text): \(line.unreadable?.reason ?? "readable")")
    }
  }
}

/// Where libaudit can read a listing's line at all, its own parser is the measure.
@Test(arguments: ListingPair.all.indices)
func whatLibauditReadsItReadsTheSame(_ index: Int) throws {
  for (name, text) in ListingPair.all[index].listings {
    for line in try listing(text).lines where !line.readings.isEmpty {
      guard let rule = compiled(line.text) else { continue }
      // A rule file's words end at blanks, and -w loses a slash at the end.
      if name.hasPrefix("35-") || name.hasPrefix("07-") { continue }
      if name.hasPrefix("34-"), rule.keys == ["a"] { continue }
      #expect(
        line.readings.contains { $0.canonical == rule.canonical && $0.syscalls == rule.syscalls },
        "\(name): \(line.text)")
    }
  }
}

@Test func aListThatThePrinterDoesNotKnowIsUnreadable() throws {
  let pair = try #require(ListingPair.all.first { $0.name == "55-io-uring" })
  let lines = try listing(pair.listing).lines
  #expect(lines.count == 3)
  for line in lines {
    #expect(
      line.unreadable?.reason
        == "the auditctl that printed it does not know the rule's filter list, nor the names in it")
  }
}

@Test func ioUringOperationsAreReadByTheirOwnNames() throws {
  let rule = try #require(try readings("-a always,io_uring -S openat,unlinkat -F uid=0").first)
  #expect(rule.list == .ioUring && rule.syscalls.numbers == [18, 36])
}

@Test func rulesThatOnlyARawClientCanLoadAreReadAndNamed() throws {
  let pair = try #require(ListingPair.all.first { $0.name == "56-kernel-only-forms" })
  let lines = try listing(pair.listing).lines
  #expect(lines.count == 9 && lines.allSatisfy { !$0.readings.isEmpty })
  let odd = lines.indices.filter { lines[$0].oddity != nil }
  #expect(odd == [0, 1, 3])
  #expect(lines[0].oddity == "field 24 has no name, so another program than auditctl loaded it")
  let keyFirst = lines[3].readings
  #expect(keyFirst.contains { $0.path == "/etc/group" && $0.keys == ["k"] })
  #expect(keyFirst.contains { $0.path == nil && $0.keys == ["k-w /etc/group"] })
  #expect(lines[4].readings[0].comparisons.map(\.number) == [0])
}
