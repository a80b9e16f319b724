import ByteText
import KernelGuest
import Testing

/// The lists other than exit, and the switches.
@Suite struct ListTests {
  private let makesFolder = call(.mkdir, "/t/d", 0o755)
  private let born = Identity(uid: 5)

  @Test func aTaskBornUnderNeverIsNotRecordedWhateverItBecomes() async throws {
    #expect(
      try await recorded(
        under: "-a never,task -F uid=5", "-a always,exit -F arch=b64 -S mkdir", "-w /t -p w",
        of: [
          GuestStep(makesFolder.call, bornAs: born),
          GuestStep(makesFolder.call, as: Identity(uid: 5)), makesFolder,
        ]) == [false, true, true])
  }

  @Test func aTaskBornUnderAlwaysIsRecordedWhateverTheExitRulesSay() async throws {
    let steps = try await outcomes(
      under: "-a always,task -F uid=5", "-a never,exit -F arch=b64 -S mkdir",
      "-a always,exit -F arch=b64 -S rmdir -k exit",
      of: [
        GuestStep(makesFolder.call, bornAs: born), makesFolder,
        GuestStep(GuestCall(.rmdir, "/t/d"), bornAs: born),
      ])
    #expect(steps.map(\.isRecorded) == [true, false, true])
    #expect(steps.map(\.keys) == [[], [], []])
  }

  @Test func theFirstMatchDecidesABirth() async throws {
    #expect(
      try await recorded(
        under: "-a always,task -F uid=5 -F gid=6", "-a never,task -F uid=5",
        of: [
          GuestStep(makesFolder.call, bornAs: Identity(uid: 5, gid: 6)),
          GuestStep(makesFolder.call, bornAs: born),
        ]) == [true, false])
  }

  @Test(arguments: ["never", "always"])
  func excludingSyscallLosesTheEventWhateverTheAction(action: String) async throws {
    let steps = try await outcomes(
      under: "-a \(action),exclude -F msgtype=SYSCALL -F uid=1000", "-w /t/f -p r",
      with: [.file("/t/f")], name: "exclude SYSCALL \(action)",
      of: [open("/t/f", as: Identity(uid: 1000)), open("/t/f")])
    #expect(steps.map(\.isRecorded) == [false, true])
    #expect(steps[0].records.isEmpty)
  }

  @Test(arguments: [
    ("PATH", AuditRecord.Kind.path), ("CWD", AuditRecord.Kind.cwd),
    ("PROCTITLE", AuditRecord.Kind.proctitle),
  ])
  func excludingAnotherRecordLosesThatOneAlone(name: String, type: UInt32) async throws {
    let all = [
      AuditRecord.Kind.syscall, AuditRecord.Kind.cwd, AuditRecord.Kind.path,
      AuditRecord.Kind.proctitle, AuditRecord.Kind.endOfEvent,
    ]
    let steps = try await outcomes(
      under: "-a never,exclude -F msgtype=\(name)", "-w /t/f -p r", with: [.file("/t/f")],
      name: "exclude \(name)", of: [open("/t/f")])
    #expect(steps.first?.event?.types == Set(all).subtracting([type]))
  }

  private func heard(_ rules: String..., name: String, as identities: [Identity]) async throws
    -> [Bool]
  {
    let result = try await Guest.run(
      GuestCase(
        name, rules: .file(ByteString(rules.map { $0 + "\n" }.joined())),
        steps: identities.map { GuestStep(.message(type: 1107, "hello"), as: $0) }))
    try #require(result.loads.first?.status == 0)
    return result.steps.map { step in
      step.records.contains { $0.type == 1107 && $0.number("pid") == Int64(step.pid) }
    }
  }

  private let root = Identity()
  private let alice = Identity(uid: 1000, keepsCapabilities: true)

  @Test func aNeverRuleSilencesMessages() async throws {
    #expect(
      try await heard("-a never,user -F uid=1000", name: "never,user", as: [alice, root])
        == [false, true])
  }

  @Test func anEarlierAlwaysRuleProtectsMessages() async throws {
    #expect(
      try await heard(
        "-a always,user -F uid=1000", "-a never,user -F msgtype=1107", name: "always,user",
        as: [alice, root]) == [true, false])
  }

  @Test func aMessageRuleWithoutFieldsMatchesNothing() async throws {
    #expect(
      try await heard("-a never,user", "-a never,exclude", name: "no fields", as: [root])
        == [true])
  }

  @Test func aFieldThatMessagesDoNotHaveEndsTheList() async throws {
    #expect(
      try await heard(
        "-a never,user -F euid=0", "-a never,user -F uid=0", name: "euid", as: [root]) == [true])
  }

  @Test func aFieldThatIsNotReachedDoesNotEndTheList() async throws {
    #expect(
      try await heard(
        "-a never,user -F uid=1000 -F euid=0", "-a never,user -F msgtype=1107",
        name: "euid reached", as: [alice, root]) == [true, false])
  }

  @Test func excludingAMessageDropsIt() async throws {
    #expect(
      try await heard(
        "-a never,exclude -F msgtype=1107 -F uid=1000", name: "exclude message",
        as: [alice, root]) == [false, true])
  }

  @Test func messagesDoNotAskSupplementaryGroups() async throws {
    let member = Identity(gid: 8, groups: [7])
    #expect(
      try await heard("-a never,user -F gid=7", name: "user gid", as: [member, Identity(gid: 7)])
        == [true, false])
  }

  @Test func aNeverRuleOnAFileSystemBlanksTheNamesThere() async throws {
    let tmpfs = "0x01021994"
    let steps = try await outcomes(
      under: "-a never,filesystem -F fstype=\(tmpfs)", "-w /t/f -p r",
      "-a always,exit -F dir=/t -F perm=w", "-a always,exit -F arch=b64 -S stat -k list",
      "-w /etc/passwd -p r -k elsewhere", with: [.file("/t/f")],
      of: [
        open("/t/f"), open("/t/f", OpenFlag.write), call(.stat, "/t/f", 0), open("/etc/passwd"),
      ])
    #expect(steps.map(\.isRecorded)[0...2] == [false, false, true])
    #expect(steps[2].event?.paths.map(\.name) == ["/t/f"])
    #expect(steps[2].event?.paths.map(\.inode) == [nil])
  }

  @Test func anAlwaysRuleOnAFileSystemDoesNothing() async throws {
    #expect(
      try await recorded(
        under: "-a always,filesystem -F fstype=0x01021994", "-w /t/f -p r",
        with: [.file("/t/f")], of: [open("/t/f"), open("/t")]) == [true, false])
  }

  @Test func nothingIsRecordedWhileDisabled() async throws {
    let result = try await Guest.run(
      GuestCase(
        "disabled", tree: [.file("/t/f")], rules: .lines("-w /t/f -p r", "-e 0"),
        collect: [.listing], steps: [open("/t/f")]))
    #expect(result.listing == "-w /t/f -p r\n")
    #expect(result.steps.map(\.isRecorded) == [false])
  }
}
