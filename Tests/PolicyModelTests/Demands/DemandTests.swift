import AuditCatalogue
import AuditRules
import ByteText
import PolicyModel
import Testing

@Test func aDemandAsksForOneRuleForEachInterfaceAndPathUnderItsKey() throws {
  let demanded = try Demanded("demand record write, attr of /etc/group, /etc/passwd key identity")
  #expect(
    demanded.parts == [
      "-a always,exit -F arch=b64 -S all -F path=/etc/group -F perm=wa -F key=identity",
      "-a always,exit -F arch=b32 -S all -F path=/etc/group -F perm=wa -F key=identity",
      "-a always,exit -F arch=b64 -S all -F path=/etc/passwd -F perm=wa -F key=identity",
      "-a always,exit -F arch=b32 -S all -F path=/etc/passwd -F perm=wa -F key=identity",
    ])
}

@Test(arguments: [
  "record write, attr of /etc/passwd key k",
  "record write, attr under /etc/pam.d by users key k, l",
  "record syscalls creat, open, openat denied by users key k",
  "record syscalls execve where euid != uid and auid != unset key k",
  "record syscalls stime, adjtimex key k",
  "record read of /etc/shadow except exe /usr/bin/a key k",
  "record all syscalls under /srv where uid in (1, 2) key k",
])
func aDemandAsksForTheRulesThatTheSameWordsMake(_ words: String) throws {
  let facts = "facts f { directories /, /etc, /etc/pam.d, /srv, /usr, /usr/bin }"
  let values = "facts f; let uid-min = 500"
  let group = "rules g at 30 { \(words) }"
  let compiled = try Compiled("\(facts)\n\(group)\nprofile p { \(values); use g }")
  let rules = compiled.profile.rules.map(\.rule)
  #expect(!rules.isEmpty)
  let demanded = try Demanded(
    "demand \(words)", inProfileOf: "\(facts)\nprofile p { \(values) }")
  #expect(demanded.demands.flatMap(\.rules) == rules)
}

@Test func withoutAProfilePeopleBeginAt1000() throws {
  let demanded = try Demanded("demand record syscalls mount by users on b64 key k")
  #expect(
    demanded.parts == ["-a always,exit -F arch=b64 -S mount -F auid>=1000 -F auid!=unset -F key=k"])
}

@Test func theLockTheLoginIdsTheTypesAndTheSettingsArePartsOfTheirOwn() throws {
  let demanded = try Demanded(
    """
    demand immutable
    demand loginuid immutable
    demand messages USER_LOGIN, 1100
    demand setting backlog = 8192
    demand setting backlog-wait = 60000
    demand setting failure = panic
    demand setting failure = 1
    demand setting rate = 0
    demand setting enabled = 1
    """)
  #expect(
    demanded.parts == [
      "immutable", "loginuid immutable", "messages [1112, 1100]", "backlog_limit = 8192",
      "backlog_wait_time = 60000", "failure = 2", "failure = 1", "rate_limit = 0", "enabled = 1",
    ])
}

@Test(arguments: [
  ("setting on-error = stop", "unknown-setting: the kernel has no setting 'on-error'"),
  (
    "setting backlog-wayt = 1",
    "unknown-setting: the kernel has no setting 'backlog-wayt'; did you mean 'backlog-wait'?"
  ),
  ("setting failure = loud", "bad-setting: 'loud' is no value of 'failure'"),
  ("setting failure = 3", "bad-setting: '3' is no value of 'failure'"),
  ("setting rate = -1", "bad-setting: '-1' is no value of 'rate'"),
  (
    "messages USER_LOGN",
    "unknown-message-type: unknown message type 'USER_LOGN'; did you mean 'USER_LOGIN'?"
  ),
  (
    "record syscalls opnat key k",
    "unknown-syscall: unknown system call 'opnat'; did you mean 'openat'?"
  ),
  ("record write of $nowhere key k", "unbound-value: no value is bound to '$nowhere'"),
  ("record access key k", "incomplete-statement: 'access' needs a place"),
  (
    "record syscalls open where exit = -EACCESS key k",
    "unknown-errno: unknown errno 'EACCESS'; did you mean 'EACCES'?"
  ),
  ("record syscalls open where uid = $a key k", "unbound-value: no value is bound to '$a'"),
])
func aDemandThatMakesNoSenseIsInvalidAndSaysWhyOnce(_ demand: String, _ message: String) throws {
  let demanded = try Demanded("demand \(demand)")
  #expect(demanded.parts == ["invalid"])
  #expect(demanded.messages == [message])
}

