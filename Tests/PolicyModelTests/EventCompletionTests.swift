import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText
import Diagnostics
import LibAudit
import PolicyModel
import Testing

/// What reading `text` as an event gives, where `rules` are in force.
func completed(_ text: String, by rules: [Rule] = [], facts: HostFacts? = nil)
  -> EventCompletion.Result
{
  EventCompletion(names: LibAuditNames(), target: .debian12, facts: facts)
    .read(SourceText(name: "<event>", text), by: rules)
}

private func call(_ text: String, by rules: [Rule] = [], facts: HostFacts? = nil) throws -> Call {
  let result = completed(text, by: rules, facts: facts)
  #expect(result.diagnostics.map { "\($0.id): \($0.message)" } == [])
  guard case .call(let call)? = result.event else { throw NoCall() }
  return call
}

private struct NoCall: Error {}

@Test func whatAnEventDoesNotSayIsTakenAsDocumented() throws {
  let call = try call("adjtimex")
  #expect(call.number == 159)
  #expect(call.architecture == .x8664)
  #expect(call.result == Call.Result(exit: 0))
  #expect(call.subject.uid == 1000)
  #expect(call.subject.auid == 1000)
  #expect(call.birth == call.subject)
  #expect(call.subject.exe == Places(facts: nil).file(at: "/usr/bin/true"))
  #expect(
    completed("adjtimex").taken == [
      "uid=1000", "auid=1000", "euid=suid=fsuid=gid=egid=sgid=fsgid=1000", "success=1",
      "exe=/usr/bin/true", "on b64", "a0=a1=a2=a3=0",
    ])
}

@Test func aProgramAccountHasNoLoginUid() throws {
  #expect(try call("getpid uid=33").subject.auid == Subject.unset)
  #expect(try call("getpid uid=33 auid=1000").subject.auid == 1000)
  #expect(try call("getpid by users").subject.auid == 1000)
  #expect(try call("getpid by daemons").subject.auid == Subject.unset)
  #expect(try call("getpid uid=0 by users").subject.auid == 1000)
  #expect(try call("getpid by root").subject.auid == 0)
}

@Test func clausesChooseWhatTheTextLeavesOpen() throws {
  #expect(try call("open denied").result == Call.Result(exit: -13))
  #expect(try call("open denied exit=-EPERM").result == Call.Result(exit: -1))
  #expect(try call("open where a1 & 0x3 and uid != euid").arguments[1] == 3)
  #expect(try call("execve where uid != euid and euid = 0").subject.euid == 0)
  #expect(try call("open where auid in 500..600").subject.auid == 600)
  #expect(try call("open /etc/x where obj_uid = 7").names.map(\.owner) == [7])
}

@Test func pathsLeadWhereTheKernelWouldGo() throws {
  var facts = HostFacts(name: "small")
  facts.symlinks = ["/var/run": "/run", "/etc/localtime": "/usr/share/zoneinfo/UTC"]
  #expect(try call("openat /var/run/utmp", facts: facts).names.map(\.place) == ["/run/utmp"])
  #expect(
    try call("openat /etc/localtime", facts: facts).names.map(\.place)
      == ["/usr/share/zoneinfo/UTC"])
  #expect(
    try call("readlink /etc/localtime", facts: facts).names.map(\.place) == ["/etc/localtime"])
  #expect(
    try call("newfstatat a3=0x100 /etc/localtime", facts: facts).names.map(\.place)
      == ["/etc/localtime"])
}

@Test func aCallThatTakesANameAwayTouchesItsFolderToo() throws {
  let rule = Rule(.always, .exit, syscalls: .all, [FieldComparison(.path, .equal, "/etc/shadow")])
  let unlink = try call("unlink /etc/shadow", by: [rule])
  #expect(unlink.names.map(\.place) == ["/etc", "/etc/shadow"])
  #expect(unlink.names.map(\.isParent) == [true, false])
  #expect(unlink.removal?.paths == ["/etc/shadow"])
  #expect(unlink.world.files["/etc/shadow"] == nil)
  #expect(try call("unlink /etc/shadow exit=-EACCES", by: [rule]).removal == nil)

  let rename = try call("rename /etc/shadow+ /etc/shadow", by: [rule])
  #expect(rename.removal == nil)
  #expect(rename.world.files["/etc/shadow"] == Places(facts: nil).file(at: "/etc/shadow+"))
  #expect(rename.world.changes == ["/etc/shadow"])
}

@Test func theStartedProgramActsInAnExecve() throws {
  let places = Places(facts: nil)
  #expect(try call("execve /usr/bin/at").subject.exe == places.file(at: "/usr/bin/at"))
  #expect(
    try call("execve exit=-EACCES /usr/bin/at").subject.exe == places.file(at: "/usr/bin/true"))
}

@Test(arguments: [
  ("opnat", "unknown-syscall: unknown syscall 'opnat'; did you mean 'openat'?"),
  ("stime", "unknown-syscall: there is no syscall 'stime' on b64"),
  ("stime on b23", "unknown-abi: unknown ABI 'b23'; did you mean 'b32'?"),
  ("open udi=5", "unknown-field: unknown field 'udi'; did you mean 'uid'?"),
  ("open uid>5", "field-needs-value: an event has one value for 'uid'"),
  ("open uid=5 uid=6", "given-twice: 'uid' is given twice"),
  ("open auid=5 loginuid=6", "given-twice: 'loginuid' is given twice"),
  ("open exit=-EACCESS", "unknown-errno: unknown errno 'EACCESS'; did you mean 'EACCES'?"),
  ("open uid=bob", "unknown-account: unknown user 'bob'"),
  ("open $where", "unbound-value: no value is bound to '$where'"),
  ("open auid=0 by users", "clause-contradicts: 'by users' does not hold for the auid given"),
  ("open exit=0 denied", "clause-contradicts: 'denied' does not hold for the result given"),
  (
    "open a0=1 where a0 = 2",
    "condition-not-met: the condition does not hold for the event as it is written"
  ),
  ("open path=/etc", "field-is-a-path: a path stands in an event without 'path='"),
  ("open perm=r", "field-of-rules: 'perm' is no field of an event"),
  ("message uid=0", "expected-type: a message needs its type"),
  ("open a0=4294967296", "number-too-large: '4294967296' does not fit into 32 bits"),
])
func aMistakenEventIsExplained(text: String, error: String) {
  let result = completed(text)
  #expect(result.event == nil)
  #expect(
    result.diagnostics.filter { $0.severity == .error }.map { "\($0.id): \($0.message)" } == [error]
  )
}
