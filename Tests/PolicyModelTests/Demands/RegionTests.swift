import AuditCatalogue
import ByteText
import Diagnostics
import LibAudit
import PolicyModel
import PolicySyntax
import Testing

/// The region of the only claim in a profile that makes it.
private func region(_ claim: String, profile: String = "") throws -> CompiledRegion? {
  let text = """
    catalogue c "C" version "1" { control 1 "One" { demand immutable } }
    facts f { directories /, /usr }
    profile p { facts f; let home = /home ; \(profile)
      exception c 1 reason "agreed" claim \(claim)
    }
    """
  let result = PolicyParser.parse(SourceText(name: "test.policy", text))
  #expect(result.diagnostics.map(\.message) == [])
  let library = PolicyLibrary([result.file])
  let outcome = try #require(
    ProfileCompiler.compile(
      "p", in: library, names: LibAuditNames(), readLine: libauditReader(host: UnknownHost())))
  let compiled = outcome.profile
  let found = try #require(compiled.exceptions.first?.claim)
  return DemandCompiler(for: compiled, in: library, names: LibAuditNames()).region(of: found)
}

private func lines(_ region: CompiledRegion?) -> [String] { region?.rules.map(\.line) ?? [] }

@Test func aTreeThatIsLeftOutIsEveryCallInItOnEachInterface() throws {
  let region = try region("partly without under /snap, /usr/games")
  #expect(
    lines(region) == [
      "-a always,exit -F arch=b64 -S all -F dir=/snap",
      "-a always,exit -F arch=b32 -S all -F dir=/snap",
      "-a always,exit -F arch=b64 -S all -F dir=/usr/games",
      "-a always,exit -F arch=b32 -S all -F dir=/usr/games",
    ])
  #expect(region?.diagnostics.isEmpty == true)
}

@Test func whatIsLeftOutMayHaveConditionsAndValues() throws {
  #expect(
    lines(try region("partly without write of $home/a where uid = 0 on b64"))
      == ["-a always,exit -F arch=b64 -S all -F path=/home/a -F perm=w -F uid=0"])
  #expect(
    lines(try region("partly without syscalls open, stime by daemons on b64"))
      == ["-a always,exit -F arch=b64 -S open -F auid=unset"])
}

@Test func aClaimThatLeavesOutNothingHasNoRegion() throws {
  #expect(try region("covered") == nil)
  #expect(try region("not-applicable") == nil)
}

@Test func aClaimThatIsWrongLeavesOutNothingAndSaysWhy() throws {
  let region = try region("partly without syscalls opnat, close")
  #expect(region?.rules == [])
  #expect(
    region?.diagnostics.map(\.message) == ["unknown system call 'opnat'; did you mean 'openat'?"])
}
