import ByteText
import Diagnostics
import PolicyCompilation
import PolicySyntax
import RuleEmission
import Testing

@Test(arguments: Shipped.profiles.map(\.name.text))
func everyShippedProfileCompilesInBothDialects(profile: ByteString) throws {
  for dialect in Dialect.allCases {
    let files = try emitted(profile, dialect: dialect)
    #expect(files.count >= 8, "\(profile)")
    #expect(files.first?.name == "10-base-config.rules")
  }
}

@Test func everyShippedGroupCompilesForDebian12() throws {
  let names = Shipped.groups.map(\.name.description).joined(separator: ", ")
  let text = """
    profile every-group extends paranoid {
      use \(names)
    }
    """
  let file = PolicyParser.parse(SourceText(name: "every-group.policy", text)).file
  #expect(try emitted("every-group", with: [file]).count >= Shipped.groups.count)
}

@Test func placesThatAStockHostHasNotAreLeftOutWithTheReason() throws {
  let lines = try emitted("debian-12-server").flatMap(\.lines).map(\.text.description)
  for place in ["/run/faillock", "/etc/netplan"] {
    #expect(lines.contains { $0.hasPrefix("#") && $0.contains(place) }, "\(place)")
    #expect(!lines.contains { !$0.hasPrefix("#") && $0.contains(place) }, "\(place)")
  }
}

@Test(arguments: Shipped.profiles.map(\.name.text))
func everyShippedProfileLoadsWholeOnItsHost(profile: ByteString) throws {
  let build = try #require(ProfileBuild(profile, in: Shipped.library))
  let findings = build.diagnostics.filter { $0.severity > .note }
  #expect(findings.map { "\($0.span?.place ?? "-") \($0.id) \($0.message)" } == [])
  #expect(ExpectedLoad(build).rules.count == build.files.flatMap(\.lines).compactMap(\.rule).count)
}
