import Foundation
import Testing

@Suite struct MinimalCommandTests {
  private func minimal(_ rules: String, _ more: String...) throws -> CommandRun {
    let folder = try ScratchFolder()
    try folder.file("x.rules", rules + "\n")
    return try CommandRun(["minimal", folder.url.path + "/x.rules"] + more)
  }

  @Test func aRuleWhoseEventsAnotherRecordsCanGo() throws {
    let run = try minimal(
      """
      -a always,exit -F arch=b64 -S adjtimex -k time
      -a always,exit -F arch=b64 -S adjtimex,settimeofday -k time
      """)
    #expect(run.status == 1)
    #expect(run.output.contains("redundant-rule"))
    #expect(run.output.contains("x.rules:1:1"))
    #expect(run.output.contains("also recorded by"))
  }

  @Test func ofTwoRulesThatCoverEachOtherOneStays() throws {
    let run = try minimal(
      """
      -a always,exit -F arch=b64 -S adjtimex -F auid>=1000 -k time
      -a always,exit -F arch=b64 -S adjtimex -F auid>999 -k time
      """, "--format", "json")
    #expect(run.status == 1)
    let answer = try #require(
      try JSONSerialization.jsonObject(with: run.outputBytes) as? [String: Any])
    #expect((answer["spare"] as? [[String: Any]])?.count == 1)
  }

  @Test func aRuleThatContradictsItselfAndANeverRuleWithoutEffectCanGo() throws {
    let run = try minimal(
      """
      -a always,exit -F arch=b64 -S sethostname -F auid>=1000 -F auid<500 -k host
      -a never,exit -F arch=b64 -S getpid
      -a always,exit -F arch=b64 -S adjtimex -k time
      """)
    #expect(run.status == 1)
    #expect(run.output.contains("impossible-rule"))
    #expect(run.output.contains("superfluous-rule"))
    #expect(!run.output.contains("redundant-rule"))
  }

  @Test func rulesThatAllRecordSomethingStay() throws {
    let run = try minimal(
      """
      -a never,exit -F arch=b64 -S adjtimex -F exe=/usr/sbin/chronyd
      -a always,exit -F arch=b64 -S adjtimex -k time
      -w /etc/passwd -p wa -k identity
      """)
    #expect(run.status == 0)
  }
}
