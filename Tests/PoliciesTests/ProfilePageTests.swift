import ByteText
import Foundation
import PolicyCompilation
import PolicySyntax
import Testing

private func page(_ name: String) throws -> String {
  let file = Shipped.package.appending(path: "Documentation/\(name).md")
  return try String(contentsOf: file, encoding: .utf8)
}

@Test(arguments: Shipped.profiles.map(\.name.text))
func everyProfileHasAPageAndTheTableSaysHowManyRulesItMakes(profile: ByteString) throws {
  let build = try #require(ProfileBuild(profile, in: Shipped.library))
  let count = build.profile.rules.count
  #expect(try page("profiles/\(profile)").contains(" \(count) rules."))
  let row = try page("profiles/README").split(separator: "\n").first {
    $0.hasPrefix("| [\(profile)](\(profile).md) |")
  }
  #expect(row?.contains("| \(count) |") == true)
}

extension RulesSyntax {
  /// The keys that its records are found under.
  fileprivate var keys: Set<String> {
    Set(
      statements.flatMap { statement -> [Name] in
        switch statement {
        case .key(let names, _): names
        case .record(let record): record.clauses.keys
        default: []
        }
      }.map(\.description))
  }
}

/// The names between backticks, of each cell of each line of the page's first table.
private func whatElseToAudit() throws -> [[[String]]] {
  try page("what-else-to-audit").split(separator: "\n", omittingEmptySubsequences: false)
    .drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }.dropFirst(2)
    .map { row in
      row.split(separator: "|").map { cell in
        cell.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
          .filter { $0.hasPrefix("`") }.map { $0.trimmingCharacters(in: ["`"]) }
      }
    }
}

@Test func whatElseToAuditNamesGroupsThatAreThere() throws {
  let names = Set(Shipped.groups.map(\.name.description))
  let named = try whatElseToAudit().flatMap { $0[1] }
  for group in named { #expect(names.contains(group), "\(group)") }
  #expect(named.count >= 40)
}

@Test func whatElseToAuditGivesKeysThatItsGroupsHave() throws {
  for row in try whatElseToAudit() {
    let groups = Shipped.groups.filter { row[1].contains($0.name.description) }
    let keys = groups.reduce(into: Set<String>()) { $0.formUnion($1.keys) }
    #expect(Set(row[2]).isSubset(of: keys), "\(row[1])")
  }
}

@Test func paranoidUsesEveryGroupThatAnswersWhatElseToAudit() throws {
  let build = try #require(ProfileBuild("paranoid", in: Shipped.library))
  let used = Set(build.profile.groups.map(\.name.description))
  // Its sessions count there.
  let unused = Set(try whatElseToAudit().flatMap { $0[1] }).subtracting(used)
  #expect(unused == ["cron-noise"])
}
