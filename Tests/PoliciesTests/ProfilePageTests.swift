import ByteText
import Foundation
import PolicyCompilation
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

@Test func whatElseToAuditNamesGroupsThatAreThere() throws {
  let rows = try page("what-else-to-audit").split(separator: "\n").filter { $0.hasPrefix("|") }
  let names = Set(Shipped.groups.map(\.name.description))
  var named = 0
  for row in rows.dropFirst(2) {
    let cells = row.split(separator: "|", omittingEmptySubsequences: false)
    let groups = cells[2].split(separator: ",").map {
      $0.trimmingCharacters(in: CharacterSet(charactersIn: " `"))
    }
    for group in groups {
      #expect(names.contains(group), "\(group)")
      named += 1
    }
  }
  #expect(named >= 40)
}
