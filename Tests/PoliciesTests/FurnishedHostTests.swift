import ByteText
import Diagnostics
import PolicyCompilation
import PolicyModel
import PolicyProofs
import PolicySyntax
import Testing

/// What `if present` asks for and a stock host has not, as lists for facts.
private struct Furniture {
  var folders: [String] = []
  var files: [String] = []

  init(_ groups: [RulesSyntax]) {
    for case .record(let record) in groups.flatMap(\.statements)
    where record.clauses.ifPresent != nil {
      guard let place = record.selector.place else { continue }
      let paths = place.paths.map { ($0.variable == nil ? "" : "/root") + $0.text.description }
      if place.reach == .under {
        folders += paths
      } else {
        files += paths
        folders += paths.map { String($0[..<($0.lastIndex(of: "/") ?? $0.endIndex)]) }
      }
    }
  }
}

private let groups = Shipped.groups.filter { group in
  group.statements.contains { statement in
    if case .record(let record) = statement { record.clauses.ifPresent != nil } else { false }
  }
}

/// The stock facts with everything that some group looks for, and a profile for each such group: some
/// have rules in common, which no kernel takes twice.
private let library: PolicyLibrary = {
  let furniture = Furniture(groups)
  let stock = Shipped.results.first { $0.path == "facts/debian-12-stock.policy" }
  var text = String(decoding: stock?.result.file.source.bytes ?? [], as: UTF8.self)
    .replacing("facts debian-12-stock {", with: "facts furnished {")
  for (list, places) in [("directories", furniture.folders), ("files", furniture.files)] {
    let more = places.map { $0 + ", " }.joined()
    text = text.replacing("  \(list)\n", with: "  \(list) \(more)\n")
  }
  for group in groups {
    text += """
      profile furnished-\(group.name) {
        target debian 12, kernel 6.1, audit 3.0.9, abi b64, abi b32, lsm apparmor
        facts furnished
        let key-homes = /root
        use \(group.name)
      }

      """
  }
  let result = PolicyParser.parse(SourceText(name: "furnished.policy", text))
  #expect(result.diagnostics.map(\.message) == [])
  return PolicyLibrary(Shipped.results.map(\.result.file) + [result.file])
}()

/// What a stock host has not is asked for all the same, once it is there.
@Test(arguments: groups.map(\.name.text))
func theRulesOfWhatAHostMayHaveAreExpectedToo(group: ByteString) throws {
  let build = try #require(ProfileBuild("furnished-" + group, in: library))
  #expect(build.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
  let judged = ProfileExpectations(build, in: library)
  for result in judged.results where result.verdict != .holds {
    Issue.record("\(result.expectation.span.place) \(result.verdict): \(result.note ?? "")")
  }
  for rule in judged.rules where !rule.isReached {
    Issue.record("no expectation reaches the rule of \(rule.span.place): \(rule.text)")
  }
  #expect(!judged.rules.isEmpty)
}
