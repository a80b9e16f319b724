import Foundation
import Testing

@Suite struct TestCommandTests {
  private func folder(_ expectation: String) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.file(
      "policies/p.policy",
      """
      rules a at 30 {
        record syscalls adjtimex on b64 by users key time
        \(expectation)
      }
      rules b at 40 {
        record syscalls sync on b64 key disk
        expect recorded disk when sync on b64
      }
      profile p { settings { reset } ; use a, b }
      """)
    return folder
  }

  private func test(_ folder: ScratchFolder, _ more: String...) throws -> CommandRun {
    try CommandRun(["test", "--profile", "p", "--policies", "policies"] + more, in: folder.url)
  }

  @Test func theShippedPoliciesAreWhatTheyExpectThemselvesToBe() throws {
    // The larger profiles are judged without the command, in PoliciesTests.
    let profiles = ["debian-12-server", "ospp", "wiki"]
    let run = try CommandRun(["test"] + profiles.flatMap { ["--profile", $0] })
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(!run.output.contains("warning["))
    for profile in profiles {
      #expect("\n\(run.output)".contains("\n\(profile): of "))
    }
  }

  @Test func expectationsThatHoldAreAYes() throws {
    let run = try test(folder("expect recorded time when adjtimex by users on b64"))
    #expect(run.status == 0)
    #expect(run.output == "p: of 2 expectations 2 hold; reached 2 of 2 rules\n")
  }

  @Test func anExpectationThatFailsShowsTheEventAndTheProfile() throws {
    let run = try test(folder("expect recorded time when adjtimex by users"))
    #expect(run.status == 1)
    #expect(run.output.contains("error[expectation-fails]: no rule records this"))
    #expect(run.output.contains("p.policy:3:3"))
    #expect(run.output.contains("note: when adjtimex uid=1000 auid=1000 on b32"))
    #expect(run.output.contains("note: in the profile 'p'"))
    #expect(run.output.contains("p: of 2 expectations 1 hold, 1 fail; reached 2 of 2 rules"))
  }

  @Test func whatCannotBeKnownIsNoAnswer() throws {
    let run = try test(folder("expect recorded time when adjtimex birth.uid=0 groups=none on b64"))
    #expect(run.status == 2)
    #expect(run.output.contains("warning[expectation-unknown]"))
    #expect(run.output.contains("'groups', 'birth'"))
  }

  @Test func rulesThatNothingReachesFailOnlyWhereCoverageIsAskedFor() throws {
    let folder = try folder("expect silence when gettimeofday")
    let run = try test(folder)
    #expect(run.status == 0)
    #expect(run.output.contains("note[unreached-rule]"))
    #expect(run.output.contains("not reached: 1 of 1 rules in 'p'"))
    #expect(run.output.contains("reached 1 of 2 rules"))
    #expect(try test(folder, "--require-coverage").status == 1)
  }

  @Test func onlyTheFilesThatAreNamedAreJudged() throws {
    let folder = try folder("expect recorded time when adjtimex")
    try folder.file(
      "more/c.policy",
      """
      rules c at 50 { record syscalls mount key m; expect recorded m when mount }
      profile q extends p { use c }
      """)
    let run = try CommandRun(
      ["test", "--profile", "q", "--policies", "policies", "more"], in: folder.url)
    #expect(run.status == 0)
    #expect(run.output == "q: of 1 expectations 1 hold; reached 2 of 2 rules\n")
    let all = try CommandRun(
      ["test", "--profile", "q", "--policies", "policies", "--policies", "more"], in: folder.url)
    #expect(all.status == 1)
  }

  @Test func aGroupThatNoProfileUsesIsNamed() throws {
    let folder = try folder("expect silence when gettimeofday")
    try folder.file("policies/d.policy", "rules d at 60 { expect silence when sync }\n")
    let run = try CommandRun(["test", "policies"], in: folder.url)
    #expect(run.output.contains("note[unjudged-expectations]: no profile uses 'd'"))
  }

  @Test func aProfileThatDoesNotCompileIsANo() throws {
    let folder = try folder("expect recorded time when adjtimex on b64 by users")
    try folder.file("policies/e.policy", "rules e at 70 { record syscalls nonsense key k }\n")
    try folder.file("policies/f.policy", "profile f extends p { use e }\n")
    let run = try CommandRun(["test", "--policies", "policies", "policies"], in: folder.url)
    #expect(run.status == 1)
    #expect(run.errors.contains("error[unknown-syscall]"))
    #expect(run.output.contains("p: of 2 expectations 2 hold"))
  }

  @Test func anUnknownProfileIsAWrongCommandLine() throws {
    let folder = try folder("")
    let run = try CommandRun(["test", "--profile", "pp", "--policies", "policies"], in: folder.url)
    #expect(run.status == 64)
  }

  @Test func programsGetStableKeys() throws {
    let run = try test(folder("expect recorded time when adjtimex by users"), "--format", "json")
    #expect(run.status == 1)
    let object = try #require(
      JSONSerialization.jsonObject(with: run.outputBytes) as? [String: [[String: Any]]])
    #expect(Set(object.keys) == ["expectations", "rules"])
    let first = try #require(object["expectations"]?.first)
    #expect(
      Set(first.keys) == [
        "profile", "place", "expectation", "events", "verdict", "event", "rule", "note",
      ])
    #expect(first["verdict"] as? String == "fails")
    #expect(first["expectation"] as? String == "expect recorded time when adjtimex by users")
    let event = try #require(first["event"] as? [String: Any])
    #expect(event["text"] as? String == "adjtimex uid=1000 auid=1000 on b32")
    let rule = try #require(object["rules"]?.first)
    #expect(Set(rule.keys) == ["profile", "place", "rule", "reached"])
    #expect(rule["reached"] as? Bool == true)
  }
}
