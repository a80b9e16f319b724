import AuditCatalogue
import AuditRules
import LibAudit
import RuleEmission
import Testing

/// Expects that `statements` become exactly `lines`.
private func expect(
  _ statements: String, become lines: [String], profile: String = "", facts: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let compiled = try Compiled(statements: statements, profile: profile, facts: facts)
  #expect(try compiled.lines() == lines, sourceLocation: sourceLocation)
}

@Test func aStatementBecomesOneRuleForEachInterface() throws {
  try expect(
    "record syscalls adjtimex, settimeofday key time-change",
    become: [
      "-a always,exit -F arch=b64 -S adjtimex,settimeofday -F key=time-change",
      "-a always,exit -F arch=b32 -S settimeofday,adjtimex -F key=time-change",
    ])
}

@Test func aPathIsWrittenWithEveryCallSoThatNoVersionNarrowsIt() throws {
  try expect(
    "record write, attr of /etc/localtime key t",
    become: [
      "-a always,exit -F arch=b64 -S all -F path=/etc/localtime -F perm=wa -F key=t",
      "-a always,exit -F arch=b32 -S all -F path=/etc/localtime -F perm=wa -F key=t",
    ])
}

@Test func deniedUsersAreTwoResultsAndTwoConditions() throws {
  try expect(
    "record syscalls openat denied by users on b64 key access",
    become: [
      "-a always,exit -F arch=b64 -S openat -F exit=-EACCES -F auid>=1000 -F auid!=unset -F key=access",
      "-a always,exit -F arch=b64 -S openat -F exit=-EPERM -F auid>=1000 -F auid!=unset -F key=access",
    ])
}

@Test func theOtherListsHaveNoInterfaceAndNoKey() throws {
  try expect(
    """
    ignore messages CRYPTO_KEY_USER, CWD where exe = /usr/sbin/cron
    ignore user-messages where subj_type = "crond_t"
    ignore tasks where auid = unset and uid = 0
    ignore filesystem tracefs
    """,
    become: [
      "-a always,exclude -F msgtype=CRYPTO_KEY_USER -F exe=/usr/sbin/cron",
      "-a always,exclude -F msgtype=CWD -F exe=/usr/sbin/cron",
      "-a never,user -F subj_type=crond_t", "-a never,task -F auid=unset -F uid=0",
      "-a never,filesystem -F fstype=tracefs",
    ])
}

@Test func aCallThatOneInterfaceLacksIsLeftOutThereWithARemark() throws {
  let compiled = try Compiled(statements: "record syscalls stime, adjtimex key t")
  #expect(
    try compiled.lines() == [
      "-a always,exit -F arch=b64 -S adjtimex -F key=t",
      "-a always,exit -F arch=b32 -S stime,adjtimex -F key=t",
    ])
  #expect(
    compiled.messages == [
      "syscall-left-out: 'stime' does not exist on b64 and is left out there"
    ])
}

@Test func valuesOfAListBecomeOneRuleEachAndTheirDenialOneRule() throws {
  try expect(
    """
    record syscalls bind where saddr_fam in (2, 10) on b64 key net
    record syscalls openat where gid not in (4, 27) and uid in 1000..1999 on b64 key r
    """,
    become: [
      "-a always,exit -F arch=b64 -S bind -F saddr_fam=2 -F key=net",
      "-a always,exit -F arch=b64 -S bind -F saddr_fam=10 -F key=net",
      "-a always,exit -F arch=b64 -S openat -F gid!=4 -F gid!=27 -F uid>=1000 -F uid<=1999 -F key=r",
    ])
}

@Test func twoIdFieldsAreComparedWithEachOther() throws {
  try expect(
    "record syscalls execve where euid != uid and auid != unset on b64 key user_emulation",
    become: [
      "-a always,exit -F arch=b64 -S execve -C uid!=euid -F auid!=unset -F key=user_emulation"
    ])
}

@Test func aProgramThatIsExceptedUnderATreeGetsNeverRulesBefore() throws {
  try expect(
    "record read under /root/.gnupg on b64 except exe /usr/bin/gpg key keys",
    become: [
      "-a never,exit -F arch=b64 -S all -F dir=/root/.gnupg -F perm=r -F exe=/usr/bin/gpg",
      "-a always,exit -F arch=b64 -S all -F dir=/root/.gnupg -F perm=r -F key=keys",
    ])
  try expect(
    "record read of /etc/k on b64 except exe /usr/bin/gpg key keys",
    become: [
      "-a always,exit -F arch=b64 -S all -F path=/etc/k -F perm=r -F exe!=/usr/bin/gpg -F key=keys"
    ])
}

