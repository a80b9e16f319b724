import AuditAnalysis
import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import LibAudit
import ListingFixtures
import TestDice
import Testing

private let options = DriftOptions(target: .debian12, names: LibAuditNames())

/// Random rules, no two of which print alike, in the order in which a kernel lists them.
private func ruleSet(seed: UInt64, count: Int) -> [Rule] {
  var source = RandomRules(seed: seed)
  var seen: Set<ByteString> = []
  var rules: [Rule] = []
  while rules.count < count {
    let rule = source.next()
    if seen.insert(ListingPrinter().line(rule)).inserted { rules.append(rule) }
  }
  return inListOrder(rules)
}

private func inListOrder(_ rules: [Rule]) -> [Rule] {
  FilterList.allCases.flatMap { list in rules.filter { $0.list == list } }
}

/// The report for `rules` that are expected where `held` are loaded.
private func drift(_ rules: [Rule], held: [Rule]) throws -> DriftReport {
  let expected = rules.map { ExpectedRule([$0], text: ListingPrinter().line($0)) }
  let text = ListingPrinter().listing(held)
  // What is loaded may hold any text that looks like an option.
  return Drift.compare(
    expected: expected, loaded: try loaded(text.bytes, expecting: expected), options)
}

@Test func randomRulesDoNotDriftFromTheirOwnListing() throws {
  for seed in 0..<40 as Range<UInt64> {
    let rules = ruleSet(seed: seed, count: 50)
    let report = try drift(rules, held: rules)
    #expect(report.findings.isEmpty, "\(seed): \(report.findings.map(\.diagnostic.message))")
    #expect(report.remarks.allSatisfy { $0.id == "ambiguous-listing" })
  }
}

/// Changes one rule so that it means something else and prints otherwise; `nil` if it cannot.
private func altered(_ rule: Rule, _ random: inout Dice) -> Rule? {
  var rule = rule
  let hasPermission = rule.comparison(of: .perm) != nil
  switch Int.random(in: 0..<5, using: &random) {
  case 0 where rule.list != .exclude: rule.action = rule.action == .always ? .never : .always
  case 1 where rule.list == .exit && !hasPermission && !rule.syscalls.isAll:
    let number = UInt32.random(in: 0..<2000, using: &random)
    if rule.syscalls.contains(number) {
      rule.syscalls.remove(number)
    } else {
      rule.syscalls.insert(number)
    }
  case 2:
    let fields: Set<Field> = [.uid, .pid, .a0, .gid, .exit, .objectUid, .msgtype, .fstype, .auid]
    guard let index = rule.comparisons.firstIndex(where: { fields.contains($0.field) }),
      let number = rule.comparisons[index].number
    else { return nil }
    rule.comparisons[index].value = .number(number ^ UInt32.random(in: 1...9, using: &random))
  case 3:
    guard let index = rule.comparisons.firstIndex(where: { $0.text != nil }),
      let text = rule.comparisons[index].text
    else { return nil }
    rule.comparisons[index].value = .text(text + "z")
  case 4:
    guard rule.list == .exit else { return nil }
    let value = UInt32.random(in: 0...9999, using: &random)
    rule.comparisons.insert(FieldComparison(.ppid, .equal, value), at: 0)
  default: return nil
  }
  return rule
}

@Test func everyEditThatShowsInTheListingIsFound() throws {
  var random = Dice(seed: 99)
  var (edits, drifts) = (0, 0)
  for seed in 0..<150 as Range<UInt64> {
    let rules = ruleSet(seed: 1000 + seed, count: 20)
    let index = Int.random(in: rules.indices, using: &random)
    guard let edited = altered(rules[index], &random), edited.canonical != rules[index].canonical,
      ListingPrinter().line(edited) != ListingPrinter().line(rules[index])
    else { continue }
    var held = rules
    held[index] = edited
    edits += 1
    let report = try drift(rules, held: inListOrder(held))
    // An edit of a rule that never gets an event is without effect, and told as a remark.
    let found = report.findings + report.withoutEffect
    let isDrift = report.effect?.isNone == false
    #expect(report.exitStatus() == (isDrift ? 1 : 0), "\(ListingPrinter().line(edited))")
    let rule = ListingPrinter().line(rules[index])
    #expect(found.contains { $0.rule == rule }, "\(rule)")
    #expect(report.withoutEffect.isEmpty == isDrift)
    drifts += isDrift ? 1 : 0
  }
  #expect(edits > 60 && drifts > 20)
}

@Test func aRuleLeftOutOrAddedIsFound() throws {
  var random = Dice(seed: 5)
  for seed in 0..<40 as Range<UInt64> {
    let rules = ruleSet(seed: 3000 + seed, count: 20)
    let index = Int.random(in: rules.indices, using: &random)
    var fewer = rules
    fewer.remove(at: index)
    let line = ListingPrinter().line(rules[index])
    let lost = try drift(rules, held: fewer)
    let missing = lost.findings + lost.withoutEffect
    #expect(missing.map(\.kind) == [.missing] && missing[0].rule == line, "\(line)")
    let gained = try drift(fewer, held: rules)
    let unexpected = gained.findings + gained.withoutEffect
    #expect(unexpected.map(\.kind) == [.unexpected] && unexpected[0].loaded == line, "\(line)")
    // What is listed may be read in several ways, so less is certain of it.
    if gained.effect?.isNone == true { #expect(lost.effect?.isNone == true, "\(line)") }
  }
}

/// As many watches as are asked for, each with a key of its own.
private func watches(_ count: Int) -> [Rule] {
  (0..<count).map { number in
    Rule(
      .always, .exit, syscalls: .all,
      [
        FieldComparison(.path, .equal, ByteString("/srv/file\(number)")),
        FieldComparison(.perm, .equal, 10),
        FieldComparison(.key, .equal, ByteString("key\(number)")),
      ])
  }
}

@Test func tenThousandRulesAreComparedInLinearTime() throws {
  func time(_ count: Int) throws -> Duration {
    let rules = watches(count)
    let expected = rules.map { ExpectedRule([$0], text: ListingPrinter().line($0)) }
    let text = ListingPrinter().listing(rules.reversed())
    let lines = try loaded(text.bytes)
    return ContinuousClock().measure {
      let report = Drift.compare(expected: expected, loaded: lines, options)
      #expect(report.findings.isEmpty && report.ambiguous.count == count)
    }
  }
  _ = try time(100)
  let small = try time(1_000)
  let large = try time(10_000)
  #expect(large < small * 30, "\(small) for 1,000 and \(large) for 10,000")
}

@Test func manyMovedRulesThatMayAllMeetEndInAnAnswer() throws {
  let rules = (0..<1_000).map { number in
    Rule(
      .always, .exit, syscalls: .all,
      [
        FieldComparison(.objectUid, .equal, UInt32(number)),
        FieldComparison(.key, .equal, ByteString("k\(number)")),
      ])
  }
  let report = try drift(rules, held: rules.reversed())
  #expect(report.findings.allSatisfy { $0.kind == .order } && report.exitStatus() == 1)
}
