import Testing

@Suite struct ExceptionTests {
  /// One control on two calls, one on a file and one on a tree; the groups record `mount` and all of
  /// `/etc/sudoers`.
  private func proved(
    _ exception: String, on today: String = "2026-01-01", adopt: Bool = false
  ) throws -> Proved {
    try Proved(
      controls: """
        control 1 "" { demand record syscalls mount, umount2 on b64 by users key m }
        control 2 "" { demand record write of /etc/sudoers on b64 key s }
        control 3 "" { demand record write of /etc/netplan on b64 key n }
        control 4 "" { not a rule "auditd.conf" }
        """,
      groups: """
        rules g at 30 {
          record syscalls mount on b64 key k
          record write, attr of /etc/sudoers on b64 key k
        }
        """,
      profile: (adopt ? "adopt c\n" : "") + "facts f\nuse g\n" + exception,
      facts: "facts f {\n directories /etc\n files /etc/sudoers\n}", on: today)
  }

  @Test func anExceptionWithoutAClaimIsKnowinglyNotMet() throws {
    let proved = try proved(#"exception c 1 reason "no" until 2026-01-01"#)
    #expect(proved.findings == [])
    #expect(proved.notes == [])
    #expect(proved.proofs.provedCount == 0)
  }

  @Test func aClaimOfBeingCoveredByOtherRulesIsProved() throws {
    let proved = try proved(#"exception c 2 reason "other words" claim covered"#)
    #expect(proved.findings == [])
    #expect(proved.proofs.provedCount == 1)
  }

  @Test func aClaimOfBeingCoveredThatFailsShowsTheEvent() throws {
    let error = try proved(#"exception c 1 reason "other words" claim covered"#).error()
    #expect(error.id == "unproved-claim")
    #expect(error.message == "the claim for 'c 1' does not hold")
    #expect(error.remarks[0] == "this event is not recorded: umount2 uid=1000 auid=1000")
    #expect(error.help[0].contains("disputed"))
  }

  @Test func aDisputedClaimHasToFail() throws {
    let failing = try proved(#"exception c 1 reason "r" claim covered disputed "half of it""#)
    #expect(failing.findings == [])
    #expect(failing.proofs.provedCount == 1)
    let holding = try proved(#"exception c 2 reason "r" claim covered disputed "is it?""#)
    #expect(
      holding.findings == [
        "error[disputed-claim-holds] the claim for 'c 2' is disputed, and it holds"
      ])
  }

  @Test func whatIsLeftOfADemandIsProved() throws {
    let proved = try proved(
      #"exception c 1 reason "r" claim partly without syscalls umount2 on b64"#)
    #expect(proved.findings == [])
    #expect(proved.proofs.provedCount == 1)
  }

  @Test func aRegionThatIsTooSmallLeavesAnEvent() throws {
    let error = try proved(
      #"exception c 1 reason "r" claim partly without syscalls umount2 on b64 where auid = 1000"#
    ).error()
    #expect(error.id == "unproved-claim")
    #expect(error.remarks[0].contains("umount2"))
    #expect(!error.remarks[0].contains("auid=1000"), "\(error.remarks)")
    let disputed = try proved(
      """
      exception c 1 reason "r"
        claim partly without syscalls umount2 on b64 where auid = 1000 disputed "see the review"
      """)
    #expect(disputed.findings == [])
  }

  @Test func aRegionThatIsAllOfTheDemandClaimsNothing() throws {
    #expect(
      try proved(#"exception c 1 reason "r" claim partly without syscalls mount, umount2"#)
        .findings == [
          "warning[nothing-claimed] the claim leaves nothing of what 'c 1' demands"
        ])
  }

  @Test func aWrongRegionIsAnError() throws {
    let error = try proved(
      #"exception c 1 reason "r" claim partly without syscalls umuont"#
    ).error()
    #expect(error.id.hasPrefix("unknown"), "\(error)")
  }

  @Test func onlyWhoSaysThatItIsNotMetIsToldThatItIs() throws {
    let text = "warning[met-anyway] 'c 2' is met, so it needs no exception"
    #expect(try proved(#"exception c 2 reason "r""#).findings == [text])
    #expect(
      try proved(
        #"exception c 2 reason "r" claim partly without write of /etc/sudoers on b64 by root"#
      ).findings == [text])
    #expect(try proved(#"exception c 2 reason "r" claim covered"#).findings == [])
  }

  @Test func whatIsSaidNotToApplyMustNotBeThere() throws {
    #expect(try proved(#"exception c 3 reason "r" claim not-applicable"#).findings == [])
    #expect(
      try proved(#"exception c 2 reason "r" claim not-applicable"#).findings == [
        "warning[applicable-after-all] 'c 2' is said not to apply, and '/etc/sudoers' is on 'f'"
      ])
    #expect(
      try proved(#"exception c 2 reason "r" claim not-applicable disputed "it is""#).findings == [])
    #expect(
      try proved(#"exception c 3 reason "r" claim not-applicable disputed "it is""#).findings == [
        "error[disputed-claim-holds] the claim for 'c 3' is disputed, and 'f' has none of it"
      ])
  }

  @Test func noClaimCanBeBorneOutWhereNoRuleAnswers() throws {
    let error = try proved(#"exception c 4 reason "r" claim covered"#).error()
    #expect(error.id == "unanswerable-claim")
    #expect(error.message == "no rule can bear out a claim on 'c 4'")
    #expect(try proved(#"exception c 4 reason "r""#).findings == [])
  }

  @Test func anExceptionHoldsThroughItsLastDay() throws {
    let exception = #"exception c 1 reason "r" until 2026-03-31"#
    #expect(try proved(exception, on: "2026-03-31").findings == [])
    let error = try proved(exception, on: "2026-04-01").error()
    #expect(error.id == "expired-exception")
    #expect(error.message == "the exception for 'c 1' ended on 2026-03-31")
  }

  @Test func theClaimOfAnExceptionThatIsOverIsNotProved() throws {
    let proved = try proved(
      #"exception c 2 reason "r" until 2026-03-31 claim covered"#, on: "2027-01-01")
    #expect(proved.proofs.provedCount == 0)
    #expect(proved.findings.count == 1)
  }

  @Test func exceptionsWithoutAnEndAreOneNote() throws {
    let proved = try proved(
      """
      exception c 1 reason "r"
      exception c 2 reason "r" claim covered
      exception c 3 reason "r" until 2027-01-01
      exception c 4 reason "r"
      """)
    #expect(proved.notes == ["endless-exception"])
    let note = try #require(proved.proofs.diagnostics.first)
    #expect(note.message == "3 exceptions have no end")
    #expect(note.remarks == ["c 1, c 2, c 4"])
    let one = try self.proved(#"exception c 1 reason "r""#).proofs.diagnostics
    #expect(one.map(\.message) == ["an exception has no end"])
  }

  @Test func whatCannotFireDoesNotSpeakAgainstWhatIsLeft() throws {
    let controls = """
      control 1 "" {
        demand record execute of /bin/load, /bin/kmod on b64 key k
        demand record syscalls mount on b64 key k
      }
      """
    func proved(_ claim: String) throws -> Proved {
      try Proved(
        controls: controls, groups: "rules g at 30 { record execute of /bin/kmod on b64 key k }",
        profile: """
          facts f
          use g
          exception c 1 reason "r" until 2027-01-01 claim \(claim)
          """,
        facts: "facts f {\n symlinks /bin/load -> /bin/kmod\n files /bin/kmod\n directories /bin\n}"
      )
    }
    let partly = try proved("partly without syscalls mount")
    #expect(partly.findings == [])
    #expect(partly.notes == ["claim-cannot-fire"])
    #expect(partly.proofs.provedCount == 1)
    #expect(try proved("covered").error().id == "unproved-claim")
  }
}
