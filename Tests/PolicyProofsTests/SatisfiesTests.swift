import Testing

private let mounts = #"control 1 "" { demand record syscalls mount, umount2 by users key m }"#

@Suite struct SatisfiesTests {
  @Test func aGroupThatRecordsWhatIsDemandedIsProved() throws {
    let proved = try Proved(
      controls: mounts,
      groups: "rules g at 30 { satisfies c 1\n record syscalls umount2, mount by anyone key k }",
      profile: "use g")
    #expect(proved.findings == [])
    #expect(proved.proofs.provedCount == 1)
  }

  @Test func groupsThatNameOneControlAreJudgedTogether() throws {
    let groups = """
      rules g at 30 { satisfies c 1\n record syscalls mount by users key k }
      rules h at 31 { satisfies c 1\n record syscalls umount2 by users key k }
      """
    #expect(try Proved(controls: mounts, groups: groups, profile: "use g, h").findings == [])
    let alone = try Proved(controls: mounts, groups: groups, profile: "use g").error()
    #expect(alone.id == "unproved-claim")
    #expect(alone.message == "'c 1' is not satisfied")
    #expect(alone.remarks[0] == "this event is not recorded: umount2 uid=1000 auid=1000")
    #expect(alone.remarks[1] == "what is demanded @2")
  }

  @Test func everyPlaceOfABrokenClaimIsTold() throws {
    let error = try Proved(
      controls: mounts,
      groups: """
        rules g at 30 { satisfies c 1\n record syscalls mount by users key k }
        rules h at 31 { satisfies c 1\n record syscalls mount by root key k }
        """, profile: "use g, h"
    ).error()
    #expect(error.span?.line == 4)
    #expect(error.remarks.contains("claimed here as well @6"))
  }

  @Test(
    arguments: [
      ("ignore messages SYSCALL", "mount"), ("ignore tasks by users", "mount"),
      ("ignore syscalls mount where uid = 1001", "mount uid=1001"),
      ("ignore all syscalls by users", "mount"),
    ])
  func anIgnoreOfAnotherGroupBreaksAClaimAndIsShown(ignore: String, event: String) throws {
    let error = try Proved(
      controls: mounts,
      groups: """
        rules g at 30 { satisfies c 1\n record syscalls mount, umount2 by users key k }
        rules quiet at 20 {
          \(ignore)
        }
        """, profile: "use g, quiet"
    ).error()
    #expect(error.id == "unproved-claim")
    #expect(error.remarks[0].hasPrefix("this event is not recorded: \(event)"), "\(error.remarks)")
    #expect(error.remarks[1] == "this decides so @7")
  }

  @Test func anIgnoredTreeBreaksAClaimOnAFileInIt() throws {
    let error = try Proved(
      controls: #"control 1 "" { demand record write of /srv/a/b key k }"#,
      groups: """
        rules g at 30 { satisfies c 1\n record write, attr of /srv/a/b key k }
        rules quiet at 20 {
          ignore access under /srv/a where exe = /usr/bin/make
        }
        """, profile: "use g, quiet"
    ).error()
    #expect(error.remarks[0].contains("/srv/a/b"))
    #expect(error.remarks[0].contains("exe=/usr/bin/make"), "\(error.remarks)")
    #expect(error.remarks[1] == "this decides so @7")
  }

  @Test func anIgnoreBehindTheRecordsBreaksNothing() throws {
    let proved = try Proved(
      controls: mounts,
      groups: """
        rules g at 30 { satisfies c 1\n record syscalls mount, umount2 by users key k }
        rules quiet at 40 { ignore all syscalls }
        """, profile: "use g, quiet")
    #expect(proved.findings == [])
  }

