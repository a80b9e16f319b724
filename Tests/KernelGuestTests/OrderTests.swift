import KernelGuest
import Testing

/// Which of several rules decides.
@Suite struct OrderTests {
  private let file = [TreeEntry.file("/t/f")]

  @Test func anEarlierNeverRuleSilencesALaterWatch() async throws {
    #expect(
      try await recorded(
        under: "-a never,exit -F arch=b64 -S open -F uid=1000", "-w /t/f -p r", with: file,
        of: [open("/t/f", as: Identity(uid: 1000)), open("/t/f")]) == [false, true])
  }

  @Test func anEarlierNeverWatchSilencesALaterRuleOfTheList() async throws {
    #expect(
      try await recorded(
        under: "-a never,exit -F path=/t/f -F perm=r", "-a always,exit -F arch=b64 -S open",
        with: file, of: [open("/t/f"), open("/t")]) == [false, true])
  }

  @Test func aLaterNeverRuleDoesNothingInEitherStore() async throws {
    #expect(
      try await recorded(
        under: "-w /t/f -p r", "-a never,exit -F arch=b64 -S open",
        "-a never,exit -F path=/t/f -F perm=r", with: file, of: [open("/t/f")]) == [true])
  }

  @Test func aPrependedRuleStandsBeforeAllLoadedSoFar() async throws {
    let result = try await Guest.run(
      GuestCase(
        "prepended", tree: file,
        rules: .lines(
          "-w /t/f -p r -k first", "-A never,exit -F arch=b64 -S open -F uid=1000",
          "-A always,exit -F arch=b64 -S open -F uid=1000 -k last"),
        collect: [.listing],
        steps: [open("/t/f", as: Identity(uid: 1000)), open("/t/f")]))
    #expect(result.steps.map(\.keys) == [["last"], ["first"]])
    #expect(
      result.listing == """
        -a always,exit -F arch=b64 -S open -F uid=1000 -F key=last
        -a never,exit -F arch=b64 -S open -F uid=1000
        -w /t/f -p r -k first

        """)
  }

  @Test func theKeyOfAnOverriddenRuleStaysIfTheDecidingRuleHasNone() async throws {
    let steps = try await outcomes(
      under: "-w /t/f -p r", "-a always,exit -F arch=b64 -S open -k overridden", with: file,
      of: [open("/t/f")])
    #expect(steps.map(\.keys) == [["overridden"]])
  }

  @Test func theKeyIsThatOfTheEarliestRuleOfBothStores() async throws {
    let steps = try await outcomes(
      under: "-w /t/f -p r -k watch", "-a always,exit -F arch=b64 -S open -k list", with: file,
      of: [open("/t/f"), open("/t")])
    #expect(steps.map(\.keys) == [["watch"], ["list"]])
  }

  @Test func aRecordWithoutAKeySaysNull() async throws {
    let steps = try await outcomes(under: "-w /t/f -p r", with: file, of: [open("/t/f")])
    #expect(steps.first?.event?.syscall?.field("key") == "(null)")
    #expect(steps.first?.keys == [])
  }

  @Test func twoWatchesOnOnePathSwapWhenTheFileWasReplacedTwice() async throws {
    let replace = call(.rename, "/t/new", "/t/f")
    let create = call(.creat, "/t/new", 0o600)
    let round = [create, replace, open("/t/f")]
    let recorded = try await recorded(
      under: "-a never,exit -F path=/t/f -F perm=r -F uid=0", "-w /t/f -p r", with: file,
      of: [open("/t/f")] + round + round + round)
    #expect([0, 3, 6, 9].map { recorded[$0] } == [false, false, true, false])
  }

  @Test func aNeverTreeHoldsHoweverOftenTheFileIsReplaced() async throws {
    let round = [call(.creat, "/t/new", 0o600), call(.rename, "/t/new", "/t/f"), open("/t/f")]
    let recorded = try await recorded(
      under: "-a never,exit -F dir=/t/f -F perm=r -F uid=0",
      "-a never,exit -F dir=/t -F perm=r -F uid=0", "-w /t/f -p r", with: file,
      of: round + round + round)
    #expect([2, 5, 8].map { recorded[$0] } == [false, false, false])
  }

  @Test func theFirstNameThatHasAWatchEndsTheSearch() async throws {
    let script: [TreeEntry] = [
      .program("/t/interpreter"), .file("/t/script", "#!/t/interpreter\n", mode: 0o755),
    ]
    let keys = try await outcomes(
      under: "-w /t/interpreter -p x -k interpreter", "-w /t/script -p x -k script", with: script,
      of: [GuestStep(.execute("/t/script")), GuestStep(.execute("/t/interpreter"))]
    ).map(\.keys)
    #expect(keys == [["script"], ["interpreter"]])
  }

  @Test func aNeverRuleOnALaterNameDoesNotSilence() async throws {
    let script: [TreeEntry] = [
      .program("/t/interpreter"), .file("/t/script", "#!/t/interpreter\n", mode: 0o755),
    ]
    #expect(
      try await recorded(
        under: "-a never,exit -F path=/t/interpreter -F perm=x", "-w /t/script -p x",
        with: script,
        of: [GuestStep(.execute("/t/script")), GuestStep(.execute("/t/interpreter"))])
        == [true, false])
  }
}
