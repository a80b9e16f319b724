import AuditCatalogue
import Testing

private let facts = """
  facts f { partial; directories /etc/selinux; files /etc/shadow; users root = 0; groups root = 0 }
  """

@Test func whatPartialFactsDoNotListIsUnknown() {
  var facts = HostFacts(name: "f")
  facts.directories = ["/etc"]
  facts.users = ["root": 0]
  facts.groups = ["root": 0]
  #expect(facts.kind(of: "/etc/x", followingLast: true) == .absent)
  #expect(facts.userId(of: "x") == .absent)
  facts.isPartial = true
  #expect(facts.kind(of: "/etc/x", followingLast: true) == .unknown)
  #expect(facts.kind(of: "/etc", followingLast: true) == .found(.directory))
  #expect(facts.userId(of: "x") == .unknown)
  #expect(facts.groupId(of: "x") == .unknown)
  #expect(facts.userId(of: "root") == .found(0))
}

@Test func aPlaceThatPartialFactsDoNotListIsNoReasonToRefuseARule() throws {
  let compiled = try Compiled(
    statements: "record write under /srv/a on b64 key k", profile: "facts f", facts: facts)
  #expect(compiled.messages == [])
  #expect(
    try compiled.lines() == ["-a always,exit -F arch=b64 -S all -F dir=/srv/a -F perm=w -F key=k"])
}

@Test func ifPresentMakesNoRuleWherePartialFactsDoNotTell() throws {
  let compiled = try Compiled(
    statements: "record write under /etc/selinux, /etc/x if present on b64 key k",
    profile: "facts f", facts: facts)
  #expect(
    compiled.messages == [
      "left-out: 'f' do not tell whether there is a '/etc/x', so no rule is made for it"
    ])
  #expect(
    try compiled.lines()
      == ["-a always,exit -F arch=b64 -S all -F dir=/etc/selinux -F perm=w -F key=k"])
}

@Test func whatIsAskedIfPresentIsUnknownWherePartialFactsDoNotTell() throws {
  let demanded = try Demanded(
    "demand record write under /etc/selinux, /etc/x if present on b64 key k", more: facts,
    facts: "f")
  #expect(
    demanded.parts == [
      "unknown: it is asked if '/etc/x' is present, and 'f' do not tell",
      "-a always,exit -F arch=b64 -S all -F dir=/etc/selinux -F perm=w -F key=k",
    ])
}
