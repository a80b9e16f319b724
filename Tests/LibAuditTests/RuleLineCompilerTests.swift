import AuditCatalogue
import AuditRuleSyntax
import AuditRules
import ByteText
import LibAudit
import Testing

/// The rule that a line adds on a host that nothing is known of.
private func rule(_ text: ByteString, host: any HostView = UnknownHost()) throws -> Rule {
  guard case .words(let words) = RuleFileLine(text) else { throw LineHasNoWords() }
  let line = RuleLineCompiler(target: .debian12, host: host).compile(words)
  guard case .addition(let addition) = line.result else { throw LineAddsNothing(line: line) }
  return addition.rule
}

private struct LineHasNoWords: Error {}
private struct LineAddsNothing: Error {
  let line: CompiledLine
}

@Test func theFeatureQuestionIsAnsweredByThisProgram() throws {
  // Without the override libaudit refuses exe= for want of a kernel to ask.
  let rule = try rule("-a always,exit -S all -F exe=/bin/x")
  #expect(rule.comparison(of: .exe)?.text == "/bin/x")
}

@Test func aWatchIsAPathWithItsPermissionsAndKey() throws {
  let rule = try rule("-w /etc/passwd -p wa -k identity", host: HostFacts(name: "empty"))
  #expect(rule.list == .exit && rule.action == .always && rule.syscalls.isAll)
  #expect(
    rule.comparisons == [
      FieldComparison(.path, .equal, "/etc/passwd"), FieldComparison(.perm, .equal, 10),
      FieldComparison(.key, .equal, "identity"),
    ])
}

@Test func spellingsOfOneRuleBecomeOneRule() throws {
  let spellings: [ByteString] = [
    "-a always,exit -F arch=b64 -S chmod,fchmod -F auid>=1000 -F auid!=unset -F key=p",
    "-a exit,always -F arch=x86_64 -S fchmod -S chmod -F auid>=1000 -F auid!=-1 -k p",
    "-aalways,exit -Farch=c000003e -S90,91 -Fauid>=01750 -Floginuid!=4294967295 -Fkey=p",
  ]
  let first = try rule(spellings[0])
  for spelling in spellings.dropFirst() { #expect(try rule(spelling) == first) }
}

@Test func anUnknownUserNameEqualsOnlyItself() throws {
  let alice = try rule("-a always,exit -S all -F uid=alice")
  #expect(alice.comparison(of: .uid)?.value == .account("alice"))
  #expect(try alice != rule("-a always,exit -S all -F uid=0"))
}

@Test(arguments: [
  "-a always,exit -F arch=b64 -S opeen -k x", "-a always,exit -S mount -F uid=0 -F arch=b64",
  "-a always,exit -F nosuch=1", "-w etc/passwd", "-a always,exit -S 2048", "-k x -S open",
  "-a always,entry -S all", "-w /etc/passwd -p z", "-w /a -k b trailing", "-f 3", "-Q",
])
func whatAuditctlRefusesIsRefused(_ text: String) throws {
  guard case .words(let words) = RuleFileLine(ByteString(text)) else { throw LineHasNoWords() }
  let line = RuleLineCompiler(target: .debian12, host: UnknownHost()).compile(words)
  guard case .refused = line.result else {
    Issue.record("accepted: \(text)")
    return
  }
}

@Test func bytesSurviveTheWayThroughARule() throws {
  let rule = try rule(
    "-a never,exit -F arch=b32 -S open -F a1&=0x3 -C uid!=euid -F dir=/srv/x -k a -k b")
  let data = try RuleData(rule)
  #expect(try data.rule() == rule)
  #expect(data.bytes.count == RuleData.headerSize + "/srv/xa?b".utf8.count)
  #expect(rule.keys == ["a", "b"])
}

@Test(arguments: [
  "-a always,exit -F arch=b64 -S chmod,fchmod -F auid>=1000 -F auid!=unset -F key=p",
  "-a always,exit -F uid=0 -F arch=b32 -S open -F a1&0x3 -F exit=-EACCES -F key=a -F key=b",
  "-a always,exit -S all -F path=/srv/a\\ b\\\\c -F perm=rwxa -F key=x=y",
  "-a never,exit -F arch=b64 -S all -F dir=/srv/ -F exe!=/usr/bin/x -C uid!=euid",
  "-a always,exclude -F msgtype=CWD -F auid=unset", "-a never,user -F uid=0",
  "-a never,task -F auid=unset", "-a never,filesystem -F fstype=tracefs",
  "-A always,exit -F arch=b64 -S 451,2032 -F filetype=dir -F exit=3 -F a0&=0x7",
  "-a always,exit -S ,",
])
func aRuleIsWrittenAsItWasRead(_ text: String) throws {
  guard case .words(let words) = RuleFileLine(ByteString(text)) else { throw LineHasNoWords() }
  let line = RuleLineCompiler(target: .debian12, host: UnknownHost()).compile(words)
  guard case .addition(let addition) = line.result else { throw LineAddsNothing(line: line) }
  let writer = RuleWriter(names: LibAuditNames())
  #expect(writer.line(addition.rule, prepended: addition.isPrepended) == ByteString(text))
}

@Test func pairsOfFieldsAreNumberedAsLibauditNumbersThem() throws {
  let names = LibAuditNames()
  for (index, pair) in InterfieldComparison.all.enumerated() {
    let left = try #require(names.name(of: pair.left))
    let right = try #require(names.name(of: pair.right))
    let rule = try rule(ByteString("-a always,exit -S all -C \(left)=\(right)"))
    #expect(rule.comparison(of: .fieldCompare)?.number == UInt32(index + 1))
  }
}
