import AuditAnalysis
import AuditCatalogue
import AuditRuleSyntax
import AuditRules
import ByteText
import LibAudit
import Testing

/// What `version` makes of a line.
private func outcome(
  _ line: ByteString, _ version: Version, target: Target = .debian12
) throws -> LoaderVersion.Outcome {
  guard case .words(let words) = RuleFileLine(line),
    case .addition(let addition) = RuleLineCompiler(target: target, host: UnknownHost())
      .compile(words).result
  else { throw LineAddsNothing() }
  return LoaderVersion(version, target: target, names: LibAuditNames())
    .outcome(addition.rule, words: words)
}

private struct LineAddsNothing: Error {}

private func calls(_ line: ByteString, _ version: Version) throws -> [UInt32]? {
  guard case .loads(let rule) = try outcome(line, version) else { return nil }
  return rule.syscalls.isAll ? nil : rule.syscalls.numbers
}

@Test func permissionsExpandOnceAnArchIsKnown() throws {
  #expect(try calls("-a always,exit -F arch=b64 -F path=/x -F perm=x", "3.1.3") == [59])
  #expect(try calls("-a always,exit -F arch=b64 -F path=/x -F perm=x", "4.2.1") == [59, 322])
  #expect(try calls("-a always,exit -F arch=b32 -F path=/x -F perm=X", "4.0.2") == [11])
  #expect(try calls("-a always,exit -F arch=b64 -F path=/x -F perm=x", "3.0.9") == nil)
  #expect(try calls("-a always,exit -F path=/x -F perm=x -F arch=b64", "4.0.2") == nil)
  #expect(try calls("-a always,exit -F path=/x -F perm=x", "4.0.2") == nil)
  #expect(try calls("-w /x -p x", "4.2.1") == nil)
}

@Test func namedCallsAreWidenedByPermissions() throws {
  #expect(try calls("-a always,exit -F arch=b64 -S mount -F perm=x", "4.0.2") == [59, 165])
  #expect(try calls("-a always,exit -F arch=b64 -F perm=x -S mount", "4.0.2") == [59, 165])
  #expect(try calls("-a always,exit -S mount -F perm=x", "4.0.2") == [59, 165])
  #expect(try calls("-a always,exit -F perm=x -S mount", "4.0.2") == [165])
  #expect(try calls("-a always,exit -F arch=b64 -S all -F perm=x", "4.0.2") == nil)
}

@Test func namesThatAnArchitectureLacksAreRefusedOrDropped() throws {
  let arm = Target(name: "arm", audit: "3.0.9", kernel: "6.1", machine: .aarch64)
  let line: ByteString = "-a always,exit -F arch=b64 -F path=/x -F perm=w"
  #expect(
    try outcome(line, "4.0.2", target: arm)
      == .refuses("audit 4.0.2 knows no system call 'rename' there"))
  guard case .loads(let rule) = try outcome(line, "4.1.4", target: arm) else {
    Issue.record("refused")
    return
  }
  #expect(rule.syscalls.contains(38) && rule.syscalls.contains(443))
}

@Test(arguments: [
  ("-a always,exit -F arch=b64 -S connect -F saddr_fam=2", "2.8.5"),
  ("-a always,exit -S all -F exe!=/x", "2.8"), ("-a never,exclude -F exe=/x", "2.8.5"),
  ("-A always,exit -S all", "4.0.5"), ("-A always,exit -S all", "4.1"),
  ("-a always,exit -S all -F key=a\u{1}b", "4.2"),
])
func whatOneVersionRefusesOthersLoad(_ line: String, _ version: String) throws {
  guard case .refuses = try outcome(ByteString(line), try #require(Version(version))) else {
    Issue.record("loaded by \(version)")
    return
  }
  for other in ["3.0.9", "4.1.1"] as [Version] {
    guard case .loads = try outcome(ByteString(line), other) else {
      Issue.record("refused by \(other)")
      return
    }
  }
}
