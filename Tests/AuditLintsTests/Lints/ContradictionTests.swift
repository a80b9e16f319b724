import AuditLints
import Testing

@Suite("conditions that leave nothing")
struct ContradictionTests {
  @Test func rangesThatEndBeforeTheyBegin() throws {
    try expect(
      "contradicting-fields",
      """
      -a always,exit -F arch=b64 -S open -F uid=0 -F ‹uid=33› -F key=a
      -a always,exit -F arch=b64 -S open -F auid<1000 -F ‹auid=unset› -F key=a
      -a always,exit -F arch=b64 -S open -F a1>4 -F a1<6 -F ‹a1!=5› -F key=a
      -a always,exit -F arch=b64 -S open -F gid=5 -F ‹gid!=5› -F key=a
      -a always,exit -F arch=b64 -S open -C uid=euid -C ‹uid!=euid› -F key=a
      """)
  }

  @Test func resultsThatCannotBe() throws {
    try expect(
      "contradicting-fields",
      """
      -a always,exit -F arch=b64 -S open -F success=0 -F ‹exit=3› -F key=a
      -a always,exit -F arch=b64 -S open -F success=1 -F ‹exit=-EACCES› -F key=a
      -a always,exit -F arch=b64 -S exit_group -F ‹success=1› -F key=a
      -a always,exit -F arch=b64 -S open -F success=1 -F ‹success=0› -F key=a
      """)
  }

  @Test func whatOnlyLooksContradictoryIsAccepted() throws {
    try expect(
      "contradicting-fields",
      """
      -a always,exit -F arch=b64 -S open -F auid>=1000 -F auid=unset -F key=a
      -a always,exit -F arch=b64 -S open -F gid=5 -F gid=6 -F key=a
      -a always,exit -F arch=b64 -S open -F obj_uid=0 -F obj_uid=5 -F key=a
      -a always,exit -F arch=b64 -S open -F filetype=file -F filetype=dir -F key=a
      -a always,exit -F arch=b64 -S lseek -F success=1 -F exit=-EACCES -F key=a
      -a always,exit -F arch=b64 -S open,exit_group -F success=1 -F key=a
      -a always,exit -F arch=b64 -S open -F a1&1 -F a1!=1 -F key=a
      -a always,exit -F arch=b64 -S open -F success=0 -F exit=-EACCES -F key=a
      -a always,exit -F arch=b64 -S open -C auid!=obj_uid -C auid=obj_uid -F key=a
      """)
  }

  @Test func conditionsThatNeverHold() throws {
    try expect(
      "never-true",
      """
      -a always,exit -F arch=b64 -S open -F ‹success>0› -F key=a
      -a always,exit -F arch=b64 -S open -F ‹a1&0› -F key=a
      -a always,exit -F arch=b64 -S open -F uid>=0 -F exit>=0 -F a0&=0 -F success!=0 -F key=a
      -a never,task -F ‹uid<0›
      """)
  }

  @Test func errorsAreFoundWhateverTheirSpelling() throws {
    try expect(
      "positive-errno",
      """
      -a always,exit -F arch=b64 -S open -F‹exit!=eperm› -F key=a
      -a always,exit -F arch=b64 -S open -F exit=-eperm -F exit!=13 -F key=a
      """)
  }

  @Test func callsThatPermKnowsNothingOf() throws {
    try expect(
      "calls-outside-perm",
      """
      -a always,exit -F arch=b64 -S ‹utimensat› -F dir=/etc -F perm=a -F key=a
      -a always,exit -F arch=b64 -S ‹chmod› -F dir=/etc -F perm=w -F key=a
      -a always,exit -F arch=b64 -S utimensat,chmod -F dir=/etc -F perm=a -F key=a
      -a always,exit -F arch=b64 -F dir=/etc -F perm=a -F key=a
      """)
  }

  @Test func archesOfTheMachineAreAccepted() throws {
    try expect(
      "foreign-arch",
      """
      -a always,exit -F arch=x86_64 -S open -F key=a
      -a always,exit -F arch!=b64 -S open -F key=a
      -a always,exit -F ‹arch=ppc64le› -S open -F key=a
      """)
  }
}