@Test func whatNothingBindsIsNamedWithItsMeaningAndTheRestIsStillAsked() throws {
  let demanded = try Demanded(
    """
    demand record write of $log, /etc/x on b64 key k
    demand record syscalls sync where uid = $who key k
    """,
    params: "param log path \"the log file\"\nparam who number \"the one watched\"")
  #expect(
    demanded.parts == [
      "unbound: log, the log file",
      "-a always,exit -F arch=b64 -S all -F path=/etc/x -F perm=w -F key=k",
      "unbound: who, the one watched",
    ])
}

@Test func aProfilesLetBindsWhatTheCatalogueLeavesOpen() throws {
  let demanded = try Demanded(
    "demand record write of $log on b64 key k\ndemand setting backlog = $room",
    params: "param log path \"the log file\"\nparam room number \"the room\"",
    inProfileOf: "profile p { let log = /var/a, /var/b; let room = 64 }")
  #expect(
    demanded.parts == [
      "-a always,exit -F arch=b64 -S all -F path=/var/a -F perm=w -F key=k",
      "-a always,exit -F arch=b64 -S all -F path=/var/b -F perm=w -F key=k",
      "backlog_limit = 64",
    ])
}

@Test func privilegedProgramsAreThoseOfTheProfileOrOfTheFactsOrOpen() throws {
  let demand = "demand record execute of $programs on b64 key k"
  let params = "param programs programs \"set-uid programs\""
  let more = """
    programs "one" { /usr/bin/a setuid }
    programs "two" { /usr/bin/b setuid }
    programs "none" { }
    facts f { directories /, /usr, /usr/bin ; files /usr/bin/a, /usr/bin/b ; programs "one" }
    facts g { directories /, /usr, /usr/bin ; programs "none" }
    profile p { facts f; privileged at 31 { inventory "two" } }
    """
  let line = "-a always,exit -F arch=b64 -S all -F path=/usr/bin/a -F perm=x -F key=k"
  #expect(try Demanded(demand, params: params, more: more, facts: "f").parts == [line])
  #expect(
    try Demanded(demand, params: params, inProfileOf: more).parts
      == [line.replacing("/usr/bin/a", with: "/usr/bin/b")])
  #expect(
    try Demanded(demand, params: params, more: more).parts
      == ["unbound: programs, set-uid programs"])
  #expect(
    try Demanded(demand, params: params, more: more, facts: "g").parts
      == ["not asked: the host's inventory lists no programs for '$programs'"])
}

@Test func ifPresentIsNotAskedWhereTheFactsLackThePlaceAndUnknownWithoutFacts() throws {
  let demand = "demand record write under /etc/netplan, /etc/network if present on b64 key k"
  let facts = "facts f { directories /, /etc, /etc/network }"
  let line = "-a always,exit -F arch=b64 -S all -F dir=/etc/network -F perm=w -F key=k"
  #expect(
    try Demanded(demand, more: facts, facts: "f").parts
      == ["not asked: '/etc/netplan' is not on 'f'", line])
  let netplan = "-a always,exit -F arch=b64 -S all -F dir=/etc/netplan -F perm=w -F key=k"
  #expect(
    try Demanded(demand).parts == [
      "\(netplan): it is asked if '/etc/netplan' is present, and no facts are given",
      "\(line): it is asked if '/etc/network' is present, and no facts are given",
    ])
}

@Test func allProgramsThatADemandExceptsStandInItsRule() throws {
  let demanded = try Demanded("demand record read under /k on b64 except exe /a, /b key k")
  #expect(
    demanded.parts == [
      "-a always,exit -F arch=b64 -S all -F dir=/k -F perm=r -F exe!=/a -F exe!=/b -F key=k"
    ])
}
