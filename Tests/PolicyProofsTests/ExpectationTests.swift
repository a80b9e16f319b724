import ByteText
import Diagnostics
import PolicyCompilation
import PolicyModel
import PolicyProofs
import PolicySyntax
import Testing

/// What the one group and profile of `text` come to.
private func judged(_ group: String, profile: String = "", more: String = "")
  throws -> ProfileExpectations
{
  let text = """
    rules g at 30 {
    \(group.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
    }
    \(more)
    profile p {
      target debian 12, kernel 6.1, audit 3.0.9, abi b64, abi b32, lsm apparmor
      \(profile)
      use g
    }
    """
  let parsed = PolicyParser.parse(SourceText(name: "p.policy", text))
  #expect(parsed.diagnostics.map(\.message) == [])
  let library = PolicyLibrary([parsed.file])
  let build = try #require(ProfileBuild("p", in: library))
  #expect(build.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
  return ProfileExpectations(build, in: library)
}

/// The only expectation of a group.
private func result(_ group: String, profile: String = "") throws -> ExpectationResult {
  let results = try judged(group, profile: profile).results
  #expect(results.count == 1)
  return try #require(results.first)
}

@Test func anExpectationHoldsIfItDoesForAllValuesThatItDoesNotName() throws {
  let result = try result(
    """
    record syscalls adjtimex key time
    expect recorded time when adjtimex
    """)
  #expect(result.verdict == .holds)
  #expect(result.note == nil)
  #expect(result.text == "expect recorded time when adjtimex")
}

@Test func oneEventThatIsNotRecordedMakesAnExpectationFail() throws {
  let result = try result(
    """
    record syscalls adjtimex where success = 1 key time
    expect recorded time when adjtimex by users
    """)
  #expect(result.verdict == .fails)
  #expect(result.note == "no rule records this")
  #expect(result.event?.line.contains("exit=-EACCES") == true)
  #expect(result.rule == nil)
}

@Test func whatIsNamedNarrowsTheEvents() throws {
  for event in [
    "adjtimex success=1", "adjtimex exit=0", "adjtimex where success = 1",
    "adjtimex exit=5 by users on b32",
  ] {
    let result = try result(
      """
      record syscalls adjtimex where success = 1 key time
      expect recorded time when \(event)
      """)
    #expect(result.verdict == .holds, "\(event)")
  }
}

@Test func withoutAnABIAllThatHaveTheCallAreMeant() throws {
  let rule = "record syscalls adjtimex on b64 key time"
  let both = try result("\(rule)\nexpect recorded time when adjtimex")
  #expect(both.verdict == .fails)
  #expect(both.event?.line.contains("on b32") == true)
  #expect(try result("\(rule)\nexpect recorded time when adjtimex on b64").verdict == .holds)
  // stime exists on b32 only.
  let old = "record syscalls stime on b32 key time\nexpect recorded time when stime"
  #expect(try result(old).verdict == .holds)
}

@Test func anEarlierRuleWithAnotherKeyIsNamed() throws {
  let result = try result(
    """
    record syscalls adjtimex where exit = -EACCES key denied
    record syscalls adjtimex key time
    expect recorded time when adjtimex
    """)
  #expect(result.verdict == .fails)
  #expect(result.note == "this is recorded under 'denied' instead")
  #expect(result.rule?.span.line == 2)
}

@Test func severalKeysAreAllRight() throws {
  let group = """
    record syscalls adjtimex key time, clock
    expect recorded clock when adjtimex
    """
  #expect(try result(group).verdict == .holds)
}

@Test func silenceFailsWithTheRuleThatRecords() throws {
  let result = try result(
    """
    record syscalls adjtimex by users key time
    expect silence when adjtimex uid=33
    """)
  #expect(result.verdict == .fails)
  #expect(result.note == "this is recorded under 'time'")
  #expect(result.event?.line.contains("uid=33 auid=1000") == true)
  #expect(result.rule?.span.line == 2)
}

@Test func silenceHoldsForThoseNotMeant() throws {
  let group = """
    record syscalls adjtimex by users key time
    expect silence when adjtimex by daemons
    """
  #expect(try result(group).verdict == .holds)
}

