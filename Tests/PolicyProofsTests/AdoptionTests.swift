import Diagnostics
import PolicyCompilation
import PolicyModel
import PolicySyntax
import Testing

@Suite struct AdoptionTests {
  private func proved(_ exceptions: String = "", on today: String = "2026-01-01") throws -> Proved {
    try Proved(
      controls: """
        control 1 "" { demand record syscalls mount by users key m }
        control 2 "" { demand record write of /etc/passwd key s }
        control 3 "" { not a rule "auditd.conf" }
        control 4 "" { answered by drift }
        """,
      groups: "rules g at 30 { record syscalls mount by users key k }",
      profile: "use g\nadopt c version \"1\"\n\(exceptions)", on: today)
  }

  @Test func aControlThatIsNeitherMetNorExceptedIsAnErrorWithAnEvent() throws {
    let error = try proved().error()
    #expect(error.id == "unmet-control")
    #expect(error.message == "'c 2' is neither met nor excepted")
    #expect(
      error.remarks[0] == "this event is not recorded: openat uid=1000 auid=1000 a2=0x1 /etc/passwd"
    )
    #expect(error.help == ["use a group that records it, or write: exception c 2 reason \"…\""])
  }

  @Test(arguments: [
    ("immutable", "write 'immutable' into the profile"),
    ("loginuid immutable", "write 'loginuid immutable' into the profile"),
    ("setting backlog = 9000", "set it in the 'settings' of the profile"),
    ("messages CWD", "take the types out of what is ignored"),
  ])
  func theAdviceIsToldByWhatIsDemanded(demand: String, advice: String) throws {
    let error = try Proved(
      controls: "control 1 \"\" { demand \(demand) }",
      groups: "rules g at 30 { ignore messages CWD }", profile: "use g\nadopt c"
    ).error()
    #expect(error.help == ["\(advice), or write: exception c 1 reason \"…\""])
  }

  @Test func whatNoRuleAnswersIsNeverCountedAsMet() throws {
    let proved = try proved(#"exception c 2 reason "r" until 2027-01-01"#)
    #expect(proved.findings == [])
    #expect(proved.proofs.provedCount == 1)
  }

  @Test func whatGroupsAloneMeetTheProfileMeets() throws {
    let proved = try Proved(
      controls: #"control 1 "" { demand record syscalls mount by users key m }"#,
      groups: """
        rules early at 29 { record syscalls mount where uid = 1000 key other }
        rules g at 30 { satisfies c 1\n record syscalls mount by users key k }
        """, profile: "use early, g\nadopt c")
    #expect(proved.findings == [])
    #expect(proved.proofs.provedCount == 2)
  }

  @Test func anExceptionThatIsOverExcusesNothing() throws {
    let exception = #"exception c 2 reason "r" until 2026-06-30"#
    #expect(try proved(exception, on: "2026-06-30").findings == [])
    #expect(
      try proved(exception, on: "2026-07-01").findings.sorted() == [
        "error[expired-exception] the exception for 'c 2' ended on 2026-06-30",
        "error[unmet-control] 'c 2' is neither met nor excepted",
      ])
  }

  @Test func whatCannotBeToldIsNotMet() throws {
    let error = try Proved(
      controls: """
        param log path "the log of sudo"
        control 1 "" { demand record write of $log key k }
        """, groups: "", profile: "adopt c"
    ).error()
    #expect(error.id == "unmet-control")
    #expect(error.message == "whether 'c 1' is met cannot be told")
  }

  @Test func aSiteExceptsWhatItsBaseDoesNotMeet() throws {
    let text = """
      catalogue c "" version "1" { control 1 "" { demand record syscalls mount key m } }
      profile base { settings { reset }\n adopt c }
      profile p extends base { exception c 1 reason "r" until 2027-01-01 }
      """
    #expect(try Proved(text, profile: "base").error().id == "unmet-control")
    #expect(try Proved(text).findings == [])
  }

  @Test(arguments: [
    (#"exception c 9 reason "r""#, "unknown-control"),
    (#"exception d 1 reason "r""#, "unknown-catalogue"),
    (#"exception c 1 part x reason "r""#, "unknown-part"),
    ("adopt d", "unknown-catalogue"), ("adopt c version \"2\"", "other-version"),
  ])
  func whatDoesNotExistCannotBeExceptedOrAdopted(statement: String, id: String) throws {
    let text = """
      catalogue c "" version "1" { control 1 "" { demand record syscalls mount key m } }
      profile p {\n  settings { reset }\n  \(statement)\n}
      """
    let file = PolicyParser.parse(SourceText(name: "test.policy", text)).file
    let build = try #require(ProfileBuild("p", in: PolicyLibrary([file])))
    #expect(build.diagnostics.filter { $0.severity == .error }.map(\.id) == [id])
  }

  @Test(arguments: [("c 9", "unknown-control"), ("d 1", "unknown-catalogue")])
  func whatDoesNotExistCannotBeClaimed(claim: String, id: String) throws {
    let text = """
      catalogue c "" version "1" { control 1 "" { demand record syscalls mount key m } }
      rules g at 30 { satisfies \(claim)\n record syscalls mount on b64 key k }
      profile p { settings { reset }\n use g }
      """
    let file = PolicyParser.parse(SourceText(name: "test.policy", text)).file
    let build = try #require(ProfileBuild("p", in: PolicyLibrary([file])))
    #expect(build.diagnostics.filter { $0.severity == .error }.map(\.id) == [id])
  }
}
