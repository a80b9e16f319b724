import AuditLints
import Testing

@Suite("never rules that come too late, or silence what is asked for")
struct LateNeverTests {
  private func expect(
    _ id: String = "late-never", _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let lint = try #require(AuditLints.all.first { $0.id == id })
    expectFindings(of: lint, in: text, sourceLocation: sourceLocation)
  }

  @Test func aNeverThatNothingFollowsSilencesNothing() throws {
    try expect(
      "late-never",
      """
      -a always,exit -F arch=b64 -S openat -F success=0 -F key=denied
      ‹-a never,exit -F arch=b64 -S all -F exe=/usr/bin/kmod›
      """)
  }

  @Test func aNeverThatSomethingFollowsMayBeMeantForThat() throws {
    try expect(
      "late-never",
      """
      -a always,exit -F arch=b64 -S openat -F success=0 -F key=denied
      -a never,exit -F arch=b64 -S all -F exe=/usr/bin/kmod
      -w /etc/passwd -p wa -k identity
      """)
  }

  @Test func neverRulesByThemselvesAreAccepted() throws {
    try expect(
      "late-never",
      """
      -a never,exit -F arch=b64 -S adjtimex -F auid=unset
      -a never,filesystem -F fstype=tracefs
      """)
  }

  @Test func aLastNeverThatMeetsNoRuleIsAccepted() throws {
    try expect(
      "late-never",
      """
      -a always,exit -F arch=b64 -S openat -F key=open
      -a never,exit -F arch=b64 -S adjtimex
      """)
  }

  @Test func whatANeverTakesOnOneInterfaceOnlyIsAccepted() throws {
    try expect(
      "silenced-rule",
      """
      -a never,exit -F arch=b64 -S unlink
      -a always,exit -F dir=/srv -S unlink -F key=a
      """)
    try expect(
      "silenced-rule",
      """
      -a never,exit -F dir=/srv
      ‹-w /srv/data/one -p wa -k b›
      """)
  }

  @Test func aNeverOfTheTaskListIsNoMatterOfTheExitList() throws {
    try expect(
      "silenced-rule",
      """
      -a never,task -F uid=33
      -a always,exit -F arch=b64 -S openat -F uid=33 -F key=a
      """)
  }
}