@Test func anIgnoredProgramShowsInTheEvent() throws {
  let result = try result(
    """
    ignore syscalls adjtimex where exe = /usr/sbin/chronyd
    record syscalls adjtimex key time
    expect recorded time when adjtimex
    """)
  #expect(result.verdict == .fails)
  #expect(result.note == "a rule keeps this from being recorded")
  #expect(result.event?.line.contains("exe=/usr/sbin/chronyd") == true)
  #expect(result.rule?.span.line == 2)
}

@Test func theIdsOfABirthCountWhereTasksAreIgnored() throws {
  let result = try result(
    """
    ignore tasks where uid = 33
    record syscalls adjtimex key time
    expect recorded time when adjtimex by users
    """)
  #expect(result.verdict == .fails)
  #expect(result.event?.line.contains("birth.uid=33") == true)
}

@Test func aWatchedPathIsReachedThroughLinksInItsMiddle() throws {
  let facts = """
    facts f {
      directories /, /var, /run
      symlinks /var/run -> /run
    }
    """
  let group = """
    record write of /run/utmp key session
    expect recorded session when openat a2=1 /var/run/utmp
    """
  let results = try judged(group, profile: "facts f", more: facts).results
  #expect(results.map(\.verdict) == [.holds])
}

@Test func aValueOfTheProfileCanStandInAnExpectation() throws {
  let result = try result(
    """
    param log path "The log of sudo"
    record write of $log key sudo
    expect recorded sudo when openat a2=1 $log
    """, profile: "let log = /var/log/sudo.log")
  #expect(result.verdict == .holds)
}

@Test func aCallThatTouchesNoNameNeverHappensOnAPath() throws {
  let result = try result("expect silence when adjtimex /etc/hosts")
  #expect(result.verdict == .fails)
  #expect(result.event == nil)
  #expect(result.note == "it never happens on this target")
}

@Test func aCallThatTheTargetLacksIsAMistake() throws {
  let result = try result("expect silence when stime on b64")
  #expect(result.verdict == .fails)
  #expect(result.mistakes.map(\.id) == ["unknown-syscall"])
}

@Test func whatTheProofDoesNotHeedLeavesAFailureOpen() throws {
  let group = """
    record syscalls adjtimex where gid = 4 key time
    expect recorded time when adjtimex groups in (4, 24)
    """
  let open = try result(group)
  #expect(open.verdict == .unknown)
  #expect(open.note?.contains("'groups'") == true)
  // More than is meant is recorded, so what is meant is.
  let whole = group.replacing(" where gid = 4", with: "")
  #expect(try result(whole).verdict == .holds)
}

@Test func aRecordTypeThatIsIgnoredIsSilentWhoeverActs() throws {
  let group = "ignore messages CRYPTO_SESSION\nexpect silence when record msgtype=CRYPTO_SESSION"
  #expect(try result(group).verdict == .holds)
  let some = """
    ignore messages CRYPTO_SESSION where uid = 1000
    expect silence when record msgtype=CRYPTO_SESSION
    """
  #expect(try result(some).verdict == .unknown)
}

@Test func aRuleIsReachedIfItDecidesSomeEventOfAnExpectation() throws {
  let judged = try judged(
    """
    record syscalls adjtimex on b64 key time
    record syscalls adjtimex on b64 where uid = 0 key time
    record syscalls sync on b64 key disk
    expect recorded time when adjtimex on b64
    """)
  #expect(judged.results.map(\.verdict) == [.holds])
  #expect(judged.rules.map(\.isReached) == [true, false, false])
}

@Test func aRuleBehindOthersIsReachedByWhatTheyLeave() throws {
  let judged = try judged(
    """
    record syscalls adjtimex on b64 where exit = -EACCES key time
    record syscalls adjtimex on b64 where uid = 0 key time
    record syscalls adjtimex on b64 key time
    expect recorded time when adjtimex on b64
    """)
  #expect(judged.rules.map(\.isReached) == [true, true, true])
}

@Test func aRuleThatSilencesIsReachedBySilence() throws {
  let judged = try judged(
    """
    ignore syscalls adjtimex on b64 where exe = /usr/sbin/chronyd
    record syscalls adjtimex on b64 key time
    expect silence when adjtimex exe=/usr/sbin/chronyd on b64
    """)
  #expect(judged.results.map(\.verdict) == [.holds])
  #expect(judged.rules.map(\.isReached) == [true, false])
}