@Test(arguments: [15, 20])
func aGroupThatWouldLoadBeforeItsExceptedProgramsIsAnError(_ stage: Int) throws {
  let compiled = try Compiled(
    """
    rules g at \(stage) { record read under /etc/ssl except exe /usr/bin/a key k }
    profile p { use g }
    """)
  #expect(
    compiled.messages == [
      "except-too-early: 'g' would load before the rules that let its programs pass"
    ])
}

@Test func aListCannotStandBehindNotEqual() throws {
  let compiled = try Compiled(
    statements: "record syscalls sync where uid != $staff key k", profile: "let staff = 1, 2")
  #expect(
    compiled.messages == [
      "list-excludes-nothing: 'uid != $staff' makes a rule for each value, and one of them always holds"
    ])
  try expect(
    "record syscalls sync where uid not in ($staff) on b64 key k",
    become: ["-a always,exit -F arch=b64 -S sync -F uid!=1 -F uid!=2 -F key=k"],
    profile: "let staff = 1, 2")
}

@Test(.timeLimit(.minutes(30)))
func aProductOfListsThatNoKernelWouldTakeIsAnError() throws {
  let list = (0..<200).map(String.init).joined(separator: ",")
  let fields = ["uid", "gid", "pid", "ppid"].map { "\($0) in (\(list))" }
  let compiled = try Compiled(
    statements: "record syscalls sync where \(fields.joined(separator: " and ")) key k")
  #expect(
    compiled.messages == ["too-many-rules: the statement becomes more than 10000 rules"])
}

@Test func theKeyOfPrivilegedProgramsIsCheckedLikeAnyOther() throws {
  let compiled = try Compiled(
    """
    programs "x" { /usr/bin/a setuid }
    profile p { privileged at 31 { inventory "x"; key "" } }
    """)
  #expect(compiled.messages == ["bad-key: '' cannot be a key"])
}

@Test func whatIsOnlyWantedIfPresentIsLeftOutWhereFactsDoNotListIt() throws {
  try expect(
    "record write under /etc/netplan, /etc/network if present on b64 key n",
    become: ["-a always,exit -F arch=b64 -S all -F dir=/etc/network -F perm=w -F key=n"],
    profile: "facts f", facts: "facts f { directories /, /etc, /etc/network }")
}

@Test func aBoundValueMayBeAListAndMayHaveAPathBehindIt() throws {
  try expect(
    "record read of $homes/.netrc on b64 key n",
    become: [
      "-a always,exit -F arch=b64 -S all -F path=/root/.netrc -F perm=r -F key=n",
      "-a always,exit -F arch=b64 -S all -F path=/home/a/.netrc -F perm=r -F key=n",
    ], profile: "let homes = /root, /home/a")
}

@Test func namesAreResolvedFromFactsBeforeLibauditSeesThem() throws {
  try expect(
    "record syscalls execve where uid = \"www-data\" on b64 key w",
    become: ["-a always,exit -F arch=b64 -S execve -F uid=33 -F key=w"],
    profile: "facts f", facts: "facts f { users root = 0, www-data = 33 }")
}

