import AuditLints
import ByteText
import Diagnostics
import Lints
import Testing

@Suite("rules that could be one, and watches in the old style")
struct MergeTests {
  private func findings(_ id: String, _ text: String) throws -> [Finding] {
    let lint = try #require(AuditLints.all.first { $0.id == id })
    return lint.init().findings(in: linted(Example(text, unnamed: "audit.rules")))
  }

  /// The file after the fix of its only finding.
  private func fixed(_ id: String, _ text: String) throws -> String? {
    let finding = try #require(try findings(id, text).first)
    guard let fix = finding.fix, let source = finding.span?.source else { return nil }
    var bytes = source.bytes
    for edit in fix.edits.sorted(by: { $0.span.range.lowerBound > $1.span.range.lowerBound }) {
      bytes.replaceSubrange(edit.span.range, with: edit.replacement)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func theFixPutsAllCallsIntoTheFirst() throws {
    let text = """
      -a always,exit -F arch=b64 -S chmod -k perm_mod
      -a always,exit -F arch=b64 -Sfchmod,fchmodat -F key=perm_mod
      -w /etc/passwd -p wa -k identity
      """
    #expect(
      try fixed("mergeable-rules", text) == """
        -a always,exit -F arch=b64 -S chmod,fchmod,fchmodat -k perm_mod
        -w /etc/passwd -p wa -k identity

        """)
  }

  @Test func aFixNeedsLinesThatStandDirectlyBelowOneAnother() throws {
    let text = """
      -a always,exit -F arch=b64 -S chmod -k perm_mod
      # Owners
      -a always,exit -F arch=b64 -S chown -k perm_mod
      """
    #expect(try findings("mergeable-rules", text).count == 1)
    #expect(try fixed("mergeable-rules", text) == nil)
  }

  @Test(arguments: [
    // Another key, another arch, other conditions, another order of them.
    "-a always,exit -F arch=b64 -S chmod -k a\n-a always,exit -F arch=b64 -S chown -k b",
    "-a always,exit -F arch=b64 -S chmod -k a\n-a always,exit -F arch=b32 -S chown -k a",
    "-a always,exit -F arch=b64 -S chmod -k a\n-a always,exit -F arch=b64 -S chown -F uid=0 -k a",
    "-a never,exit -F arch=b64 -S chmod\n-a always,exit -F arch=b64 -S chown",
    // Another rule between them.
    "-a always,exit -F arch=b64 -S chmod -k a\n-a never,exit -F arch=b64 -S all -F uid=1\n"
      + "-a always,exit -F arch=b64 -S chown -k a",
    // What is put in front does not stand beside the other.
    "-A always,exit -F arch=b64 -S chmod -k a\n-A always,exit -F arch=b64 -S chown -k a",
    // All calls, or the calls of letters.
    "-a always,exit -F arch=b64 -S all -F uid=1 -k a\n-a always,exit -F arch=b64 -S chown -F uid=1 -k a",
    "-a always,exit -F arch=b64 -S open -F path=/etc/group -F perm=r -k a\n"
      + "-a always,exit -F arch=b64 -S creat -F path=/etc/group -F perm=r -k a",
    "-a always,exclude -F msgtype=CWD\n-a always,exclude -F msgtype=EOE",
  ])
  func rulesThatDifferInMoreAreAccepted(text: String) throws {
    try expect("mergeable-rules", text)
  }

  @Test func rulesOfTwoFilesAreAccepted() throws {
    try expect(
      "mergeable-rules",
      """
      ==> 10-a.rules <==
      -a always,exit -F arch=b64 -S chmod -k a
      ==> 20-b.rules <==
      -a always,exit -F arch=b64 -S chown -k a
      """)
  }

  @Test func aWatchIsWrittenAnewWhereItsPlaceIsKnown() throws {
    let text = """
      -w /etc/passwd -p wa -k identity
      -w /etc/ssh/ -p w -k ssh -k files
      -w /srv/unknown -p wa -k identity
      """
    #expect(
      try fixed("old-style-watch", text) == """
        -a always,exit -F path=/etc/passwd -F perm=wa -F key=identity
        -a always,exit -F dir=/etc/ssh -F perm=w -F key=ssh -F key=files
        -w /srv/unknown -p wa -k identity

        """)
  }

  @Test func nothingIsFixedWhereNoPlaceIsKnown() throws {
    #expect(try fixed("old-style-watch", "-w /srv/unknown -p wa -k identity") == nil)
  }

  @Test func oneFindingTellsOfAllWatchesOfAFile() throws {
    let text = "-w /etc/passwd -p wa -k a\n-w /etc/group -p wa -k a\n-w /etc/shadow -p wa -k a"
    let found = try findings("old-style-watch", text)
    #expect(
      found.map(\.message) == [
        "a watch in the old style is open to every system call, and so are 2 more in this file"
      ])
  }

  @Test func theModernFormAndDeletionsAreAccepted() throws {
    try expect(
      "old-style-watch",
      """
      -a always,exit -F path=/etc/passwd -F perm=wa -k identity
      -a always,exit -F arch=b64 -F dir=/etc/ssh -F perm=wa -k sshd
      -w relative -p wa
      """)
  }
}
