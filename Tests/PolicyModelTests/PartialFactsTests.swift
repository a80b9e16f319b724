import AuditCatalogue
import Testing

private let facts = """
  facts f { partial; directories /etc/selinux; absent /etc/gone; users root = 0; groups root = 0 }
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

@Test func whatPartialFactsCallAbsentIsSoWithAllBelowIt() {
  var facts = HostFacts(name: "f")
  facts.isPartial = true
  facts.absent = ["/etc/x"]
  facts.symlinks = ["/y": "etc"]
  #expect(facts.kind(of: "/etc/x", followingLast: true) == .absent)
  #expect(facts.kind(of: "/y/x/a", followingLast: true) == .absent)
  #expect(facts.kind(of: "/etc/xy", followingLast: true) == .unknown)
}

@Test func aPlaceThatPartialFactsDoNotListIsNoReasonToRefuseARule() throws {
  let compiled = try Compiled(
    statements: "record write under /srv/a on b64 key k", profile: "facts f", facts: facts)
  #expect(compiled.messages == [])
  #expect(
    try compiled.lines() == ["-a always,exit -F arch=b64 -S all -F dir=/srv/a -F perm=w -F key=k"])
}

@Test func aPlaceThatPartialFactsCallAbsentIsTreatedAsSuch() throws {
  let compiled = try Compiled(
    statements: "record write under /etc/gone on b64 key k", profile: "facts f", facts: facts)
  #expect(compiled.messages == ["missing-place: '/etc/gone' is not on 'f'"])
  let demanded = try Demanded(
    "demand record write under /etc/gone if present on b64 key k", more: facts, facts: "f")
  #expect(demanded.parts == ["not asked: '/etc/gone' is not on 'f'"])
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

@Test func whatIsAskedIfPresentIsInDoubtWherePartialFactsDoNotTell() throws {
  let demanded = try Demanded(
    "demand record write under /etc/selinux, /etc/x if present on b64 key k", more: facts,
    facts: "f")
  #expect(
    demanded.parts == [
      "-a always,exit -F arch=b64 -S all -F dir=/etc/selinux -F perm=w -F key=k",
      "-a always,exit -F arch=b64 -S all -F dir=/etc/x -F perm=w -F key=k: "
        + "it is asked if '/etc/x' is present, and 'f' do not tell",
    ])
}