@Test func aFindingIsToldOnceForAllProfilesItIsTrueOf() throws {
  let one = try judged("record syscalls adjtimex on b64 key t\nexpect recorded t when adjtimex")
  let findings = ExpectationFindings([one, one])
  #expect(findings.expectations.map(\.id) == ["expectation-fails"])
  #expect(
    findings.expectations.first?.notes.last?.message == "in the profiles 'p', 'p'")
  #expect(findings.unreached.isEmpty)
}

// MARK: Several events in a line

@Test func aLineWithSeveralCallsAndPathsSpeaksOfEachOfThem() throws {
  let group = """
    record attr of /etc/passwd, /etc/shadow key identity
    expect recorded identity when chmod, chown each of /etc/passwd, /etc/shadow
    """
  let judged = try judged(group)
  #expect(judged.results.map(\.verdict) == [.holds])
  #expect(judged.results.map(\.count) == [4])
  #expect(judged.rules.allSatisfy { $0.isReached })
}

@Test func aLineOfWhichOneEventFailsFailsWithThatEvent() throws {
  let result = try result(
    """
    record attr of /etc/passwd key identity
    expect recorded identity when chmod, chown each of /etc/passwd, /etc/shadow
    """)
  #expect(result.verdict == .fails)
  #expect(result.count == 4)
  #expect(result.failures == 2)
  #expect(result.event?.line.contains("chmod") == true)
  #expect(result.event?.line.contains("/etc/shadow") == true)
}

@Test func allValuesOfAVariableAreMeant() throws {
  let result = try result(
    """
    param homes path "The homes"
    record attr under $homes key home
    expect recorded home when chmod each of $homes/.ssh
    """, profile: "let homes = /root, /home/alice")
  #expect(result.verdict == .holds)
  #expect(result.count == 2)
}

@Test func whatIfPresentLeavesOutIsNotAsked() throws {
  let facts = """
    facts f {
      directories /, /etc
      files /etc/passwd
    }
    """
  let group = """
    record attr under /etc/netplan if present key net
    record attr of /etc/passwd, /etc/gone if present key net
    expect recorded net when chmod /etc/netplan/a if present
    expect recorded net when chmod each of /etc/netplan/a, /etc/passwd, /etc/gone if present
    expect recorded net when chmod /etc/netplan/a
    expect recorded net when chmod /etc/other if present
    """
  let results = try judged(group, profile: "facts f", more: facts).results
  #expect(results.map(\.verdict) == [.notAsked, .holds, .fails, .fails])
  #expect(results[1].count == 1)
}

@Test func eachProgramSpeaksOfThoseThatTheBlockHasRulesFor() throws {
  let inventory = """
    programs "t.programs" {
      /usr/bin/su setuid
      /usr/bin/chage setgid
      /snap/su setuid
    }
    """
  let block = """
    privileged at 31 {
      inventory "t.programs"
      skip /snap
      by users
      key privileged
      expect recorded privileged when execve by users each program
      expect silence when execve by daemons each program
    }
    """
  let judged = try judged(
    "record syscalls sync key s\nexpect recorded s when sync", profile: block, more: inventory)
  #expect(judged.results.map(\.verdict) == [.holds, .holds, .holds])
  #expect(judged.results.map(\.count) == [1, 2, 2])
  #expect(judged.rules.allSatisfy { $0.isReached })
}

@Test func aRuleOfTheFileSystemListIsReachedIfItTakesAwayAName() throws {
  let judged = try judged(
    """
    ignore filesystem tracefs, debugfs
    expect silence when mkdirat /sys/kernel/debug/x fstype=debugfs
    """)
  #expect(judged.results.map(\.verdict) == [.holds])
  #expect(judged.rules.map(\.isReached) == [false, true])
}

@Test func aMessageIsSettledIfTheRulesLookAtNothingThatIsNotNamed() throws {
  let group = """
    ignore messages USER_END where exe = /usr/sbin/cron
    expect silence when message msgtype=USER_END exe=/usr/sbin/cron
    """
  #expect(try result(group).verdict == .holds)
  let open = group.replacing(" where exe", with: " where uid = 1000 and exe")
  #expect(try result(open).verdict == .unknown)
}
