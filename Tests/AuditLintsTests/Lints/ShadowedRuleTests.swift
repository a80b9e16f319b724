import AuditLints
import Testing

@Suite("shadowed rules")
struct ShadowedRuleTests {
  private func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let lint = try #require(AuditLints.all.first { $0.id == "shadowed-rule" })
    expectFindings(of: lint, in: text, sourceLocation: sourceLocation)
  }

  @Test func conditionsThatFollowAreFoundHoweverTheyAreSpelled() throws {
    try expect(
      """
      -a always,exit -F arch=b64 -S chmod,fchmod -F auid>=1000 -F key=a
      ‹-a always,exit -F arch=b64 -S fchmod -F auid=1003 -F key=b›
      """)
    try expect(
      """
      -a always,exit -F arch=b64 -S open,openat -F success=1 -F auid!=unset -F key=a
      ‹-a always,exit -F arch=b64 -S open -F exit=3 -F auid>=1000 -F auid<2000 -F key=b›
      """)
    try expect(
      """
      -a always,exit -F dir=/etc -F perm=wa -F key=a
      ‹-a always,exit -F dir=/etc/ssh -F perm=w -F auid=0 -F key=b›
      ‹-w /etc/ssh/keys/one -p a -k c›
      """)
  }

  @Test func theInjectionRulesOfAuditsOwnCollectionShadowThreeOfTheirs() throws {
    try expect(
      """
      -a always,exit -F arch=b64 -S ptrace -F key=tracing
      -a always,exit -F arch=b32 -S ptrace -F a0=0x4 -F key=code-injection
      ‹-a always,exit -F arch=b64 -S ptrace -F a0=0x4 -F key=code-injection›
      -a always,exit -F arch=b32 -S ptrace -F a0=0x5 -F key=data-injection
      ‹-a always,exit -F arch=b64 -S ptrace -F a0=0x5 -F key=data-injection›
      -a always,exit -F arch=b32 -S ptrace -F a0=0x6 -F key=register-injection
      ‹-a always,exit -F arch=b64 -S ptrace -F a0=0x6 -F key=register-injection›
      """)
  }

  @Test func oneRuleForEachInterfaceIsEnough() throws {
    try expect(
      """
      -a always,exit -F arch=b64 -F dir=/etc -F perm=wa -F key=a
      -a always,exit -F arch=b32 -F dir=/etc -F perm=wa -F key=a
      ‹-w /etc/passwd -p wa -k b›
      """)
    try expect(
      """
      -a always,exit -F arch=b64 -F dir=/etc -F perm=wa -F key=a
      -w /etc/passwd -p wa -k b
      """)
  }

  @Test func aRulePutInFrontOfAllIsAskedFirst() throws {
    try expect(
      """
      -a always,exit -F arch=b64 -S ptrace -F key=tracing
      -A always,exit -F arch=b64 -S ptrace -F a0=4 -F key=injection
      """)
  }

  @Test func whatWasDeletedTakesNothing() throws {
    try expect(
      """
      -a always,exit -F arch=b64 -S ptrace -F key=tracing
      -D
      -a always,exit -F arch=b64 -S ptrace -F a0=4 -F key=injection
      """)
  }

  @Test func otherListsAreJudgedByThemselves() throws {
    try expect(
      """
      -a always,exclude -F msgtype>=1300 -F msgtype<=1399
      ‹-a always,exclude -F msgtype=CWD›
      -a never,user -F uid=0
      """)
  }

  @Test func nearMissesAreAccepted() throws {
    try expect(
      """
      -a always,exit -F arch=b64 -S ptrace -F a0=4 -F key=a
      -a always,exit -F arch=b32 -S ptrace -F a0=4 -F key=a
      -a always,exit -F arch=b64 -S chmod -F auid>=1000 -F key=b
      -a always,exit -F arch=b64 -S chmod,fchmod -F auid>=2000 -F key=c
      -a always,exit -F arch=b64 -S unlink -F success=1 -F key=d
      -a always,exit -F arch=b64 -S unlink -F key=e
      -a always,exit -F arch=b64 -S openat -F gid=5 -F key=f
      -a always,exit -F arch=b64 -S openat -F gid>4 -F gid<6 -F key=g
      """)
  }

  @Test func watchesOnOneFileChangePlaces() throws {
    try expect(
      """
      -w /etc/passwd -p wa -k a
      -w /etc/passwd -p w -k b
      """)
  }

  @Test func aTreeDoesNotHoldWhatALinkLeadsOutOfIt() throws {
    try expect(
      """
      -a always,exit -F dir=/var -F perm=wa -F key=a
      -a always,exit -F path=/var/run/utmp -F perm=wa -F key=b
      """)
  }

  @Test func aRuleThatContradictsItselfIsNotSaidToBeShadowed() throws {
    try expect(
      """
      -a always,exit -F dir=/home -F key=a
      -a always,exit -F arch=b64 -S mount -F dir=/home -F perm=wa -F key=b
      """)
  }
}