@Test(arguments: [
  (
    "record syscalls opnat key k",
    "unknown-syscall: unknown system call 'opnat'; did you mean 'openat'?"
  ),
  (
    "record syscalls open where audi = 1 key k",
    "unknown-field: unknown field 'audi'; did you mean 'auid'?"
  ),
  (
    "record syscalls open where exit = EACCES key k",
    "errno-needs-sign: 'exit = EACCES' would mean the result +13"
  ),
  (
    "record syscalls open where exit = -EACCESS key k",
    "unknown-errno: unknown errno 'EACCESS'; did you mean 'EACCES'?"
  ),
  ("record syscalls bind where saddr_fam = inet key k", "number-wanted: 'inet' is no number"),
  (
    "record syscalls open where success = yes key k",
    "number-wanted: 'success' is compared with 1 or 0"
  ),
  (
    "record syscalls open where uid = gid key k",
    "fields-do-not-compare: the kernel does not compare 'uid' with 'gid'"
  ),
  (
    "record syscalls open where uid = alice key k",
    "number-wanted: 'alice' is neither a number nor an id field"
  ),
  (
    "record syscalls open where path = /x key k",
    "field-has-a-clause: 'path' is not written as a condition"
  ),
  (
    "record syscalls open where a1 = 4294967296 key k",
    "number-too-large: '4294967296' does not fit into 32 bits"
  ),
  ("ignore write of /etc/x", "ignored-path: 'ignore' cannot name a path"),
  (
    "ignore messages CRYPTO_KEY_USR",
    "unknown-message-type: unknown message type 'CRYPTO_KEY_USR'; did you mean 'CRYPTO_KEY_USER'?"
  ),
  ("record write of $nowhere key k", "unbound-value: no value is bound to '$nowhere'"),
  ("record write under /x if present key k", "facts-needed: 'if present' needs to know the host"),
  ("record syscalls stime on b64 key k", "syscall-not-on-abi: 'stime' exists on b32 only"),
  (
    "record read of /k except exe /a, /b key k",
    "several-exceptions: a rule on a path can leave out one program only"
  ),
  (
    "ignore user-messages where euid = 0",
    "field-not-looked-at: the kernel does not look at 'euid' here"
  ),
  (
    "ignore tasks where exe = /usr/bin/a",
    "field-not-looked-at: the kernel does not look at 'exe' here"
  ),
  (
    "ignore filesystem tracefs where uid = 0",
    "field-not-looked-at: the kernel does not look at 'uid' here"
  ),
  (
    "ignore messages CWD where uid != auid",
    "field-not-looked-at: two fields are not compared here"
  ),
  (
    "ignore tasks where uid != euid",
    "field-not-looked-at: two fields are not compared here"
  ),
  (
    "key a; record syscalls sync; key b",
    "duplicate-key-statement: 'g' has two 'key' statements"
  ),
  (
    "ignore user-messages",
    "matches-nothing: without a type and a condition the kernel matches no message"
  ),
  (
    "record syscalls open where a0 in 5..1 key k",
    "empty-range: the range of 'a0' ends before it begins"
  ),
  (
    "record syscalls open where exit in -5..5 key k",
    "empty-range: the range of 'exit' ends before it begins"
  ),
  (
    "ignore syscalls open key k",
    "clause-has-no-place: 'key' says nothing about what is ignored"
  ),
  ("satisfies nope 1", "unknown-catalogue: unknown catalogue 'nope'"),
  (
    "raw \"-a always,exit -S nosuch\"",
    "raw-refused: 'raw' holds no rule: Syscall name unknown: nosuch"
  ),
])
func whatMakesNoSenseIsToldAtItsPlace(_ statement: String, _ message: String) throws {
  let compiled = try Compiled(statements: statement)
  #expect(compiled.messages == [message])
}

@Test func theWatchDialectWritesPlainWatchesShort() throws {
  let compiled = try Compiled(
    statements: """
      record write, attr of /etc/passwd key identity
      record write, attr under /etc/pam.d by users key pam
      """, profile: "facts f",
    facts: "facts f { directories /, /etc, /etc/pam.d ; files /etc/passwd }")
  #expect(
    try compiled.lines(.watch) == [
      "-w /etc/passwd -p wa -k identity",
      "-a always,exit -F arch=b64 -S all -F dir=/etc/pam.d -F perm=wa -F auid>=1000 -F auid!=unset -F key=pam",
      "-a always,exit -F arch=b32 -S all -F dir=/etc/pam.d -F perm=wa -F auid>=1000 -F auid!=unset -F key=pam",
    ])
}

@Test func stagesComeInOrderAndTheLockIsLast() throws {
  let compiled = try Compiled(
    """
    rules b at 30 { record syscalls sync on b64 key b }
    rules a-10 at 30 { record syscalls mount on b64 key a }
    rules a-9 at 30 { record syscalls chroot on b64 key c }
    rules quiet at 20 { ignore messages CWD }
    profile base { settings { reset; backlog 8192; failure printk } ; use b, a-10; immutable }
    profile p extends base { use a-9, quiet; loginuid immutable; settings { backlog 64 } }
    """)
  #expect(
    try compiled.lines() == [
      "-D", "-b 64", "-f 1", "--loginuid-immutable", "-a always,exclude -F msgtype=CWD",
      "-a always,exit -F arch=b64 -S chroot -F key=c",
      "-a always,exit -F arch=b64 -S mount -F key=a",
      "-a always,exit -F arch=b64 -S sync -F key=b", "-e 2",
    ])
}

@Test func whatMustComeAfterAnotherGroupAndDoesNotIsAnError() throws {
  let compiled = try Compiled(
    """
    rules a at 30 after b { record syscalls mount on b64 key a }
    rules b at 30 { record syscalls sync on b64 key b }
    profile p { use a, b }
    """)
  #expect(
    compiled.messages == ["wrong-order: 'a' loads before 'b', although it is to come after it"])
}

@Test func aPathThatLibauditWouldSplitIsRefusedOnceWithItsName() throws {
  let compiled = try Compiled(statements: "record write of /etc/good, \"/etc/a!=b\" key k")
  let emitted = RuleEmitter.emit(
    compiled.profile, dialect: .modern, writer: RuleWriter(names: LibAuditNames()),
    readLine: libauditReader(host: UnknownHost()))
  #expect(emitted.diagnostics.map(\.id) == ["cannot-emit"])
  #expect(emitted.diagnostics.first?.notes.first?.message.hasPrefix("'/etc/a!=b' holds") == true)
}
