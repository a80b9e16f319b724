import AuditEvents
import ByteText
import KernelGuest
import Testing

// The sentences of the model that a guest can perform: each is played there, and the evaluator has
// to decide every step as the kernel does.

private let file = "/t/d/a"
private let getpid = GuestStep(GuestCall(.getpid))

@Suite struct DecisionTests {
  // MARK: Order

  @Test func theEarliestMatchingRuleOfBothStoresDecides() async throws {
    let reading = GuestStep.reading("/t/d/a")
    for (first, second) in [
      ("-a never,exit -S all -F uid=0", "-a always,exit -S all -F path=/t/d/a"),
      ("-a never,exit -S all -F path=/t/d/a", "-a always,exit -S open"),
    ] {
      #expect(try await recorded(first, second, steps: reading) == [false])
      #expect(try await recorded(second, first, steps: reading) == [true])
    }
  }

  @Test func theKeyOfAnOverruledRuleStaysIfTheDecidingOneHasNone() async throws {
    let lines = ["-a always,exit -S all -F path=/t/d/a", "-a always,exit -S open -k list"]
    #expect(try await keys(lines[0], lines[1], steps: .reading("/t/d/a")) == [["list"]])
  }

  @Test func theFirstNameWithAMatchEndsThePass() async throws {
    let run = GuestStep(.execute(RandomWorld.script))
    let logged = try await keys(
      "-a always,exit -S all -F path=/t/p/interpreter -F perm=x -k late",
      "-a always,exit -S all -F path=/t/d/script -F perm=x -k early", steps: run)
    #expect(logged == [["early"]])
    let silenced = try await recorded(
      "-a never,exit -S all -F path=/t/p/interpreter -F perm=x",
      "-a always,exit -S all -F path=/t/d/script -F perm=x", steps: run)
    #expect(silenced == [true])
  }

  @Test func twoWatchesOnOneFileSwapEachTimeItIsReplaced() async throws {
    let silent = "-a never,exit -S open -F path=/t/d/a -F uid=0"
    let replacing = GuestStep.renaming("/t/d/b", to: "/t/d/a")
    let renewing = GuestStep.creating("/t/d/b")
    let reading = GuestStep.reading("/t/d/a")
    let outcome = try await recorded(
      silent, "-a always,exit -S open -F path=/t/d/a", steps: reading, replacing, reading,
      renewing, replacing, reading, renewing, replacing, reading)
    #expect([outcome[0], outcome[2], outcome[5], outcome[8]] == [false, false, true, false])
    let tree = try await recorded(
      "-a never,exit -S open -F dir=/t/d -F uid=0", "-a always,exit -S open -F path=/t/d/a",
      steps: replacing, renewing, replacing, reading)
    #expect(tree == [false, false, false, false])
  }

  @Test func ofTwoSpellingsOfOneNameOnlyTheLastLoadedFollowsIt() async throws {
    let steps = [GuestStep.unlinking("/t/d/a"), .creating("/t/d/a"), .reading("/t/d/a")]
    let logged = try await DecisionStage(
      [
        "-a always,exit -S open -F path=/t/d/a -k first",
        "-a always,exit -S open -F path=/t/l/a -k last",
      ], steps
    ).play().map(\.keys)
    #expect(logged == [[], [], ["last"]])
    let alone = try await DecisionStage(
      ["-a always,exit -S open -F path=/t/d/a -k first"], steps
    ).play().map(\.keys)
    #expect(alone == [[], [], ["first"]])
  }

  @Test func aWatchForgetsItsProgramOnceTheFileIsReplaced() async throws {
    let reading = GuestStep.reading("/t/d/a")
    let replacing = GuestStep.renaming("/t/d/b", to: "/t/d/a")
    for (condition, before, after) in [
      ("path=/t/d/a -F exe=/.guest/agent", true, false),
      ("path=/t/d/a -F exe!=/.guest/agent", false, true),
      ("dir=/t/d -F exe=/.guest/agent", true, true),
    ] {
      let rule = "-a always,exit -S open -F " + condition
      let outcome = try await recorded(rule, steps: reading, replacing, reading)
      #expect(outcome == [before, false, after], "\(condition)")
    }
  }

