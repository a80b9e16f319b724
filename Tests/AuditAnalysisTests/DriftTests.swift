import AuditAnalysis
import AuditCatalogue
import ByteText
import Diagnostics
import LibAudit
import Testing

private let base = """
  -w /etc/passwd -p wa -k identity
  -a always,exit -F arch=b64 -S mount,umount2 -F auid>=1000 -F key=mounts
  -a always,exit -F arch=b64 -S openat -F exit=-EACCES -F key=access
  -a never,exclude -F msgtype=CWD
  """

/// The report for `base` whose listing has `new` in the place of `old`.
private func edited(_ old: String, _ new: String) throws -> DriftReport {
  try drift(base, base.replacing(old, with: new))
}

@Test func rulesThatAreAllThereHaveNotDrifted() throws {
  let report = try drift(base, base)
  #expect(report.findings.isEmpty && report.exitStatus() == 0)
}

@Test func aRuleThatIsNotLoadedIsMissing() throws {
  let report = try edited("-w /etc/passwd -p wa -k identity\n", "")
  #expect(report.findings.map(\.kind) == [.missing])
  #expect(report.findings[0].rule == "-w /etc/passwd -p wa -k identity")
  #expect(report.findings[0].loaded == nil && report.findings[0].policy == "30.rules:1")
  #expect(report.findings[0].diagnostic.notes.count == 1)
  #expect(report.exitStatus() == 1)
}

@Test func aRuleThatNobodyExpectsIsUnexpected() throws {
  let report = try edited("-a never,exclude", "-a never,task\n-a never,exclude")
  #expect(report.findings.map(\.kind) == [.unexpected])
  #expect(report.findings[0].loaded == "-a never,task" && report.findings[0].rule == nil)
  #expect(report.findings[0].diagnostic.span?.fileAndLine == "loaded.list:4")
}

@Test(arguments: [
  ("-p wa -k identity", "-p w -k identity", "it has 'perm=w', not 'perm=wa'"),
  ("/etc/passwd", "/etc/shadow", "it has 'path=/etc/shadow', not 'path=/etc/passwd'"),
  ("identity", "other", "the key is 'other', not 'identity'"),
  ("mount,umount2", "mount", "it does not look at 'umount2'"),
  ("mount,umount2", "mount,umount2,swapon", "it looks at 'swapon' too"),
  ("mount,umount2", "all", "it looks at all system calls"),
  ("auid>=1000", "auid>=500", "it has 'auid>=500', not 'auid>=1000'"),
  (" -F auid>=1000", "", "it lacks 'auid>=1000'"),
  ("auid>=1000", "auid>=1000 -F auid!=-1", "it has 'auid!=unset' besides"),
  ("arch=b64 -S openat", "arch=b32 -S openat", "it has 'arch=b32', not 'arch=b64'"),
  ("-EACCES", "-EPERM", "it has 'exit=-EPERM', not 'exit=-EACCES'"),
  (
    "always,exit -F arch=b64 -S openat", "never,exit -F arch=b64 -S openat",
    "it is never, not always"
  ),
  ("msgtype=CWD", "msgtype=PATH", "it has 'msgtype=PATH', not 'msgtype=CWD'"),
])
func anAlteredRuleIsChangedInThatPart(_ old: String, _ new: String, _ clause: String) throws {
  let report = try edited(old, new)
  #expect(report.findings.map(\.kind) == [.changed])
  #expect(
    report.findings.first?.details.contains(clause) == true, "\(report.findings.map(\.details))")
  #expect(report.findings.first?.rule != nil && report.findings.first?.loaded != nil)
}

@Test func theActionOfExcludeRulesHasNoEffect() throws {
  #expect(try edited("never,exclude", "always,exclude").findings.isEmpty)
}

@Test func controlsAndPolicyGoWithAFinding() throws {
  var rules = expected(Array((base + "\n").utf8))
  let index = try #require(rules.firstIndex { $0.rule.path == "/etc/passwd" })
  rules[index].controls = ["cis-debian-12 6.2.3.8"]
  rules[index].policy = "identity.policy:4"
  let report = try Drift.compare(
    expected: rules, loaded: loaded(Array("No rules\n".utf8)),
    DriftOptions(target: .debian12, names: LibAuditNames()))
  #expect(report.findings.count == 4)
  let document = DriftDocument(report)
  let finding = try #require(document.findings.first { $0.policy == "identity.policy:4" })
  #expect(finding.controls == ["cis-debian-12 6.2.3.8"] && finding.kind == .missing)
  #expect(document.drift)
}

@Test func aWatchLineThatMayBeNeverIsAmbiguousButNoDrift() throws {
  let report = try drift(base, base)
  #expect(report.ambiguous.map(\.reason) == ["it could be a never rule or a watch on the tree"])
  #expect(report.remarks.map(\.id) == ["ambiguous-listing"])
  #expect(report.exitStatus(strict: true) == 2 && report.exitStatus() == 0)
}

@Test func watchesCanBeAssumedToBeAlwaysRules() throws {
  let never = "-a never,exit -F path=/etc/passwd -F perm=wa -F key=identity"
  let listing = "-w /etc/passwd -p wa -k identity"
  #expect(try drift(never, listing).exitStatus() == 0)
  let report = try drift(never, listing, assumesWatchesAlways: true)
  #expect(report.findings.map(\.kind) == [.changed])
  #expect(report.findings.map(\.details) == [["it is always, not never"]])
  let unknown = try drift(
    listing, listing, assumesWatchesAlways: true, host: UnknownHost())
  #expect(unknown.exitStatus(strict: true) == 0)
}

@Test func aMissingRuleThatMayBeAnUnreadableLineIsNotKnownToBeMissing() throws {
  let report = try drift(
    "-w /etc/passwd -p wa\n-w /etc/group -p wa",
    "-w /etc/passwd -p wa\n-a always,(null) -S 18,36")
  #expect(Set(report.findings.map(\.kind)) == [.missing, .unreadable])
  #expect(report.exitStatus() == 2)
}

@Test func anUnexpectedSecondCopyIsUnexpected() throws {
  let report = try drift("-w /etc/passwd -p wa", "-w /etc/passwd -p wa\n-w /etc/passwd -p wa")
  #expect(report.findings.map(\.kind) == [.unexpected])
}

@Test(arguments: [
  ("-a always,exit -F uid=0 -F gid=0 -S mount", "-a always,exit -S mount -F gid=0 -F uid=0"),
  ("-w /etc//passwd -p wa", "-w /etc/passwd -p wa"),
  (
    "-a always,exit -F arch=b64 -F path=/etc/passwd -F perm=x",
    "-a always,exit -F arch=b64 -S execve,execveat -F path=/etc/passwd -F perm=x"
  ),
  (
    "-a always,exit -F arch=b64 -S mount -F auid!=unset",
    "-a always,exit -F arch=b64 -S mount f24=1"
  ),
])
func otherWordsWithTheSameEffectAreARemark(_ rule: String, _ line: String) throws {
  let report = try drift(rule, line)
  #expect(report.findings.isEmpty, "\(report.findings.map(\.diagnostic.message))")
  #expect(report.remarks.contains { $0.id == "reworded" })
}

@Test func lessThanThePermissionsAskForIsNoRewording() throws {
  let report = try drift(
    "-a always,exit -F arch=b64 -F path=/etc/passwd -F perm=x",
    "-a always,exit -F arch=b64 -S execve -F path=/etc/passwd -F perm=x")
  #expect(report.findings.map(\.kind) == [.changed])
}
