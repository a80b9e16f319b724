import AuditCatalogue
import ByteText
import Diagnostics
import LibAudit
import RuleFormat
import Testing

/// What is known of the machine in these tests.
private let facts: HostFacts = {
  var facts = HostFacts(name: "t")
  facts.directories = ["/", "/etc", "/etc/audit"]
  facts.files = ["/etc/passwd"]
  return facts
}()

private func modernized(
  _ texts: [String], host: any HostView = facts
) -> [RuleFormat.Result] {
  let form = ModernForm(target: .debian12, host: host)
  return RuleFormat(modernForm: form).format(
    texts.enumerated().map { SourceText(name: "\($0).rules", $1) })
}

/// Expects that `before` becomes `after`, that this stays, and the reasons why lines stay.
private func expect(
  _ before: String, becomes after: String, host: any HostView = facts, _ reasons: String...,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let result = modernized([before], host: host)[0]
  #expect(String(decoding: result.bytes, as: UTF8.self) == after, sourceLocation: sourceLocation)
  let found = result.remarks.map { $0.message.replacing("this line is left as it is: ", with: "") }
  #expect(found == reasons, sourceLocation: sourceLocation)
  let again = modernized([after], host: host)[0]
  #expect(again.bytes == result.bytes, sourceLocation: sourceLocation)
}

@Test func aWatchBecomesARuleOnAPathOrATree() {
  expect(
    "-w /etc/passwd -p wa -k id\n-w /etc/audit -p rwxa\n-w /etc/audit/ -k a -k b\n",
    becomes: """
      -a always,exit -S all -F path=/etc/passwd -F perm=wa -F key=id
      -a always,exit -S all -F dir=/etc/audit -F perm=rwxa
      -a always,exit -S all -F dir=/etc/audit -F perm=rwxa -F key=a -F key=b

      """)
}

@Test func aWatchOnAPlaceOfWhichNothingIsKnownStays() {
  expect(
    "-w /etc/passwd  -p wa\n", becomes: "-w /etc/passwd -p wa\n", host: UnknownHost(),
    "whether '/etc/passwd' is a file or a folder is not known")
  expect(
    "-w /etc/audit/ -p wa\n", becomes: "-a always,exit -S all -F dir=/etc/audit -F perm=wa\n",
    host: UnknownHost())
}

@Test func conditionsComeInOneOrder() {
  expect(
    "-a exit,always -F auid!=4294967295 -F auid>=1000 -F exit=-13 -F arch=b64 -S openat -S open -k x\n",
    becomes: "-a always,exit -F arch=b64 -S open,openat -F exit=-EACCES -F auid!=unset "
      + "-F auid>=1000 -F key=x\n")
}

@Test func commentsSettingsAndBlankLinesKeepTheirPlaces() {
  expect(
    "# one\n-D\n\n-b 8192\n  # two\n-a always,exclude -F msgtype=1300\n-e 2\n",
    becomes: "# one\n-D\n\n-b 8192\n# two\n-a always,exclude -F msgtype=SYSCALL\n-e 2\n")
}

@Test func namesOfUsersStayNames() {
  expect(
    "-a always,exit -F uid=root -F arch=b64 -S mount -k m\n",
    becomes: "-a always,exit -F arch=b64 -S mount -F uid=root -F key=m\n")
}

@Test func aLineWithoutTheArchItNeedsStays() {
  expect(
    "-a always,exit -S open -k x\n", becomes: "-a always,exit -S open -k x\n",
    "which calls it means depends on an arch it lacks")
}

@Test func aLineThatAuditctlRefusesStays() {
  expect(
    "-a always,exit -F arch=b64 -S opn -k x\n",
    becomes: "-a always,exit -F arch=b64 -S opn -k x\n",
    "auditctl refuses it (Syscall name unknown: opn)")
}

@Test func whereRulesAreDeletedTheOrderOfConditionsStays() {
  expect(
    "-a always,exit -F auid=0 -F path=/a -k x\n-d always,exit -F auid=0 -F path=/a -k x\n",
    becomes: "-a always,exit -S all -F auid=0 -F path=/a -F key=x\n"
      + "-d always,exit -F auid=0 -F path=/a -k x\n",
    "a deletion is spelled as the rule that it deletes")
}

@Test func whereAuditAddsCallsForPermLinesThatDependOnItStay() throws {
  let text = """
    -a always,exit -F arch=b64 -F path=/a -F perm=wa -k x
    -a always,exit -F path=/b -F perm=wa -F arch=b64 -S open -k x
    -a exit,always -F arch=b64 -S all -F path=/c -F perm=wa -k x

    """
  let target = try #require(Target.known.first { $0.audit >= "3.1.3" })
  let form = ModernForm(target: target, host: facts)
  let result = RuleFormat(modernForm: form).format([SourceText(name: "t", text)])[0]
  #expect(result.remarks.map { $0.span?.line } == [1, 2])
  #expect(
    String(decoding: result.bytes, as: UTF8.self).split(separator: "\n")[2]
      == "-a always,exit -F arch=b64 -S all -F path=/c -F perm=wa -F key=x")
}

@Test func twoRulesNeverBecomeOne() {
  let reason = "it would become the same rule as another line, which the kernel refuses"
  expect(
    "-a always,exit -F auid=0 -F path=/a -k x\n-a always,exit -F path=/a -F auid=0 -k x\n",
    becomes: "-a always,exit -F auid=0 -F path=/a -k x\n"
      + "-a always,exit -S all -F path=/a -F auid=0 -F key=x\n", reason)
  let results = modernized([
    "-a always,exit -F auid=0 -F uid=1 -F path=/a\n",
    "-a always,exit -F uid=1 -F auid=0 -F path=/a\n",
  ])
  #expect(results[0].remarks.isEmpty)
  #expect(results[1].remarks.map(\.message) == ["this line is left as it is: \(reason)"])
}

@Test func conditionsOfAListWhoseWalkTheyEndKeepTheirOrder() {
  expect(
    "-a user,always -F auid=0 -F euid=1 -F uid=0\n-a user,always -F auid=0 -F uid=0\n",
    becomes: "-a always,user -F auid=0 -F euid=1 -F uid=0\n-a always,user -F uid=0 -F auid=0\n")
}

@Test func aSpecialPathIsEscaped() {
  expect(
    "-a always,exit -F path=/a\\ b -F perm=x\n",
    becomes: "-a always,exit -S all -F path=/a\\ b -F perm=x\n")
}

@Test func watchesOfUnknownPlacesAreToldInOneRemark() {
  let text = "-w /etc/passwd\n-w /etc/audit/\n-w /etc/group\n-w /etc/shadow\n"
  let remarks = modernized([text], host: UnknownHost())[0].remarks
  #expect(remarks.map(\.span?.place) == ["0.rules:1:1"])
  #expect(remarks[0].notes.map(\.message) == ["the same goes for 2 more watches of this file"])
}
