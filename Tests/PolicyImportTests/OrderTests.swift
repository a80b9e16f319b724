import AuditRules
import RuleSpellings
import Testing

@Suite struct OrderTests {
  @Test func groupsGetLaterStagesWhereOrderDecides() throws {
    let imported = try Imported(
      """
      -a always,exit -F arch=b64 -S ptrace -F a0=4 -F key=z-injection
      -a always,exit -F arch=b64 -S ptrace -F key=a-tracing
      -a always,exit -F arch=b64 -S sync -F key=b-other
      """)
    #expect(
      imported.heads == [
        "rules p-z-injection at 30 {", "rules p-b-other at 30 {",
        "rules p-a-tracing at 31 after p-z-injection {",
      ])
  }

  @Test func filesKeepTheirStages() throws {
    let imported = try Imported(
      "-a always,exit -F arch=b64 -S sync -F key=s\n-a never,exit -F arch=b64 -S reboot",
      named: "/etc/audit/rules.d/40-local.rules")
    #expect(imported.heads == ["rules p-s at 40 {", "rules p-ignored at 40 {"])
  }

  @Test func whatIsIgnoredComesFirstUnlessItCameLater() throws {
    let first = try Imported(
      """
      -a always,exit -F arch=b64 -S sync -F key=s
      -a never,exit -F arch=b64 -S reboot
      """)
    #expect(first.heads == ["rules p-ignored at 20 {", "rules p-s at 30 {"])
    let late = try Imported(
      """
      -a always,exit -F arch=b64 -S sync -F key=s
      -a never,exit -F arch=b64 -S all -F uid=5
      """)
    #expect(late.heads == ["rules p-s at 30 {", "rules p-ignored at 31 after p-s {"])
  }

  @Test func groupsThatGoRoundInACircleAreOne() throws {
    let imported = try Imported(
      """
      -a always,exit -F arch=b64 -S open -F uid=1 -F key=one
      -a always,exit -F arch=b64 -S open -F gid=2 -F key=two
      -a always,exit -F arch=b64 -S open -F euid=3 -F key=one
      """)
    #expect(imported.heads == ["rules p-test at 30 {"])
    #expect(
      imported.statements == [
        "record syscalls open where uid = 1 on b64 key one",
        "record syscalls open where gid = 2 on b64 key two",
        "record syscalls open where euid = 3 on b64 key one",
      ])
  }

  @Test func aRuleDoesNotJumpOverOneThatWouldLoseToIt() throws {
    let imported = try Imported(
      """
      -a always,exit -F arch=b64 -S open -F uid=1 -F key=one
      -a never,exit -F arch=b64 -S creat -F gid=2
      -a always,exit -F arch=b64 -S creat -F uid=1 -F key=one
      """)
    // What is ignored may go ahead of the first, and then both are one.
    #expect(imported.relation(comparingKeys: true) == .equal)
    #expect(imported.policy.groupCount >= 2)
  }

  @Test(arguments: UInt64(1)...40)
  func crowdedRulesDoTheSame(seed: UInt64) throws {
    var rules = CrowdedRules(seed: seed)
    let text = rules.text(count: 4 + Int(seed % 9))
    let imported = try Imported(text)
    #expect(imported.relation(comparingKeys: true) == .equal, "\(text)\n\(imported.policy.text)")
  }

  @Test func manyRulesDoTheSame() throws {
    for seed in UInt64(1)...3 {
      let lines = generatedRules(count: 120, seed: seed)
        .replacing("-w ", with: "-a always,exit -F path=").replacing("/ -p ", with: " -p ")
        .replacing(" -p ", with: " -F perm=")
      let imported = try Imported(lines)
      #expect(imported.policy.ruleCount == 120)
      #expect(imported.policy.statementCount < 120)
      #expect(imported.relation(comparingKeys: false) == .equal)
    }
  }
}
