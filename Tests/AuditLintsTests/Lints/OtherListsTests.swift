import AuditLints
import Testing

@Suite("lists other than exit")
struct OtherListsTests {
  @Test func fieldsThatAListDoesNotJudge() throws {
    try expect(
      "unjudged-field",
      """
      -a never,user -F uid=0 -F ‹egid=0›
      -a never,task -F ‹arch=b64›
      -a never,task -F euid=0 -F gid=5
      -a always,exclude -F msgtype=CWD -F uid=33 -F exe=/usr/sbin/cron
      -a always,exit -F arch=b64 -S open -F egid=0 -F key=a
      """)
  }

  @Test func labelsAreJudgedByNobodyOnAnyList() throws {
    try expect(
      "label-nobody-judges",
      """
      -a never,user -F ‹subj_type=crond_t›
      -a never,exclude -F msgtype=CWD -F ‹subj_user=system_u›
      -a never,user -F subj_role=unconfined
      """)
  }

  @Test func aRuleWithoutConditionsMatchesEveryTask() throws {
    try expect(
      "fieldless-rule",
      """
      -a never,task
      -a always,exit -S all
      """)
  }

  @Test func switchingAllOffMattersOnlyToOtherRules() throws {
    try expect("nothing-collected", "-D\n-a never,task")
    try expect("nothing-collected", "-a never,task\n-a always,exclude -F msgtype=CWD")
    try expect(
      "nothing-collected",
      """
      -a always,task -F uid=0
      -a never,task
      -w /etc/passwd -p wa -k identity
      """)
  }

  @Test func numbersAndLabelsThatSomebodyReads() throws {
    try expect(
      "word-taken-for-zero",
      """
      -a always,exit -F arch=b64 -S connect -F saddr_fam=0 -F key=a
      -a always,exit -F arch=b64 -S connect -F ‹saddr_fam!=AF_INET› -F key=b
      -a always,exit -F arch=b64 -S connect -F ‹sessionid=me› -F key=c
      -a always,exit -F arch=b64 -S connect -F sessionid!=-1 -F key=d
      """)
  }
}
