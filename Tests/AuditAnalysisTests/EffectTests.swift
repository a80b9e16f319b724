import AuditAnalysis
import AuditCatalogue
import AuditEvents
import AuditLoading
import AuditProofs
import AuditRules
import ByteText
import Diagnostics
import LibAudit
import Testing

private let time = "-a always,exit -F arch=b64 -S adjtimex,settimeofday -F key=time-change"
private let mounts = "-a always,exit -F arch=b64 -S mount -F auid>=1000 -F key=mounts"
private let passwd =
  "-a always,exit -F arch=b64 -S all -F path=/etc/passwd -F perm=wa -F key=identity"
private let base = [time, mounts, passwd]

/// The report for `rules` where `held` are loaded.
private func report(_ rules: [String], _ held: [String]) throws -> DriftReport {
  try drift(rules.joined(separator: "\n"), held.joined(separator: "\n"))
}

private func number(_ name: String) -> UInt32 {
  LibAuditNames().number(ofSyscall: name, on: .x8664) ?? .max
}

private func call(_ change: DriftEffect.Change?) throws -> Call {
  guard case .call(let call)? = change?.event else {
    throw NotACall()
  }
  return call
}

private struct NotACall: Error {}

@Suite struct EffectTests {
  @Test func whereNothingDiffersNoEffectIsWorkedOut() throws {
    #expect(try report(base, base).effect == nil)
  }

  // MARK: Differences without effect

  @Test(arguments: [
    // Two rules in one.
    (
      [
        "-a always,exit -F arch=b64 -S mount -F key=m",
        "-a always,exit -F arch=b64 -S umount2 -F key=m",
      ],
      ["-a always,exit -F arch=b64 -S mount,umount2 -F key=m"]
    ),
    // One permission each, and both.
    (
      [
        "-a always,exit -F arch=b64 -S all -F path=/etc/passwd -F perm=w -F key=i",
        "-a always,exit -F arch=b64 -S all -F path=/etc/passwd -F perm=a -F key=i",
      ],
      ["-a always,exit -F arch=b64 -S all -F path=/etc/passwd -F perm=wa -F key=i"]
    ),
    // Two halves of the users.
    (
      [mounts],
      [
        "-a always,exit -F arch=b64 -S mount -F auid>=1000 -F auid<2000 -F key=mounts",
        "-a always,exit -F arch=b64 -S mount -F auid>=2000 -F key=mounts",
      ]
    ),
    // A rule that another one makes needless.
    (base, base + ["-a always,exit -F arch=b64 -S adjtimex -F uid=0 -F key=time-change"]),
    (base + ["-a always,exit -F arch=b64 -S adjtimex -F uid=0 -F key=time-change"], base),
    // A rule that can never match, and a never rule that comes too late.
    (base, base + ["-a always,exit -F arch=b64 -S mount -F auid=1000 -F auid=0 -F key=x"]),
    (base, base + ["-a never,exit -F arch=b64 -S adjtimex"]),
  ])
  func otherRulesThatRecordTheSameAreNoDrift(_ rules: [String], _ held: [String]) throws {
    let report = try report(rules, held)
    let messages = report.findings.map(\.diagnostic.message) + (report.effect?.unknown ?? [])
    #expect(report.exitStatus() == 0 && report.findings.isEmpty, "\(messages)")
    #expect(report.effect?.isNone == true)
    #expect(!report.withoutEffect.isEmpty)
    let remark = report.remarks.first { $0.id == "reworded" }
    #expect(remark?.severity == .note && remark?.message.hasSuffix(", without effect") == true)
  }

  // MARK: Losses

  @Test func aLossNamesTheControlThePolicyTheRuleAndAnOrdinaryEvent() throws {
    var rules = expected(Array((base.joined(separator: "\n") + "\n").utf8))
    rules[0].controls = ["cis-debian-12 6.2.3.4"]
    rules[0].policy = "clock.policy:8"
    var options = DriftOptions(target: .debian12, names: LibAuditNames())
    options.facts = listedHost
    let lines = try loaded(Array("\(mounts)\n\(passwd)\n".utf8), expecting: rules)
    let effect = try #require(Drift.compare(expected: rules, loaded: lines, options).effect)
    try #require(effect.lost.count == 1 && effect.gained.isEmpty && effect.refiled.isEmpty)
    #expect(effect.lost[0].controls == ["cis-debian-12 6.2.3.4"])
    #expect(effect.lost[0].policy == "clock.policy:8" && effect.lost[0].rule == ByteString(time))
    #expect(effect.lost[0].loaded == nil)
    let call = try call(effect.lost[0])
    #expect(call.number == number("adjtimex") && call.subject.uid == 1000)
    #expect(effect.assumptions.contains(.boot) && effect.unknown.isEmpty)
  }

