import PolicySyntax
import Testing

/// The exception table of the rules wiki: section, key, description.
private let table = """
  6.2.3.1 | scope | Rules exist in 30-stig.rules, but with different syntax
  6.2.3.2 | user_emulation | Not implemented currently
  6.2.3.3 | sudo_log_file | sudo.log is not being used
  6.2.3.4 | time-change | Rules exist in 30-stig.rules, but with different syntax
  6.2.3.5 | system-locale | Rules exist in 30-stig.rules & network.rules.new, but with different syntax
  6.2.3.6 | privileged | Created with 31-privileged.rules, but not from everywhere. E.g. /var/lib/docker/, /snap/ & /usr/games/ are not included.
  6.2.3.8 | identity | Rules exist in 30-stig.rules & identity.rules.new, but with different syntax
  6.2.3.9 | perm_mod | Disabled as too noisy
  6.2.3.11 | session | Not implemented currently. Commented out in 30-stig.rules.
  6.2.3.12 | logins | Rules exist in 30-stig.rules, but with different syntax
  6.2.3.13 | delete | Disabled as too noisy
  6.2.3.14 | MAC-policy | Rules exist in 30-stig.rules & mac.rules.new, but with different syntax
  """

@Test func theWikiProfilesExceptionsAreTheWikisTable() {
  let controls = Shipped.controls(of: "cis-debian-12")
  let rows = exceptions(of: "wiki").map { exception in
    let keys = controls.first { $0.id.text == exception.id.text }?.keys ?? []
    return
      "\(exception.id) | \(keys.joined(separator: ", ")) | \(exception.reason?.description ?? "")"
  }
  #expect(rows.joined(separator: "\n") == table)
}

@Test func itsClaimsAreThoseThatTheTableMakes() {
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
