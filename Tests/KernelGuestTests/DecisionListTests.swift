import AuditEvents
import ByteText
import KernelGuest
import Testing

// The sentences of the model about the other lists, played in the guest.

@Suite struct DecisionListTests {
  private func message(_ type: UInt16, by who: Identity = GuestStep.alice) -> GuestStep {
    var sender = who
    sender.keepsCapabilities = true
    return GuestStep(.message(type: type, "op=test"), as: sender)
  }

  /// Whether the message of each step was kept; evaluator and kernel must agree.
  private func kept(_ lines: [String], _ steps: [GuestStep]) async throws -> [Bool] {
    let stage = try DecisionStage(lines, steps)
    _ = try await stage.play()
    let scenario = RandomScenario(index: 0, steps: steps)
    let result = try await Guest.run(scenario.judged(by: stage.rules, 1))
    return result.steps.map { step in step.records.contains { $0.type == 1112 } }
  }

  @Test func neverOnTheTaskListHidesATaskBornSoForLife() async throws {
    let born = GuestStep(GuestCall(.open, "/t/d/a", 0), bornAs: GuestStep.alice)
    let outcome = try await recorded(
      "-a never,task -F uid=1000", "-a always,exit -S open", steps: born, .reading("/t/d/a"),
      .reading("/t/d/a", as: GuestStep.alice))
    #expect(outcome == [false, true, true])
  }

  @Test func alwaysOnTheTaskListRecordsAllCallsWhateverExitRulesSay() async throws {
    let logged = try await DecisionStage(
      ["-a always,task -F uid=1000", "-a never,exit -S all", "-a always,exit -S open -k exit"],
      [GuestStep(GuestCall(.open, "/t/d/a", 0), bornAs: GuestStep.alice), .reading("/t/d/a")]
    ).play()
    #expect(logged.map(\.isRecorded) == [true, false] && logged.map(\.keys) == [[], []])
  }

  @Test func excludingTheSyscallRecordLosesTheEventAndADetailJustThat() async throws {
    let reading = GuestStep.reading("/t/d/a")
    for action in ["always", "never"] {
      let outcome = try await recorded(
        "-a always,exit -S open", "-a \(action),exclude -F msgtype=SYSCALL", steps: reading)
      #expect(outcome == [false])
    }
    let outcome = try await DecisionStage(
      ["-a always,exit -S open", "-a never,exclude -F msgtype=PATH"], [reading]
    ).play()
    #expect(outcome.map(\.isRecorded) == [true])
    #expect(outcome.map(\.dropped) == [[RecordType.path]])
  }

  @Test func theUserListIsJudgedForMessagesOnly() async throws {
    let lines = ["-a never,user -F auid=1000", "-a always,exit -S sendto"]
    #expect(
      try await kept(lines, [message(1112), message(1112, by: GuestStep.bob)]) == [false, true])
    let outcome = try await DecisionStage(lines, [message(1112)]).play()
    #expect(outcome.map(\.isRecorded) == [true])
  }

  @Test func alwaysOnTheUserListProtectsFromALaterNever() async throws {
    let lines = ["-a always,user -F auid=1000", "-a never,user -F msgtype=USER_LOGIN"]
    #expect(
      try await kept(lines, [message(1112), message(1112, by: GuestStep.bob)]) == [true, false])
  }

  @Test func aFieldThatTheKernelDoesNotEvaluateEndsTheUserList() async throws {
    let silence = "-a never,user -F msgtype=USER_LOGIN"
    #expect(try await kept(["-a never,user -F euid=1000", silence], [message(1112)]) == [true])
    #expect(
      try await kept(["-a never,user -F uid=5 -F euid=0", silence], [message(1112)]) == [false])
  }

  @Test func anUnknownLabelIsAsGoodAsTheComparisonBeforeItOnUserAndExclude() async throws {
    let behind = "-a never,user -F msgtype=USER_LOGIN -F subj_user=x"
    #expect(try await kept([behind], [message(1112)]) == [false])
    let ahead = "-a never,user -F subj_user=x -F msgtype=USER_LOGIN"
    #expect(try await kept([ahead], [message(1112)]) == [true])
  }

  @Test func aNeverOnTheFilesystemListBlanksFileAndOwner() async throws {
    let tmpfs = "-a never,filesystem -F fstype=0x01021994"
    let reading = GuestStep.reading("/t/d/a")
    for (rule, holds) in [
      ("-F path=/t/d/a", false), ("-F dir=/t/d", false), ("-F obj_uid=1000", false),
      ("-F obj_uid=0", true), ("-F uid=0", true),
    ] {
      let outcome = try await recorded(tmpfs, "-a always,exit -S open " + rule, steps: reading)
      #expect(outcome == [holds], "\(rule)")
    }
    let always = try await recorded(
      "-a always,filesystem -F fstype=0x01021994", "-a always,exit -S open -F dir=/t/d",
      steps: reading)
    #expect(always == [true])
  }

  @Test func nothingIsRecordedWhileAuditingIsDisabled() async throws {
    var actions = RandomWorld.tree.map(GuestAction.make)
    let load = GuestAction.load("-a always,exit -S open\n")
    let reading = GuestAction.step(.reading("/t/d/a"))
    actions += [load, reading, .auditctl(["-e", "0"]), reading]
    let result = try await Guest.run(GuestCase("disabled", actions: actions))
    #expect(result.steps.map(\.isRecorded) == [true, false])
  }

  @Test func anX32CallIsInNoMask() async throws {
    let x32 = GuestStep(GuestCall(.b64, 39 | 0x4000_0000))
    let result = try await Guest.run(
      GuestCase("x32", rules: .lines("-a always,exit -S all"), steps: [x32]))
    #expect(result.steps.map(\.isRecorded) == [false])
  }
}