  @Test func aNeverRuleBeforeTheOthersLosesWhatTheyAskFor() throws {
    let never = "-a never,exit -F arch=b64 -S adjtimex,mount -F auid=1001"
    let report = try report(base, [never] + base)
    #expect(report.findings.map(\.kind) == [.unexpected] && report.exitStatus() == 1)
    let effect = try #require(report.effect)
    #expect(effect.lost.map(\.rule) == [ByteString(time), ByteString(mounts)])
    #expect(effect.lost.allSatisfy { $0.loaded == ByteString(never) })
    for change in effect.lost { #expect(try call(change).subject.auid == 1001) }
    #expect(effect.gained.isEmpty)
  }

  @Test func aMissingNeverRuleGainsWhatItKeptAway() throws {
    let never = "-a never,exit -F arch=b64 -S adjtimex -F uid=0"
    let effect = try #require(try report([never] + base, base).effect)
    try #require(effect.lost.isEmpty && effect.gained.count == 1)
    #expect(effect.gained[0].rule == ByteString(never))
    #expect(effect.gained[0].loaded == ByteString(time))
    #expect(try call(effect.gained[0]).subject.uid == 0)
  }

  @Test func aNarrowedRuleLosesOnlyWhatItNoLongerTakes() throws {
    let narrow = mounts.replacing(" -F key", with: " -F uid!=0 -F key")
    let effect = try #require(try report([mounts], [narrow]).effect)
    try #require(effect.lost.count == 1 && effect.gained.isEmpty)
    #expect(try call(effect.lost[0]).subject.uid == 0)
  }

  @Test(arguments: ["-a never,task", "-a never,exclude -F msgtype=SYSCALL"])
  func whatSilencesEveryCallLosesForEveryRule(_ line: String) throws {
    let report = try report(base, base + [line])
    let effect = try #require(report.effect)
    #expect(Set(effect.lost.compactMap(\.rule)) == Set(base.map { ByteString($0) }))
    #expect(effect.lost.allSatisfy { $0.loaded == ByteString(line) })
    #expect(report.exitStatus() == 1)
  }

  @Test func aRecordThatIsDroppedIsLostWithoutAControl() throws {
    let line = "-a never,exclude -F msgtype=CWD"
    let effect = try #require(try report(base, base + [line]).effect)
    try #require(effect.lost.count == 1)
    #expect(effect.lost[0].rule == nil && effect.lost[0].loaded == ByteString(line))
    guard case .record(let record) = effect.lost[0].event else { throw NotACall() }
    #expect(record.type == RecordType.cwd)
  }

  // MARK: Keys and order

  @Test func anotherKeyIsAnEffectOfItsOwn() throws {
    let other = mounts.replacing("key=mounts", with: "key=other")
    let report = try report(base, [time, other, passwd])
    let effect = try #require(report.effect)
    try #require(effect.lost.isEmpty && effect.gained.isEmpty && effect.refiled.count == 1)
    #expect(effect.refiled[0].keys == ["mounts"] && effect.refiled[0].foundUnder == ["other"])
    #expect(effect.refiled[0].rule == ByteString(mounts))
    #expect(report.exitStatus() == 1)
  }

  @Test func orderThatDecidesLosesAnEventByTheLineThatNowComesFirst() throws {
    let never = "-a never,exit -F arch=b64 -S mount -F uid=0"
    let report = try report([mounts, never], [never, mounts])
    let effect = try #require(report.effect)
    #expect(report.findings.map(\.kind) == [.order])
    #expect(effect.lost.map(\.loaded) == [ByteString(never)])
    #expect(try call(effect.lost[0]).subject.uid == 0)
  }

  // MARK: What cannot be known

  @Test func aMatchedLineCountsAsItsRuleWhateverElseItCouldBe() throws {
    let watch = "-w /etc/shadow -p wa -k identity"
    let report = try report([watch, mounts], [watch])
    let effect = try #require(report.effect)
    #expect(effect.lost.map(\.rule) == [ByteString(mounts)] && effect.unknown.isEmpty)
  }

  @Test func anUnmatchedLineThatMayBeAnythingLeavesTheEffectOpen() throws {
    let report = try report(base, base + ["-w /etc/shadow -p wa -k identity"])
    #expect(report.findings.map(\.kind) == [.unexpected] && report.exitStatus() == 1)
    #expect(report.effect?.unknown.contains { $0.contains("can mean several rules") } == true)
  }

  @Test func anUnreadableLineLeavesTheEffectOpen() throws {
    let report = try report(base, base.dropLast() + ["-a always,(null) -S 18,36"])
    #expect(report.effect?.unknown.contains { $0.contains("cannot be read") } == true)
    #expect(report.effect?.lost.isEmpty == true && report.exitStatus() == 2)
  }

  @Test func withoutFactsPathsThatMayNameOneFileLeaveTheEffectOpen() throws {
    let watch = "-a always,exit -S all -F path=/usr/bin/sh -F perm=x -F key=x"
    let never = "-a never,exit -S all -F path=/bin/sh -F perm=x"
    let report = try drift(watch, "\(never)\n\(watch)", host: UnknownHost())
    #expect(report.exitStatus() == 1 && report.effect?.unknown.isEmpty == false)
  }
}
