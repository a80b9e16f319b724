import Diagnostics
import LibAudit
import PolicyCompilation
import PolicyModel
import PolicyProofs
import PolicySyntax
import Testing

/// The groups that claim something and are in no shipped profile: no `compile` here proves them.
private let unused: [RulesSyntax] = {
  let used = Shipped.profiles.flatMap { profile in
    profile.statements.flatMap { statement -> [Name] in
      if case .use(let names, _) = statement { names } else { [] }
    }
  }.map(\.text)
  return Shipped.groups.filter { !used.contains($0.name.text) && $0.claimCount > 0 }
}()

extension RulesSyntax {
  /// How many controls it claims.
  fileprivate var claimCount: Int {
    statements.reduce(0) { count, statement in
      if case .satisfies(let claim) = statement { count + claim.controls.count } else { count }
    }
  }
}

@Test func groupsThatNoShippedProfileUsesKeepTheirClaimsOnDebian12() throws {
  #expect(unused.map(\.name.description).contains("users-500-access"))
  for group in unused {
    let profile = PolicyParser.parse(
      SourceText(
        name: "alone.policy",
        """
        profile alone {
          target debian 12, kernel 6.1, audit 3.0.9, abi b64, abi b32, lsm apparmor
          facts debian-12-stock
          let uid-min = 1000
          use \(group.name)
        }
        """))
    #expect(profile.diagnostics.isEmpty)
    let library = PolicyLibrary(Shipped.results.map(\.result.file) + [profile.file])
    let build = try #require(ProfileBuild("alone", in: library))
    let proofs = ClaimProofs(build, in: library, names: LibAuditNames(), today: "2026-01-01")
    #expect(proofs.diagnostics.filter { $0.severity > .note }.map(\.message) == [])
    #expect(proofs.provedCount == group.claimCount, "\(group.name)")
  }
}
