import AuditAnalysis
import AuditCatalogue
import AuditEvents
import ByteText
import Testing

/// The report for two rules that are loaded the other way round; both are written as listed.
private func swapped(_ first: String, _ second: String) throws -> DriftReport {
  try drift("\(first)\n\(second)", "\(second)\n\(first)")
}

@Test(arguments: [
  (
    "-a never,exit -F arch=b64 -S mount -F uid=0", "-a always,exit -F arch=b64 -S mount -F key=m",
    "the first of them decides whether the event is recorded"
  ),
  (
    "-a always,exit -F arch=b64 -S mount -F uid=0 -F key=root",
    "-a always,exit -F arch=b64 -S mount,swapon -F key=m",
    "the first of them decides under which key the event is recorded"
  ),
  (
    "-a never,exit -S all -F dir=/etc/ssh -F perm=wa -F uid=0",
    "-a always,exit -S all -F path=/etc/ssh/x -F perm=rw -F auid>=1000",
    "the first of them decides whether the event is recorded"
  ),
  (
    "-a never,task -F uid=105", "-a always,task -F gid=105",
    "the first of them decides whether calls are recorded"
  ),
  (
    "-a always,user -F uid=0", "-a never,user -F msgtype=USER_AUTH",
    "the first of them decides whether the message is recorded"
  ),
])
func orderThatDecidesIsDrift(_ first: String, _ second: String, _ reason: String) throws {
  let report = try swapped(first, second)
  #expect(report.findings.map(\.kind) == [.order])
  #expect(report.findings.first?.details == [reason])
  #expect(report.findings.first?.rule == ByteString(first))
  #expect(report.exitStatus() == 1)
}

@Test(arguments: [
  ("-a never,exit -F arch=b64 -S mount -F uid=0", "-a always,exit -F arch=b64 -S swapon"),
  ("-a never,exit -F arch=b64 -S mount", "-a always,exit -F arch=b32 -S mount"),
  (
    "-a never,exit -F arch=b64 -S mount -F uid=0",
    "-a always,exit -F arch=b64 -S mount -F uid>=1000"
  ),
  (
    "-a never,exit -F arch=b64 -S mount -F auid=-1",
    "-a always,exit -F arch=b64 -S mount -F auid!=-1"
  ),
  (
    "-a always,exit -F arch=b64 -S open -F exit=-EACCES -F key=a",
    "-a always,exit -F arch=b64 -S open -F success=1 -F key=b"
  ),
  (
    "-a always,exit -F arch=b64 -S mount -F key=a",
    "-a always,exit -F arch=b64 -S mount -F uid=0 -F key=a"
  ),
  ("-w /etc/passwd -p wa -k a", "-w /etc/group -p wa -k b"),
  (
    "-a always,exit -S all -F exe=/usr/bin/a -F key=a",
    "-a always,exit -S all -F exe=/usr/bin/b -F key=b"
  ),
  (
    "-a never,exit -S all -F path=/etc/passwd -F perm=r -F uid=0",
    "-a always,exit -S all -F path=/etc/passwd -F perm=x -F uid=0"
  ),
  ("-a never,exclude -F msgtype=CWD", "-a always,exclude -F msgtype>=1300"),
])
func orderThatDoesNotDecideIsARemark(_ first: String, _ second: String) throws {
  let report = try swapped(first, second)
  #expect(report.findings.isEmpty, "\(report.findings.map(\.diagnostic.message))")
  #expect(report.remarks.contains { $0.id == "order-without-effect" })
}

@Test(arguments: [
  (
    "-a always,exit -S all -F dir=/etc/ssh -F perm=wa -F uid=0 -F key=a",
    "-a always,exit -S all -F dir=/usr -F perm=wa -F key=b -F uid=0"
  ),
  (
    "-a never,exit -F arch=b64 -S chmod -F obj_uid=0",
    "-a always,exit -F arch=b64 -S chmod -F obj_uid=1000"
  ),
])
func orderThatDecidesForACallWithTwoNamesIsDriftWithSuchACall(
  _ first: String, _ second: String
) throws {
  let report = try swapped(first, second)
  #expect(report.findings.map(\.kind) == [.order])
  #expect(report.exitStatus() == 1)
  let effect = try #require(report.effect)
  let events = (effect.lost + effect.gained + effect.refiled).map(\.event)
  #expect(!events.isEmpty)
  for case .call(let call) in events { #expect(call.names.count == 2) }
}

@Test func orderOfRulesWhoseCommonEventsAnotherTakesFirstDoesNotDecide() throws {
  let first = "-a always,exit -F arch=b64 -S mount -F key=m"
  let never = "-a never,exit -F arch=b64 -S mount -F uid=0"
  let always = "-a always,exit -F arch=b64 -S mount,swapon -F auid=0 -F key=s"
  let report = try drift("\(first)\n\(never)\n\(always)", "\(first)\n\(always)\n\(never)")
  #expect(report.findings.isEmpty && report.exitStatus() == 0)
  #expect(report.remarks.contains { $0.id == "order-without-effect" })
  #expect(report.effect?.isNone == true)
}

@Test func watchesThatMayBeTreesMayMeet() throws {
  let rules = "-w /etc/passwd -p wa -k a\n-w /etc -p wa -k b"
  let listing = "-w /etc -p wa -k b\n-w /etc/passwd -p wa -k a"
  let unknown = try drift(rules, listing, assumesWatchesAlways: true, host: UnknownHost())
  #expect(unknown.findings.isEmpty)
  #expect(unknown.ambiguous.contains { $0.reason.contains("a file or a folder") })
  let known = try drift(rules, listing)
  #expect(known.findings.map(\.kind) == [.order])
}

@Test func listsArePrintedOneAfterTheOtherWhateverTheirOrderInTheFile() throws {
  let report = try drift(
    "-a never,exclude -F msgtype=CWD\n-a always,exit -S all -F uid=0",
    "-a always,exit -S all -F uid=0\n-a never,exclude -F msgtype=CWD")
  #expect(report.findings.isEmpty && report.remarks.isEmpty)
}

@Test func oneRuleMovedPastManyIsOneFinding() throws {
  let always = (0..<20).map { "-a always,exit -F arch=b64 -S mount -F pid=\($0) -F key=k\($0)" }
  let never = "-a never,exit -F arch=b64 -S mount"
  let report = try drift(
    ([never] + always).joined(separator: "\n"), (always + [never]).joined(separator: "\n"))
  #expect(report.findings.map(\.kind) == [.order])
}
