import AuditCatalogue
import AuditEvents
import AuditRecords
import AuditRules
import ByteText
import Diagnostics
import LibAudit
import Testing

private func line(_ testimony: Testimony) -> String {
  EventText(testimony.event, in: EventScene(names: LibAuditNames())).line
}

private func call(_ text: String, under rules: [Rule] = []) throws -> Call {
  guard case .call(let call) = try Logs.testimony(text, under: rules).event else { throw NoCall() }
  return call
}

private struct NoCall: Error {}

@Test func rawRecordsTellTheCallAsItWas() throws {
  let call = try call(Logs.refusedOpen)
  #expect(call.number == 257)
  #expect(call.architecture == .x8664)
  #expect(call.arguments == [0xffff_ff9c, 0x7ffd_1b2c, 0x90800, 0])
  #expect(call.result == Call.Result(exit: -13))
  #expect(call.subject.uid == 1000)
  #expect(call.subject.session == 3)
  let name = try #require(call.names.first)
  #expect(name.place == "/etc/shadow")
  #expect(name.group == 42)
  #expect(name.fileType == RecordedName.regularFile)
  #expect(name.file?.inode == 131)
  #expect(try #require(Logs.events(Logs.refusedOpen).first).keys == ["access"])
}

@Test func interpretedRecordsTellTheSame() throws {
  #expect(try call(Logs.refusedOpenInNames) == call(Logs.refusedOpen))
  #expect(try call(Logs.removalInNames) == call(Logs.removal))
  for text in [Logs.removal, Logs.removalInNames] {
    #expect(try #require(Logs.events(text).first).keys == ["priv", "abc"])
  }
}

@Test func aRemovedNameIsTakenFromItsWatch() throws {
  let rules = try Logs.rules(["-a always,exit -S all -F path=/tmp/d/a\\ b -F perm=wa -k gone"])
  let call = try call(Logs.removal, under: rules)
  #expect(call.names.map(\.place) == ["/tmp/d", "/tmp/d/a b"])
  #expect(call.names.map(\.isParent) == [true, false])
  #expect(call.removal?.paths == ["/tmp/d/a b"])
  #expect(call.removal?.world.files["/tmp/d/a b"]?.inode == 141)
  #expect(call.world.files["/tmp/d/a b"] == nil)
  let keys = Evaluator(rules, classes: LinuxClasses(of: .debian12)).decision(on: .call(call)).keys
  #expect(keys == ["gone"])
}

@Test func recordsOfOneEventNeedNotStandTogether() {
  let text = """
    node=a type=SYSCALL msg=audit(1.5:1): arch=c000003e syscall=39
    node=b type=SYSCALL msg=audit(1.5:1): arch=c000003e syscall=39

    node=a type=CWD msg=audit(1.5:1): cwd="/"
    what is this
    type=1300 audit(1.5:2): arch=c000003e syscall=39
    """
  let log = AuditLog(SourceText(name: "<log>", text), names: LibAuditNames())
  #expect(log.events.map(\.records.count) == [2, 1, 1])
  #expect(log.strangers.map(\.line) == [5])
}

@Test func messagesAndOtherRecordsAreEventsToo() throws {
  let login = try Logs.testimony(
    "type=USER_LOGIN msg=audit(1700000005.123:50): pid=950 uid=0 auid=1000 ses=4 subj=unconfined "
      + "msg='op=login id=1000 exe=\"/usr/sbin/sshd\" hostname=? res=success'\u{1d}UID=\"root\"")
  guard case .message(let message) = login.event else {
    Issue.record("a login is a message")
    return
  }
  #expect(message.type == 1112)
  #expect(message.subject.auid == 1000)
  #expect(message.subject.exe == Places(facts: nil).file(at: "/usr/sbin/sshd"))
  let change = try Logs.testimony(
    "type=CONFIG_CHANGE msg=audit(1.2:51): auid=1000 ses=3 op=add_rule key=\"x\" list=4 res=1")
  #expect(line(change).hasPrefix("record msgtype=CONFIG_CHANGE"))
}

@Test func everyCallKnowsItsOwnExtras() throws {
  let prefix = "type=SYSCALL msg=audit(1.2:3): arch=c000003e "
  let connect = try call(
    prefix
      + "syscall=42 success=no exit=-115 a0=3 items=0 \(Logs.ids) exe=\"/usr/bin/nc\" key=(null)\n"
      + "type=SOCKADDR msg=audit(1.2:3): saddr=0A000050C0A80001")
  #expect(connect.addressFamily == 10)
  let open = try call(
    prefix + "syscall=437 success=yes exit=3 a0=ffffff9c items=0 \(Logs.ids) exe=\"/bin/x\"\n"
      + "type=OPENAT2 msg=audit(1.2:3): oflag=0101 mode=0600 resolve=0x0")
  #expect(open.openFlags == 0o101)
  let gone = try call(prefix + "syscall=231 a0=0 items=0 \(Logs.ids) exe=(null)")
  #expect(gone.result == nil)
  #expect(gone.subject.exe == nil)
  let refused = try call(
    prefix + "syscall=2 success=no exit=-13 a0=0 items=0 \(Logs.ids)\n"
      + "type=AVC msg=audit(1.2:3): apparmor=\"DENIED\" operation=\"open\"")
  #expect(refused.ownRecords == [1400])
}

@Test(arguments: [
  "", "type=", "type=SYSCALL", "type=SYSCALL msg=audit(", "type=SYSCALL msg=audit()", "\u{1d}",
  "type=SYSCALL msg=audit(1.2:3): ", "type=SYSCALL msg=audit(1.2:3): arch= syscall=",
  "type=SYSCALL msg=audit(1.2:3): arch=c000003e syscall=\"", "type=PATH msg=audit(1.2:3): name='",
  "type=SYSCALL msg=audit(1.2:3) : arch=x86_64 syscall=open exit=( a0=|O_ success=",
  "type=SYSCALL msg=audit(1.2:3): arch=c000003e syscall=99999999999 a0=zz uid=-5 per=x",
  "type=UNKNOWN[99999999999] msg=audit(1.2:3): a=b",
])
func damagedRecordsNeverCrash(text: String) {
  let reader = TestimonyReader(names: LibAuditNames(), target: .debian12)
  for event in Logs.events(text) {
    let testimony = reader.read(event, under: [])
    #expect(testimony == nil || !testimony!.gaps.fields.isEmpty)
  }
}
