import AuditLints
import Lints
import Testing

@Suite("rules on places")
struct PlaceTests {
  @Test func callsWithoutNamesAreANoteBesideOthers() throws {
    let text = """
      -a always,exit -F arch=b64 -S ‹truncate,ftruncate› -F dir=/etc -F key=a
      -a always,exit -F arch=b64 -S truncate,ftruncate -F key=a
      -a always,exit -F arch=b64 -S truncate,ftruncate -F dir=/etc -F perm=w -F key=a
      """
    try expect("place-without-names", text)
    let lint = try #require(AuditLints.all.first { $0.id == "place-without-names" })
    let findings = lint.init().findings(in: linted(Example(text, unnamed: "audit.rules")))
    #expect(findings.map(\.weight) == [.note])
  }

  @Test func aWatchOnALinkIsANoteIfItAsksForChanges() throws {
    let text = """
      -w ‹/usr/sbin/insmod› -p wa -k a
      -a always,exit -F ‹path=/usr/sbin/insmod› -F perm=r -F key=b
      -a always,exit -F path=/sbin/kmod -F perm=x -F key=c
      -a always,exit -F dir=/bin/ -F perm=wa -F key=d
      """
    try expect("watch-on-symlink", text)
    let lint = try #require(AuditLints.all.first { $0.id == "watch-on-symlink" })
    let findings = lint.init().findings(in: linted(Example(text, unnamed: "audit.rules")))
    #expect(findings.map(\.weight) == [.note, nil])
  }

  @Test func withoutFactsNothingIsSaidAboutPlaces() throws {
    for id in ["watch-on-symlink", "path-of-a-directory", "tree-of-a-file", "program-is-a-symlink"]
    {
      let lint = try #require(AuditLints.all.first { $0.id == id })
      expectFindings(of: lint, in: Example.shown(lint.flagged), facts: nil)
    }
  }

  @Test func aMountPointIsNoFolderLikeOthers() throws {
    try expect(
      "path-of-a-directory", "-a always,exit -F arch=b64 -F path=/home -F perm=wa -F key=a")
    try expect("watch-on-mount-point", "-w /home -p wa -k a")
    try expect("watch-on-mount-point", "-a always,exit -F path=/etc -F perm=wa -F key=a")
  }

  @Test func onlyPlacesBelowProcAreUnwatchable() throws {
    try expect(
      "unwatchable-place",
      """
      -a always,exit -F ‹dir=/proc/sys/kernel› -F perm=wa -F key=a
      -a always,exit -F dir=/proc -F perm=wa -F key=a
      -w /etc/proc/one -p wa -k a
      -w /sys/fs/selinux/enforce -p wa -k a
      """)
  }

  @Test func aMountThatIsJoinedToTheTreeIsAccepted() throws {
    try expect(
      "mounts-below-tree",
      """
      -a always,exit -F dir=/ -F perm=x -F uid=33 -F key=ran
      -q /,/home
      """)
  }

  @Test func aTreeThatIsTakenForTheMountIsNotJoined() throws {
    try expect(
      "mounts-below-tree",
      """
      -a always,exit -F ‹dir=/› -F perm=x -F uid=33 -F key=ran
      -q /home,/
      """)
  }

  @Test func watchesThatSwap() throws {
    try expect(
      "swapping-watches",
      """
      -w /etc/passwd -p wa -k a
      ‹-w /etc/passwd -p w -k b›
      -w /etc/group -p wa -k a
      -w /etc/group -p r -k b
      -w /etc/shadow -p wa -k a
      -a always,exit -F arch=b64 -F path=/etc/shadow -F perm=wa -F uid=0 -F key=a
      -a never,exit -F path=/etc/shadow -F perm=x
      """)
  }
}
