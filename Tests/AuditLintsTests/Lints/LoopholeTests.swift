import AuditCatalogue
import AuditLints
import Lints
import Testing

@Suite("rules that record less than they seem to")
struct LoopholeTests {
  private func weights(_ id: String, _ text: String) throws -> [String] {
    let lint = try #require(AuditLints.all.first { $0.id == id })
    let findings = lint.init().findings(in: linted(Example(text, unnamed: "audit.rules")))
    return findings.map { $0.weight?.rawValue ?? "own" }
  }

  @Test func aTwinIsMissedInEitherDirection() throws {
    try expect(
      "missing-twin",
      """
      -a always,exit -F ‹arch=b32› -S unlink -F key=a
      -a always,exit -F ‹arch=b64› -F path=/etc/passwd -F perm=wa -F key=b
      -a always,exit -F ‹arch=b64› -S chmod,fchmod -F auid>=1000 -F auid!=unset -F key=c
      -a always,exit -F arch=b32 -S chmod -F auid>=1000 -F auid!=unset -F key=c
      """)
  }

  @Test func aTwinMayBeSpreadOverRulesOrPartOfAWiderOne() throws {
    try expect(
      "missing-twin",
      """
      -a always,exit -F arch=b64 -S chmod,fchmod -F uid=0 -F key=a
      -a always,exit -S chmod -F key=b
      -a always,exit -F arch=b32 -S chmod -F uid<5 -F key=c
      -a always,exit -F arch=b32 -S fchmod -F uid=0 -F key=c
      -a always,exit -F arch=b64 -F dir=/etc/ssh -F perm=w -F key=d
      -w /etc -p wa -k e
      """)
  }

  @Test func whatHasNoTwinNeedsNone() throws {
    try expect(
      "missing-twin",
      """
      -a always,exit -F arch=b64 -S create_module -F key=modules
      -a always,exit -F arch=b64 -S accept -F key=a
      -a always,exit -F arch=b32 -S socketcall -F a0=5 -F key=a
      -a always,exit -F arch=b64 -S setuid -F a0=0 -F exe=/usr/bin/sudo -F key=c
      -a never,exit -F arch=b64 -S adjtimex -F auid=unset
      -a always,exit -F arch!=b64 -S 1 -F key=d
      """)
  }

  @Test func aRuleForAll32BitCallsIsTwinOfEverything() throws {
    try expect(
      "missing-twin",
      """
      -a always,exit -F arch=b32 -S all -F key=32bit-abi
      -a always,exit -F arch=b64 -S connect -F key=outgoing
      """)
  }

  @Test func amongRulesTooMuchAlikeToTryThemAllNoneIsSaidToLackItsTwin() throws {
    let rules = (0..<1000).flatMap { number in
      ["b64", "b32"].map {
        "-a always,exit -F arch=\($0) -S openat -F exit=-EACCES -F auid>=\(3000 - number) -F key=a"
      }
    }
    try expect("missing-twin", rules.joined(separator: "\n") + "\n")
    try expect(
      "missing-twin",
      (rules + ["-a always,exit -F ‹arch=b64› -S unlink -F key=b"]).joined(separator: "\n") + "\n")
  }

  @Test func aFamilyIsAskedForOnEachInterface() throws {
    try expect(
      "hole-in-family",
      """
      -a always,exit -F arch=b64 -S chown,fchown,lchown,fchownat -F key=a
      -a always,exit -F arch=b32 -S ‹chown,fchown,lchown,fchownat› -F key=a
      """)
  }

  @Test func aHoleThatSeveralRulesShareIsToldOnce() throws {
    try expect(
      "hole-in-family",
      """
      -a always,exit -F arch=b64 -S ‹execve› -F uid=0 -F key=a
      -a always,exit -F arch=b32 -S execve -F uid=0 -F key=a
      """)
  }

  @Test func newCallsAloneAreMeantAlone() throws {
    try expect(
      "hole-in-family",
      """
      -a always,exit -F arch=b64 -S execveat -F key=a
      -a always,exit -F arch=b64 -S openat2 -F key=b
      -a always,exit -F arch=b64 -S chmod,fchmod,fchmodat -F key=c
      -a always,exit -F arch=b64 -F path=/etc/passwd -F perm=wa -F key=d
      """)
  }

  @Test func argumentsThatStandElsewhereAreNoHoleUnderOneKey() throws {
    try expect(
      "hole-in-family",
      """
      -a always,exit -F arch=b64 -S open -F a1&0100 -F success=0 -F key=a
      -a always,exit -F arch=b64 -S openat -F a2&0100 -F success=0 -F key=a
      -a always,exit -F arch=b64 -S openat2,open_by_handle_at -F success=0 -F key=a
      """)
  }

  @Test func anotherResultUnderTheSameKeyLeavesTheHole() throws {
    try expect(
      "hole-in-family",
      """
      -a always,exit -F arch=b64 -S ‹mkdir› -F exit=-EACCES -F key=a
      -a always,exit -F arch=b64 -S mkdir,mkdirat -F exit=-EPERM -F key=a
      """)
  }

  @Test func aHoleThatCannotBeClosedByArgumentsIsANote() throws {
    let text = """
      -a always,exit -F arch=b64 -S ‹clone› -F a0&0x7C020000 -F key=container-create
      """
    try expect("hole-in-family", text)
    #expect(try weights("hole-in-family", text) == ["note"])
  }

  @Test func aCallWithoutANameIsAdvisedByItsNumber() throws {
    let lint = try #require(AuditLints.all.first { $0.id == "hole-in-family" })
    let findings = { (calls: String) in
      let text = "-a always,exit -F arch=b64 -S \(calls) -F key=perm_mod"
      let host = LintedHost(.debian13, nil, isOnlyLikely: true)
      let source = Example(text, unnamed: "audit.rules").files[0].source
      return lint.init().findings(in: LintedRules(file: source, on: host))
    }
    let alone = findings("chmod,fchmod,fchmodat")
    #expect(alone.map(\.weight) == [.note])
    #expect(
      alone.flatMap(\.help) == [
        "add '452' to the calls of the rule: not every audit knows the name"
      ])
    let mixed = findings("chmod,fchmodat")
    #expect(mixed.map(\.weight) == [nil])
    #expect(mixed.flatMap(\.help) == ["add 'fchmod,452' to the calls of the rule"])
  }

  @Test func aCallWithTheSameArgumentsCanBeNamedBesideTheOther() throws {
    let text = """
      -a always,exit -F arch=b32 -S ‹setuid› -F a0=0 -F key=root
      """
    try expect("hole-in-family", text)
    #expect(try weights("hole-in-family", text) == ["own"])
  }

  @Test func upperBoundsKeepTheUnsetIdOut() throws {
    try expect(
      "unset-auid-passes",
      """
      -a always,exit -F arch=b64 -S unlink -F ‹auid>500› -F key=a
      -a never,exit -F arch=b64 -S unlink -F ‹auid>=500›
      -a always,exit -F arch=b64 -S unlink -F auid>=500 -F auid!=-1 -F key=a
      -a always,exit -F arch=b64 -S unlink -F auid>=500 -F auid<=4294967294 -F key=a
      -a always,exit -F arch=b64 -S unlink -F auid!=0 -F key=a
      -a always,exit -F arch=b64 -S unlink -F auid>=0 -F key=a
      -a always,exit -F arch=b64 -S unlink -F uid>=1000 -F key=a
      -a always,exit -F arch=b64 -S unlink -F auid=1000 -F key=a
      """)
  }
}
