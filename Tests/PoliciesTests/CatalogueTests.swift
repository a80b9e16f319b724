import Testing

@Test func everyControlOfTheChaptersIsThereInOrder() {
  #expect(ids("cis-debian-8") == ["8.1.1.1", "8.1.1.2", "8.1.1.3"] + (2...18).map { "8.1.\($0)" })
  #expect(
    ids("cis-debian-12") == (1...4).map { "6.2.1.\($0)" } + (1...4).map { "6.2.2.\($0)" }
      + (1...21).map { "6.2.3.\($0)" } + (1...10).map { "6.2.4.\($0)" })
  #expect(ids("nsa-rhel-5") == (1...14).map { "2.6.2.4.\($0)" })
  #expect(Shipped.controls(of: "ospp").count == 23)
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
