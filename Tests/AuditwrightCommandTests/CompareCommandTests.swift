import Foundation
import Testing

@Suite struct CompareCommandTests {
  private func compare(_ a: String, _ b: String, _ more: String...) throws -> CommandRun {
    let folder = try ScratchFolder()
    try folder.file("a.rules", a + "\n")
    try folder.file("b.rules", b + "\n")
    return try CommandRun(
      ["compare", folder.url.path + "/a.rules", folder.url.path + "/b.rules"] + more)
  }

  private let clock = "-a always,exit -F arch=b64 -S adjtimex,settimeofday -k time"

  @Test func otherWordsForTheSameRulesAreEqual() throws {
    let run = try compare(
      clock,
      """
      -a exit,always -F arch=x86_64 -S 164 -F key=clock
      -a always,exit -F arch=b64 -S adjtimex -F key=clock
      """)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("equal: "))
  }

  @Test func anotherKeyIsADifferenceIfKeysCount() throws {
    let other = "-a always,exit -F arch=b64 -S adjtimex,settimeofday -k clock"
    #expect(try compare(clock, other).status == 0)
    let run = try compare(clock, other, "--keys")
    #expect(run.status == 1)
    #expect(run.output.contains("key"))
  }

  @Test func aNarrowedRuleIsWeakerAndTheEventThatEscapesIsShown() throws {
    let run = try compare("-a always,exit -F arch=b64 -S adjtimex -F auid>=1000 -k time", clock)
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("weaker: "))
    #expect(run.output.contains("settimeofday"))
  }

  @Test func programsAreToldTheRelationTheWitnessesAndTheAssumptions() throws {
    let run = try compare(clock, "-a always,exit -F arch=b64 -S sethostname", "--format", "json")
    #expect(run.status == 1)
    let answer = try #require(
      try JSONSerialization.jsonObject(with: run.outputBytes) as? [String: Any])
    #expect(answer["relation"] as? String == "incomparable")
    let witnesses = try #require(answer["witnesses"] as? [[String: Any]])
    #expect(Set(witnesses.compactMap { $0["recordedBy"] as? String }) == ["a", "b"])
    #expect(witnesses.allSatisfy { $0["event"] is [String: Any] && $0["rule"] is String })
    let assumptions = try #require(answer["assumptions"] as? [String])
    #expect(assumptions.contains("boot") && assumptions.contains("no-loss"))
  }

  @Test func rulesBehindALineThatEndsTheLoadDoNotCount() throws {
    let run = try compare("-a always,exit -F arch=b64 -S nonsense\n" + clock, clock)
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("weaker: "))
    #expect(run.errors.contains("nonsense"))
  }

  @Test func aLineOfAListingThatMayBeANeverRuleMakesTheAnswerUnknown() throws {
    let folder = try ScratchFolder()
    let rules = try folder.file("a.rules", Array("-w /etc/passwd -p wa -k id\n".utf8))
    let listing = try folder.file("kernel.list", Array("-w /etc/passwd -p wa -k id\n".utf8))
    #expect(try CommandRun(["compare", rules, listing]).status == 2)
    let settled = try CommandRun(["compare", rules, listing, "--assume", "watches-always"])
    #expect(settled.status == 0)
  }

  @Test func aRulePutInFrontOfAnotherNameOfItsFileHasNoCertainPlace() throws {
    let rules = "-w /var/run/utmp -p wa -k a\n-A always,exit -F path=/run/utmp -F perm=wa -k a"
    let run = try compare(rules, "-w /run/utmp -p wa -k a")
    #expect(run.status == 2)
    #expect(run.output.hasPrefix("unknown: "), "\(run.output)")
    let other = rules.replacing("/var/run/utmp", with: "/etc/passwd")
    #expect(try compare(other, "-w /run/utmp -p wa -k a").status == 1)
  }

  @Test func standardInputCannotBeBothSides() throws {
    #expect(try CommandRun(["compare", "-", "-"]).status == 64)
  }

  @Test func anUnknownProfileIsNamed() throws {
    let run = try CommandRun(["compare", "debian-12-serve", "wiki"])
    #expect(run.status == 64)
    #expect(run.errors.contains("did you mean 'debian-12-server'?"))
  }
}
