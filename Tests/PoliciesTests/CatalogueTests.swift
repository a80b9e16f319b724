import AuditCatalogue
import Foundation
import PolicyModel
import Testing

@Test func everyControlOfTheChaptersIsThereInOrder() {
  #expect(ids("cis-debian-8") == ["8.1.1.1", "8.1.1.2", "8.1.1.3"] + (2...18).map { "8.1.\($0)" })
  #expect(
    ids("cis-debian-12") == (1...4).map { "6.2.1.\($0)" } + (1...4).map { "6.2.2.\($0)" }
      + (1...21).map { "6.2.3.\($0)" } + (1...10).map { "6.2.4.\($0)" })
  #expect(ids("nsa-rhel-5") == (1...14).map { "2.6.2.4.\($0)" })
  #expect(Shipped.controls(of: "ospp").count == 23)
  #expect(ids("cis-debian-11") == (1...20).map { "4.1.3.\($0)" })
  #expect(ids("cis-debian-13") == (1...37).map { "6.2.3.\($0)" })
  #expect(ids("cis-ubuntu-24.04") == (1...21).map { "6.2.3.\($0)" })
  #expect(
    ids("cis-rhel-9") == (1...4).map { "6.3.1.\($0)" } + (1...4).map { "6.3.2.\($0)" }
      + (1...21).map { "6.3.3.\($0)" } + (1...10).map { "6.3.4.\($0)" })
}

@Test(arguments: ["stig-rhel-9", "stig-ubuntu-22.04", "stig-ubuntu-24.04"])
func theItemsOfAStigStandInTheOrderOfTheirNumbersWithTheirSeverity(catalogue: String) {
  #expect(ids(catalogue) == ids(catalogue).sorted())
  for control in Shipped.controls(of: catalogue) {
    #expect(["CAT II", "CAT III"].contains(control.severity?.text), "\(control.id)")
  }
}

@Test func everyControlHasATopicByWhichCataloguesAreCompared() {
  for catalogue in Shipped.catalogues {
    for control in catalogue.controls { #expect(control.topic != nil, "\(control.id)") }
  }
}

@Test func thePageOnCataloguesCountsWhatIsThere() throws {
  let page = Shipped.package.appending(path: "Documentation/catalogues.md")
  let lines = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
  let rows = lines.filter { $0.hasPrefix("| `") }.map { line in
    line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
  }
  let counted = rows.filter { $0.count == 7 }.map { Array($0[..<6]) }
  let expected = Shipped.library.catalogues.values.map { catalogue in
    let byDrift = catalogue.controls.filter(\.isAnsweredByDrift).count
    let byRules = catalogue.controls.filter { !$0.demands.isEmpty }.count
    let all = catalogue.controls.count
    return ["`\(catalogue.name)`", "\(catalogue.version)"]
      + [all, byRules, byDrift, all - byRules - byDrift].map { "\($0)" }
  }
  #expect(Set(counted) == Set(expected))
  #expect(counted.count == expected.count)
  let targets = rows.filter { $0.count == 4 }.map { Array($0[..<3]) }
  #expect(targets == Target.known.map { ["`\($0.name)`", "\($0.kernel)", "\($0.audit)"] })
}

@Test func whatNoAuditRuleCanAnswerSaysSo() {
  let without = Shipped.controls(of: "cis-debian-12").filter { !$0.hasDemands }
    .map(\.id.description)
  #expect(
    without == (1...4).map { "6.2.1.\($0)" } + (1...4).map { "6.2.2.\($0)" } + ["6.2.3.21"]
      + (1...10).map { "6.2.4.\($0)" })
  for catalogue in Shipped.catalogues {
    for control in catalogue.controls {
      #expect(!control.statements.isEmpty, "\(catalogue.name) \(control.id)")
    }
  }
}

private func ids(_ catalogue: String) -> [String] {
  Shipped.controls(of: catalogue).map(\.id.description)
}

extension Control {
  fileprivate var isAnsweredByDrift: Bool { if case .drift = answer { true } else { false } }
}
