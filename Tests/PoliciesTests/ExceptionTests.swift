import PolicySyntax
import Testing

@Test func theWikiProfilesClaimsAreThoseThatItsTableMakes() {
  let claims = exceptions(of: "wiki").map { exception in
    switch exception.claim?.kind {
    case .covered: exception.claim?.disputed == nil ? "covered" : "disputed"
    case .partly: "partly"
    case .notApplicable: "not applicable"
    case nil: "none"
    }
  }
  #expect(
    claims == [
      "covered", "none", "not applicable", "covered", "covered", "partly", "covered", "none",
      "none", "disputed", "none", "covered",
    ])
}

@Test(arguments: Shipped.profiles.map(\.name.description))
func everyExceptionNamesAControlOfItsCatalogue(profile: String) {
  for exception in exceptions(of: profile) {
    let isThere = Shipped.controls(of: exception.catalogue.description).contains {
      $0.id.text == exception.id.text && $0.part?.text == exception.part?.text && $0.hasDemands
    }
    #expect(isThere, "\(profile): \(exception.id) \(exception.part?.description ?? "")")
  }
}

private func exceptions(of profile: String) -> [ExceptionSyntax] {
  Shipped.statements(of: profile).compactMap { statement in
    if case .exception(let exception) = statement { exception } else { nil }
  }
}