  @Test func whatOnlyOtherGroupsRecordIsNotSatisfiedAndSaysSo() throws {
    let error = try Proved(
      controls: mounts,
      groups: """
        rules g at 30 { satisfies c 1\n record syscalls mount by users key k }
        rules h at 31 { record syscalls umount2 key k }
        """, profile: "use g, h"
    ).error()
    #expect(error.id == "unproved-claim")
    #expect(
      error.remarks.last == "the profile as a whole records it, by groups that do not claim it")
  }

  @Test func aDemandThatNothingCanMatchIsNoProof() throws {
    let error = try Proved(
      controls: #"control 1 "" { demand record execute of /bin/load key k }"#,
      groups: "rules g at 30 { satisfies c 1\n record execute of /bin/load key k }",
      profile: "facts f\nuse g",
      facts: "facts f {\n symlinks /bin/load -> /bin/kmod\n files /bin/kmod\n directories /bin\n}"
    ).error()
    #expect(error.id == "claim-cannot-fire")
    #expect(error.remarks[0].contains("is a symlink"))
  }

  @Test func whatDependsOnTheMachineIsUndecided() throws {
    let error = try Proved(
      controls: """
        param log path "the log of sudo"
        control 1 "" { demand record write of $log key k }
        """,
      groups: "rules g at 30 { satisfies c 1\n record write of /var/log/sudo.log key k }",
      profile: "use g"
    ).error()
    #expect(error.id == "undecided-claim")
    #expect(error.remarks[0] == "needs 'log': the log of sudo")
  }

  @Test func aControlThatNoRuleAnswersCannotBeClaimed() throws {
    for (answer, reason) in [
      (#"not a rule "auditd.conf: max_log_file""#, "auditd.conf: max_log_file"),
      ("answered by drift", "it is answered by comparing the running rules with those on disk"),
    ] {
      let error = try Proved(
        controls: #"control 1 "" { \#(answer) }"#,
        groups: "rules g at 30 { satisfies c 1\n record syscalls mount on b64 key k }",
        profile: "use g"
      ).error()
      #expect(error.id == "unanswerable-claim")
      #expect(error.remarks == [reason, "the control @2"])
    }
  }

  @Test func partsOfAControlAreClaimedOneByOne() throws {
    let controls = """
      control 1 part a "" { demand record syscalls mount key k }
      control 1 part b "" { demand record syscalls umount2 key k }
      """
    func findings(_ claim: String) throws -> [String] {
      try Proved(
        controls: controls,
        groups: "rules g at 30 { satisfies c \(claim)\n record syscalls mount key k }",
        profile: "use g"
      ).findings
    }
    #expect(try findings("1 part a") == [])
    #expect(
      try findings("1 part a, 1 part b") == ["error[unproved-claim] 'c 1 part b' is not satisfied"])
  }

  @Test func whatIsDemandedWherePresentIsNotAskedElsewhere() throws {
    let proved = try Proved(
      controls: #"control 1 "" { demand record write under /etc/netplan if present key k }"#,
      groups: """
        rules g at 30 { satisfies c 1\n record write under /etc/netplan if present key k }
        """, profile: "facts f\nuse g", facts: "facts f {\n directories /etc\n}")
    #expect(proved.findings == [])
    #expect(proved.notes == ["nothing-demanded"])
    #expect(proved.proofs.provedCount == 0)
  }

  @Test func aClaimWhoseRulesAreAllLeftOutIsBroken() throws {
    let error = try Proved(
      controls: #"control 1 "" { demand record write of /etc/special key k }"#,
      groups: """
        rules g at 30 { satisfies c 1\n record write of /etc/special if present key k }
        """, profile: "facts f\nuse g", facts: "facts f {\n directories /etc\n}"
    ).error()
    #expect(error.id == "unproved-claim")
    #expect(error.remarks.contains("no group in use that claims it has a rule on this machine"))
  }

  @Test func aGroupWithoutRulesThatClaimsWhatOthersDoIsTold() throws {
    let proved = try Proved(
      controls: mounts,
      groups: """
        rules g at 30 { satisfies c 1\n record syscalls mount, umount2 by users key k }
        rules h at 31 { satisfies c 1\n record write under /etc/netplan if present key k }
        """, profile: "facts f\nuse g, h", facts: "facts f {\n directories /etc\n}")
    #expect(
      proved.findings == [
        "warning[claim-without-rules] 'h' has no rule on this machine, and claims 'c 1'"
      ])
  }

  @Test(
    arguments: [
      ("immutable", "immutable", "the rules are not locked"),
      (
        "loginuid immutable", "loginuid immutable", "login ids can be changed after login"
      ),
      (
        "setting backlog = 8192", "settings { backlog 8192 }", "'backlog_limit' is not 8192"
      ),
      ("messages CWD", nil, nil),
    ] as [(String, String?, String?)])
  func settingsAndLocksAreDemandedOfTheProfile(
    demand: String, statement: String?, complaint: String?
  ) throws {
    let controls = #"control 1 "" { demand \#(demand) }"#
    let groups = "rules g at 30 { satisfies c 1\n record syscalls mount on b64 key k }"
    #expect(
      try Proved(controls: controls, groups: groups, profile: "use g\n\(statement ?? "")")
        .findings == [])
    guard let complaint else { return }
    let error = try Proved(controls: controls, groups: groups, profile: "use g").error()
    #expect(error.remarks[0] == complaint)
  }

  @Test func messagesThatAreIgnoredAreNotWritten() throws {
    let error = try Proved(
      controls: #"control 1 "" { demand messages USER_LOGIN }"#,
      groups: """
        rules g at 30 { satisfies c 1\n record syscalls mount on b64 key k }
        rules quiet at 20 {
          ignore messages USER_LOGIN
        }
        """, profile: "use g, quiet"
    ).error()
    #expect(error.id == "unproved-claim")
    #expect(error.remarks[0].contains("USER_LOGIN"), "\(error.remarks)")
    #expect(error.remarks[1] == "this decides so @7")
  }

  @Test func aSiteThatDropsAGroupBreaksTheClaimThatItSharesWithAnother() throws {
    let text = """
      catalogue c "" version "1" { \(mounts) }
      rules g at 30 { satisfies c 1\n record syscalls mount by users key k }
      rules h at 31 { satisfies c 1\n record syscalls umount2 by users key k }
      profile base { settings { reset }\n use g, h }
      profile p extends base { drop h }
      """
    #expect(try Proved(text, profile: "base").findings == [])
    let error = try Proved(text).error()
    #expect(error.message == "'c 1' is not satisfied")
    #expect(error.remarks[0] == "this event is not recorded: umount2 uid=1000 auid=1000")
  }
}
