import AuditCatalogue
import AuditEvents
import AuditProofs
import AuditRules
import ByteText
import LibAudit
import Testing

/// The first witness is an ordinary person's ordinary call, as far as the rules leave it open.
struct WitnessTests {
  private let host = ProofHost(target: .debian12, facts: nil, names: LibAuditNames())

  /// The first event of `left` that `right` does not record.
  private func witness(_ left: String, without right: String...) throws -> Call {
    func rules(_ lines: [String]) -> [Rule] {
      Theme(name: "witness", shapes: lines.map { "-a \($0)" }, events: []).rules
    }
    let (wanted, held) = (RuleBook(rules([left]), on: host), RuleBook(rules(right), on: host))
    return try #require(held.cover(of: 0, in: wanted).escapes.first).call
  }

  private func text(_ call: Call) -> String {
    EventText(.call(call), in: EventScene(names: host.names)).line
  }

  @Test(arguments: [
    ("always,exit -S all", "openat uid=1000 auid=1000"),
    ("always,exit -F arch=b64 -S unlink -S rename", "unlink uid=1000 auid=1000"),
    ("always,exit -F arch=b64 -S mount", "mount uid=1000 auid=1000"),
    ("always,exit -F arch=b64 -S adjtimex", "adjtimex uid=1000 auid=1000"),
    ("always,exit -F path=/etc/shadow -F perm=wa", "openat uid=1000 auid=1000 a2=0x1 /etc/shadow"),
    (
      "always,exit -F dir=/etc/sudoers.d -F perm=r",
      "openat uid=1000 auid=1000 /etc/sudoers.d/some-file"
    ),
    ("always,exit -F path=/usr/bin/sudo -F perm=x", "execve uid=1000 auid=1000 /usr/bin/sudo"),
    ("always,exit -F arch=b64 -S open -F exit=-EACCES", "open uid=1000 auid=1000 exit=-EACCES"),
    ("always,exit -F arch=b32 -S all -F auid=0", "openat uid=1000 auid=0 on b32"),
    ("always,exit -S all -F uid=0 -F auid>=1000 -F auid!=unset", "openat uid=0 auid=1000"),
    ("always,exit -F arch=b64 -S connect -F saddr_fam=2", "connect uid=1000 auid=1000 saddr_fam=2"),
  ])
  func aWitnessIsAsOrdinaryAsItCanBe(rule: String, event: String) throws {
    let found = text(try witness(rule))
    #expect(found.hasPrefix(event), "\(found)")
  }

  @Test func theMostOrdinaryWitnessIsTheFirst() throws {
    let call = try witness("always,exit -S all", without: "always,exit -S all -F uid=0")
    #expect(text(call) == "openat uid=1000 auid=1000")
    let other = try witness("always,exit -S all", without: "always,exit -S all -F uid=1000")
    #expect(other.subject.auid == 1000 && other.result?.succeeded == true && other.names.isEmpty)
  }

  @Test func anEventTouchesNoMoreNamesThanItMust() throws {
    let call = try witness(
      "always,exit -F path=/etc/shadow -F perm=r",
      without: "always,exit -F path=/etc/passwd -F perm=r")
    #expect(call.names.map(\.place) == ["/etc/shadow"])
    #expect(try witness("always,exit -F arch=b64 -S unlink").names.count <= 1)
  }

  @Test func escapesComeInTheOrderOfTheirOddity() {
    for theme in [Theme.ids, .results, .watches, .births] {
      let rules = theme.rules
      let host = theme.host
      let everything = RuleBook([rules[0]], on: host)
      for rule in rules where rule.action == .always {
        let escapes = RuleBook([rule], on: host).cover(of: 0, in: everything).escapes
        #expect(zip(escapes, escapes.dropFirst()).allSatisfy { $0.oddity <= $1.oddity })
      }
    }
  }
}
