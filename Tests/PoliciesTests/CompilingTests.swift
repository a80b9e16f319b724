import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import LibAudit
import PolicyModel
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
    profile every-group {
      facts debian-12-stock
      let sudo-log = /var/log/sudo.log
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

/// The files of a shipped profile, or of one in `files`, compiled without an error.
private func emitted(
  _ profile: ByteString, dialect: Dialect = .modern, with files: [PolicyFile] = []
) throws -> [EmittedFile] {
  let library = PolicyLibrary(Shipped.results.map(\.result.file) + files)
  #expect(library.diagnostics.map(\.message) == [])
  let compiled = try #require(
    ProfileCompiler.compile(
      profile, in: library, names: LibAuditNames(), readLine: reader(host: UnknownHost())))
  let errors = compiled.diagnostics.filter { $0.severity == .error }
  #expect(errors.map { "\($0.span?.place ?? "-") \($0.message)" } == [])
  let host: any HostView = compiled.profile.facts ?? UnknownHost()
  let outcome = RuleEmitter.emit(
    compiled.profile, dialect: dialect, writer: RuleWriter(names: LibAuditNames()),
    readLine: reader(host: host))
  #expect(outcome.diagnostics.map(\.message) == [])
  return outcome.files
}

private func reader(host: any HostView) -> RuleLineReader {
  let compiler = RuleLineCompiler(target: .debian12, host: host)
  return { line in
    do throws(Refusal) {
      return .success(try compiler.additions(of: line))
    } catch {
      return .failure(UnreadableLine(reason: error.reason))
    }
  }
}