  @Test func aRecordOfTheKernelsOwnTurnsTheCallsRecordOnUnlessARuleSaysNever() async throws {
    // A user may not make a hard link to a file that is not his: ANOM_LINK.
    let denied = GuestStep(GuestCall(.link, "/t/d/b", "/t/d/n"), as: GuestStep.alice)
    #expect(try await recorded("-a always,exit -S chmod", steps: denied) == [true])
    #expect(try await recorded("-a never,exit -S link", steps: denied) == [false])
    #expect(
      try await recorded(
        "-a always,exit -S chmod", "-a never,exclude -F msgtype=ANOM_LINK", steps: denied)
        == [false])
  }

  // MARK: Names

  @Test func anIgnoredDirectoryTypeSilencesTheUnlinkOfAPlainFile() async throws {
    let outcome = try await recorded(
      "-a never,exit -S unlink -F filetype=dir", "-a always,exit -S unlink",
      steps: .unlinking("/t/d/a"))
    #expect(outcome == [false])
  }

  @Test func eachTestOnNamesChoosesItsOwnName() async throws {
    let outcome = try await recorded(
      "-a always,exit -S all -F filetype=file -F filetype=dir",
      steps: .asking("/t/d/a"), .asking("/t/d"), .unlinking("/t/d/a"))
    #expect(outcome == [false, false, true])
  }

  @Test func ownerTestsOnAWatchLookAtTheWatchedNameAndDashCAtAny() async throws {
    for (condition, holds) in [
      ("-F obj_uid=1000", true), ("-F obj_uid=0", false), ("-F obj_gid=1000", true),
      ("-F filetype=dir", true), ("-C uid=obj_uid", true), ("-C uid!=obj_uid", true),
    ] {
      let outcome = try await recorded(
        "-a always,exit -S all -F path=/t/d/a " + condition, steps: .unlinking("/t/d/a"))
      #expect(outcome == [holds], "\(condition)")
    }
  }

  @Test func pathTestsTheFileAndDirThePlace() async throws {
    let linking = GuestStep(GuestCall(.link, "/t/d/a", "/t/e/c2"))
    let through = GuestStep.reading("/t/e/c2")
    let path = try await recorded(
      "-a always,exit -S open -F path=/t/d/a", steps: linking, through, .reading("/t/d/o"))
    #expect(path == [false, true, true])
    let tree = try await recorded(
      "-a always,exit -S open -F dir=/t/d", steps: linking, through, .reading("/t/d/o"))
    #expect(tree == [false, false, true])
  }

  @Test func aNameNotFoundHasOwnerZeroAndLiesNowhere() async throws {
    let missing = GuestStep.asking("/t/d/missing")
    #expect(try await recorded("-a always,exit -S access -F obj_uid=0", steps: missing) == [true])
    #expect(try await recorded("-a always,exit -S access -F dir=/t/d", steps: missing) == [false])
    #expect(
      try await recorded("-a always,exit -S access -F filetype!=file", steps: missing) == [true])
  }

  @Test func theRemovalOfAWatchedNameIsJudgedBeforeThereIsAResult() async throws {
    for (condition, holds) in [("", true), (" -F success=1", false), (" -F exit=0", false)] {
      let outcome = try await recorded(
        "-a always,exit -S all -F path=/t/d/a -F perm=w" + condition, steps: .unlinking("/t/d/a"))
      #expect(outcome == [holds], "\(condition)")
      let renamed = try await recorded(
        "-a always,exit -S all -F path=/t/d/a -F perm=w" + condition,
        steps: .renaming("/t/d/a", to: "/t/d/n"))
      #expect(renamed == [holds], "\(condition)")
    }
    let arriving = try await recorded(
      "-a always,exit -S all -F path=/t/d/n -F perm=w -F success=1",
      steps: .renaming("/t/d/a", to: "/t/d/n"))
    #expect(arriving == [true])
  }

  @Test func aLinkAtTheEndIsNotFollowedButByATreeWithATrailingSlash() async throws {
    let through = GuestStep.reading("/t/l/a")
    #expect(try await recorded("-a always,exit -S open -F dir=/t/l", steps: through) == [false])
    #expect(try await recorded("-a always,exit -S open -F dir=/t/l/", steps: through) == [true])
    let watch = "-a always,exit -S all -F path=/t/d/link"
    let room = GuestCall.Argument.bytes([UInt8](repeating: 0, count: 160))
    let looking = GuestStep(GuestCall(.readlink, "/t/d/link", room, 160))
    #expect(try await recorded(watch, steps: .reading("/t/d/link"), looking) == [false, true])
    #expect(try await recorded("-a always,exit -S open -F path=/t/l/a", steps: through) == [true])
  }

  @Test func aPathThatIsAMountPointNamesTheFolderBeneathTheMount() async throws {
    let steps = [GuestStep.creating("/t/new"), .asking("/t"), .unlinking("/t/new")]
    let path = try await DecisionStage(["-a always,exit -S all -F path=/t"], steps).play()
    #expect(path.map(\.isRecorded) == [false, false, false])
    let tree = try await DecisionStage(["-a always,exit -S all -F dir=/t"], steps).play()
    #expect(tree.map(\.isRecorded) == [true, true, true])
  }

  // MARK: Scalars

  @Test func groupsAskPrimaryOrSupplementaryAndTheNegationNeither() async throws {
    let bob = GuestStep.reading("/t/d/a", as: GuestStep.bob)
    for field in ["gid", "egid"] {
      let rule = "-a always,exit -S open -F auid=1001 -F " + field
      #expect(try await recorded(rule + "=50", steps: bob) == [true])
      #expect(try await recorded(rule + "!=50", steps: bob) == [false])
      #expect(try await recorded(rule + ">1000", steps: bob) == [true])
      #expect(try await recorded(rule + "<1000", steps: bob) == [false])
    }
  }

  @Test func withoutAResultNeitherExitNorSuccessHolds() async throws {
    let leaving = GuestStep(GuestCall(.exitGroup, 3), as: GuestStep.alice)
    for condition in ["success=1", "success!=1", "exit=0", "exit!=0"] {
      let rule = "-a always,exit -S exit_group -F auid=1000 -F " + condition
      #expect(try await recorded(rule, steps: leaving) == [false])
    }
    #expect(
      try await recorded("-a always,exit -S exit_group -F auid=1000", steps: leaving) == [true])
  }

  @Test func withoutAnAddressNoAddressFamilyHolds() async throws {
    let connect = GuestStep(.address(.connect, family: 2))
    let rule = "-a always,exit -F arch=b64 -S getpid,connect -F saddr_fam"
    #expect(try await recorded(rule + "!=1", steps: getpid, connect) == [false, true])
    #expect(try await recorded(rule + "=2", steps: getpid, connect) == [false, true])
  }

  @Test func anySuccessButZeroMeansSucceeded() async throws {
    let steps = [GuestStep.asking("/t/d/a"), .asking("/t/d/missing")]
    for (condition, outcome) in [
      ("success=1", [true, false]), ("success=7", [true, false]), ("success=0", [false, true]),
      ("success>0", [false, false]), ("success>1", [false, true]),
    ] {
      let rule = "-a always,exit -S access -F " + condition
      #expect(try await DecisionStage([rule], steps).play().map(\.isRecorded) == outcome)
    }
  }

  @Test func aLabelTestNeverHoldsWithoutAModuleThatKnowsIt() async throws {
    for condition in ["subj_user=x", "subj_user!=x", "obj_type!=x"] {
      let rule = "-a always,exit -S open -F " + condition
      #expect(try await recorded(rule, steps: .reading("/t/d/a")) == [false])
    }
  }
}
