import ByteText
import KernelGuest
import Testing

@Suite struct HarnessTests {
  @Test func aCaseReturnsTheListingTheStructuresAndTheRecords() async throws {
    let result = try await Guest.run(
      GuestCase(
        "all that is collected", tree: [.file("/t/f")],
        rules: .lines("-w /t/f -p r -k one -k two"), collect: [.listing, .rawRules, .status],
        steps: [GuestStep(GuestCall(.open, "/t/f", 0))]))
    #expect(result.loads.map(\.status) == [0])
    #expect(result.loads.first?.changes.first?.field("op") == "add_rule")
    #expect(result.listing == "-w /t/f -p r -k one -k two\n")
    #expect(result.statusText?.utf8?.hasPrefix("enabled 1\nfailure 1\npid 1\n") == true)
    let rule = try #require(result.rawRules?.first)
    #expect(Array(rule.suffix(11)) == Array("/t/fone\u{1}two".utf8))
    let step = try #require(result.steps.first)
    #expect(step.keys == ["one", "two"])
    #expect(step.event?.paths.map(\.name) == ["/t/f"])
    #expect(step.event?.syscall?.number("exit") == step.result)
  }

  @Test func messagesBeforeTheFirstRuleComeThroughSyslog() async throws {
    let result = try await Guest.run(
      GuestCase("syslog", rules: .lines("-w /t/f -p q"), collect: [.listing]))
    let load = try #require(result.loads.first)
    #expect(load.status == 1)
    #expect(load.errors.isEmpty)
    #expect(load.messages.last == "There was an error in line 1 of /.guest/audit.rules")
    #expect(result.listing == "No rules\n")
  }

  @Test func rulesAreAddedAndDeletedAsBytes() async throws {
    let listed = try await Guest.run(
      GuestCase(
        "as text", rules: .lines("-a always,exit -S all -F auid=1000 -k k"), collect: [.rawRules]))
    let rule = try #require(listed.rawRules?.first)
    let result = try await Guest.run(
      GuestCase(
        "as bytes",
        actions: [
          .addRule(rule), .addRule(rule), .listRules, .deleteRule(rule), .deleteRule(rule),
        ]))
    #expect(result.answers == [0, 17, 0, 2])
    #expect(result.rawRules == [rule])
  }

  @Test func aStepTakesOnEveryId() async throws {
    let identity = Identity(
      uid: 11, euid: 12, suid: 13, fsuid: 14, gid: 21, egid: 22, sgid: 23, fsgid: 24,
      groups: [31], loginuid: 1000)
    let result = try await Guest.run(
      GuestCase(
        "ids", tree: [.program("/t/program"), .directory("/t/d")],
        rules: .lines("-a always,exit -F arch=b32 -S mkdir"),
        steps: [
          GuestStep(
            GuestCall(.mkdir, "d/new", 0o755, abi: .b32), as: identity,
            bornAs: Identity(uid: 5, loginuid: 7), program: "/t/program", in: "/t",
            personality: 0x0008)
        ]))
    let record = try #require(result.steps.first?.event?.syscall)
    let names = ["uid", "euid", "suid", "fsuid", "gid", "egid", "sgid", "fsgid", "auid"]
    let ids = names.map { record.number(ByteString($0)) }
    #expect(ids == [11, 12, 13, 14, 21, 22, 23, 24, 1000])
    #expect(record.number("arch", radix: 16) == 0x4000_0003)
    #expect(record.number("per", radix: 16) == 8)
    #expect(record.untrusted("exe") == "/t/program")
    #expect(record.number("exit") == -13)
  }

  @Test func theCallIsToldFromThoseOfTheHarnessAndOfANewProgram() async throws {
    let result = try await Guest.run(
      GuestCase(
        "everything is recorded",
        tree: [.program("/t/program"), .file("/t/f", "#!/t/program\n", mode: 0o755)],
        rules: .lines("-a always,exit -S all -k all"),
        steps: [
          GuestStep(.execute("/t/f")), GuestStep(GuestCall(.exitGroup, 3)),
          GuestStep(GuestCall(.read, 0, 0, 0)), GuestStep(GuestCall(.vfork)),
          GuestStep(GuestCall(.getpid, abi: .b32)),
        ]))
    let numbers = result.steps.map { $0.event?.syscall?.number("syscall") }
    #expect(numbers == [59, 231, 0, 58, 20])
    #expect(result.steps[0].ending == .noReturn(status: 0))
    #expect(result.steps[0].event?.paths.last?.name == "/t/program")
    #expect(result.steps[1].ending == .noReturn(status: 3))
    #expect(result.steps[1].event?.syscall?.field("exit") == nil)
    #expect(result.steps[4].result == Int64(result.steps[4].pid))
  }

  @Test func nothingOfACaseReachesTheNext() async throws {
    let makes = GuestCase(
      "leaves things", tree: [.file("/t/f"), .file("/etc/audit/x")],
      rules: .lines("-e 0", "-b 7", "-f 2", "-w /t/f -p r"))
    let looks = GuestCase(
      "finds nothing",
      actions: [.listRules, .status]
        + ["/t/f", "/etc/audit"].map {
          .step(GuestStep(GuestCall(.access, .string($0), 0)))
        })
    let results = try await Guest.run([makes, looks])
    #expect(results[0].finalStatus.enabled == 0)
    #expect(results[1].rawRules == [])
    #expect(results[1].finalStatus.enabled == 1)
    #expect(results[1].finalStatus.failure == 1)
    #expect(results[1].finalStatus.backlogLimit == 64)
    #expect(results[1].steps.map(\.result) == [-2, -2])
  }

  @Test func aCaseThatLocksTheRulesNeedsABootOfItsOwn() async throws {
    func locked(freshBoot: Bool) -> GuestCase {
      GuestCase(
        "locked", rules: .lines("-w /t -p r", "-e 2", "-w /t -p w"), collect: [.listing],
        freshBoot: freshBoot)
    }
    let alone = try await Guest.run(locked(freshBoot: true))
    #expect(alone.loads.first?.status == 1)
    #expect(alone.listing == "-w /t -p r\n")
    #expect(alone.finalStatus.enabled == 2)
    let attempt = try await Guest.attempt([locked(freshBoot: false), GuestCase("next")])
    #expect(throws: Never.self) { try attempt[0].get() }
    #expect(throws: GuestError.self) { try attempt[1].get() }
  }

  @Test func aStepThatCannotBePreparedIsAnError() async throws {
    let unprepared = GuestCase(
      "no such folder", steps: [GuestStep(GuestCall(.getpid), in: "/t/missing")])
    let unmade = GuestCase("no such link", tree: [.hardLink("/t/a", to: "/t/missing")])
    for guestCase in [unprepared, unmade] {
      await #expect(throws: GuestError.self) { try await Guest.run(guestCase) }
    }
  }

  @Test func aGuestThatTakesTooLongIsStoppedAndSaysWhere() async throws {
    let sleeps = GuestCase(
      "sleeps", steps: (0..<9).map { _ in GuestStep(GuestCall(.b64, 34)) })  // pause
    let error = await #expect(throws: GuestError.self) {
      try await Guest.run([GuestCase("finished"), sleeps], timeout: .seconds(12))
    }
    guard case .timeout(let done, let current, _) = error else {
      Issue.record("not a timeout: \(String(describing: error))")
      return
    }
    #expect(done == 1)
    #expect(current.hasPrefix("sleeps, action "))
  }
}
