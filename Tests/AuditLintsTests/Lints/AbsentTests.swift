import AuditCatalogue
import AuditLints
import AuditLoading
import Lints
import Testing

@Suite("places, accounts and programs that are not there")
struct AbsentTests {
  private func messages(
    _ id: String, _ text: String, _ facts: HostFacts = .example, isOnlyLikely: Bool = true
  ) throws -> [String] {
    let lint = try #require(AuditLints.all.first { $0.id == id })
    let host = LintedHost(.debian12, facts, isOnlyLikely: isOnlyLikely)
    let source = Example(text, unnamed: "audit.rules").files[0].source
    return lint.init().findings(in: LintedRules(file: source, on: host)).map(\.message)
  }

  @Test func treesAndParentsInEtcAreTold() throws {
    let text = """
      -a always,exit -F dir=/etc/NetworkManager/ -F perm=wa -k net
      -a always,exit -F path=/etc/sysconfig/network -F perm=wa -k net
      """
    #expect(
      try messages("absent-place", text) == [
        "on a stock debian-12 the kernel refuses this rule: there is no '/etc/NetworkManager/'",
        "on a stock debian-12 the kernel refuses this rule: "
          + "there is no folder '/etc/sysconfig' for '/etc/sysconfig/network'",
      ])
  }

  @Test func theFirstTellsWhatWouldBeLost() throws {
    let refused = """
      -w /etc/sysconfig/network -p wa -k net
      -w /etc/sysconfig/static -p wa -k net
      -e 2
      """
    let lint = try #require(AuditLints.all.first { $0.id == "absent-place" })
    let notes = { (text: String) in
      lint.init().findings(in: linted(Example(text, unnamed: "audit.rules")))
        .map { $0.notes.map(\.message) }
    }
    let lost = "there the load ends: the 2 lines below it are not read, so nothing is locked"
    #expect(notes(refused) == [[lost], []])
    #expect(notes("-i\n" + refused) == [[], []])
  }

  @Test(arguments: [
    "-w /etc/new.conf -p wa -k a", "-a always,exit -F dir=/etc/ssh -F perm=wa -k a",
    // Where the list of a stock system does not look, nothing is known.
    "-w /usr/lib/deep/down/below/file -p wa -k a", "-a always,exit -F dir=/srv/www -F perm=wa -k a",
  ])
  func whatIsThereOrNotLookedForIsAccepted(text: String) throws {
    #expect(try messages("absent-place", text).isEmpty)
  }

  @Test func factsOfTheHostItselfMakeItAnError() throws {
    let text = "-w /etc/sysconfig/network -p wa -k net\n-a never,exit -S open -F uid=chrony"
    #expect(try messages("absent-place", text, isOnlyLikely: false).isEmpty)
    #expect(try messages("absent-account", text, isOnlyLikely: false).isEmpty)
    #expect(try messages("kernel-refuses", text, isOnlyLikely: false).count == 1)
    #expect(try messages("libaudit-refuses", text, isOnlyLikely: false).count == 1)
  }

  @Test func partialFactsSayNothingOfWhatTheyDoNotList() throws {
    var facts = HostFacts.example
    facts.isPartial = true
    let text = """
      -w /etc/sysconfig/network -p wa -k net
      -a never,exit -S open -F uid=chrony
      -w /usr/sbin/passwd -p x -k accounts
      """
    for id in ["absent-place", "absent-account", "program-elsewhere"] {
      #expect(try messages(id, text, facts).isEmpty)
    }
  }

  @Test func usersAndGroupsAreLookedUp() throws {
    let text = "-a never,exit -S open -F uid=chrony -F gid=_ssh -F auid!=backup -F egid=shadow"
    #expect(
      try messages("absent-account", text) == [
        "a stock debian-12 has no user 'chrony', and refuses this rule",
        "a stock debian-12 has no group '_ssh', and refuses this rule",
      ])
  }

  @Test func aProgramOfTheSameNameIsPointedAt() throws {
    let there = ["there is no '/sbin/sudo' to run, but there is '/usr/bin/sudo'"]
    #expect(try messages("program-elsewhere", "-w /sbin/sudo -p x -k sudo") == there)
    #expect(
      try messages("program-elsewhere", "-a always,exit -S open -F exe=/sbin/sudo -k a") == there)
  }

  @Test(arguments: [
    "-w /usr/bin/sudo -p x -k sudo", "-w /bin/sudo -p x -k sudo", "-w /opt/sudo -p x -k sudo",
    "-w /usr/sbin/sudo -p wa -k sudo", "-w /usr/sbin/unknown -p x -k a",
    "-a always,exit -S open -F exe!=/usr/sbin/sudo -k a", "-w /usr/sbin/insmod -p x -k modules",
  ])
  func programsThatAreThereOrUnknownAreAccepted(text: String) throws {
    #expect(try messages("program-elsewhere", text).isEmpty)
  }
}
