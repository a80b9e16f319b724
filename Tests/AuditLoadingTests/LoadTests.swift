import AuditCatalogue
import AuditLoading
import AuditRules
import ByteText
import Testing

private let watch = "-w /etc/passwd -p wa -k one\n"
private let other = "-w /etc/group -p wa -k two\n"

@Test func theFirstRefusedLineEndsALoad() {
  let result = load(watch + "-a always,exit -S nosuch\n" + other)
  #expect(result.exitStatus == 1)
  #expect(result.rules.map(\.span.line) == [1])
  #expect(result.stoppedAt?.line == 2)
  #expect(result.diagnostics.map(\.id) == ["libaudit-refuses"])
  #expect(result.diagnostics[0].span?.place == "a.rules:2:19")
  #expect(
    result.diagnostics[0].notes.map(\.message) == [
      "the load ends here; the line below it is not read"
    ])
}

@Test func aLaterFrontRuleComesBeforeAnEarlierOne() {
  let result = load(
    "-a always,exit -F arch=b64 -S open\n-A never,exit -F uid=1\n-A never,exit -F uid=2\n")
  #expect(result.rules.map(\.span.line) == [3, 2, 1])
  #expect(result.rules.map(\.wasPrepended) == [true, true, false])
}

@Test func aRuleSentToTheFrontIsNeverADuplicate() {
  let line = "-A never,exit -F uid=1\n"
  #expect(load(line + line).rules.count == 2)
  let behind = load(line + "-a never,exit -F uid=1\n")
  #expect(behind.rules.count == 1 && behind.diagnostics.map(\.id) == ["duplicate-rule"])
}

@Test func aDeletionTakesTheForemostOfEqualRules() {
  let line = "never,exit -F uid=1\n"
  let result = load("-a \(line)-A \(line)-A \(line)-d \(line)")
  #expect(result.rules.map(\.span.line) == [2, 1])
}

@Test func nothingChangesBehindALock() {
  let result = load(
    "-c\n-e 2\n\(watch)-b 5\n-W /etc/passwd\n-t\n-D\n-m hello\n--loginuid-immutable\n")
  #expect(result.rules.isEmpty && result.settings.backlog == nil && result.settings.isLocked)
  #expect(result.settings.isLoginuidImmutable)
  #expect(result.diagnostics.map(\.id) == Array(repeating: "rule-after-lock", count: 4))
  #expect(result.diagnostics.compactMap(\.span?.line) == [3, 4, 5, 6])
  #expect(result.exitStatus == 1)
}

@Test func deletingAllIsRefusedBehindALockOnlyIfThereAreRules() {
  let result = load(watch + "-e 2\n-D\n")
  #expect(result.rules.count == 1 && result.exitStatus == 1)
}

@Test func ignoringErrorsGoesOnAndContinuingRemembersThem() {
  let ignoring = load("-i\n-k\n" + watch)
  #expect(ignoring.exitStatus == 0 && ignoring.rules.count == 1 && ignoring.stoppedAt == nil)
  let continuing = load("-c\n-k\n" + watch)
  #expect(continuing.exitStatus == 1 && continuing.rules.count == 1)
  // auditctl keeps both in one variable, so a second -c forgives.
  #expect(load("-c\n-k\n-c\n").exitStatus == 0)
}

@Test func deletingByKeyTakesEveryKeyThatContainsTheText() {
  let result = load(watch + other + "-w /x -k none\n-D -k on\n")
  #expect(result.rules.map(\.span.line) == [2])
  #expect(result.diagnostics.map(\.id) == ["late-delete-all"])
}

@Test func settingsAreThoseOfTheLastLines() {
  let settings = load("-b 10\n-f 2\n-r 5 -b 20\n--backlog_wait_time 60000\n-e 1\n").settings
  #expect(settings.backlog == 20 && settings.failure == 2 && settings.rate == 5)
  #expect(settings.backlogWaitTime == 60000 && settings.enabled == 1 && !settings.isLocked)
}

@Test func aWatchIsAFileOrATreeUntilSomeoneKnows() {
  let open = load("-w /srv/x -p wa\n").rules
  #expect(open[0].rule.path == "/srv/x" && open[0].ruleIfDirectory?.dir == "/srv/x")
  let slash = load("-w /srv/x/ -p wa\n").rules
  #expect(slash[0].rule.dir == "/srv/x" && slash[0].ruleIfDirectory == nil)
  let known = load("-w /etc/ssh -p wa\n", on: loadCaseHost()).rules
  #expect(known[0].rule.dir == "/etc/ssh" && known[0].ruleIfDirectory == nil)
}

@Test func anOpenWatchMayBeADuplicateOfATree() {
  let result = load("-w /srv/x -p wa\n-a always,exit -F dir=/srv/x -F perm=wa\n-w /srv/x -p wa\n")
  #expect(result.diagnostics.map(\.id) == ["may-be-duplicate", "duplicate-rule"])
  #expect(result.rules.count == 2)
}

@Test func aMissingFolderEndsALoadOnAHostThatIsKnown() {
  let text = "-w /nodir/x -p wa\n-w /etc/passwd/x -p wa\n"
  #expect(load(text).exitStatus == 0)
  #expect(load(text, on: loadCaseHost()).exitStatus == 1)
  #expect(findings(text, on: loadCaseHost()) == ["1 kernel-refuses", "2 kernel-refuses"])
}

@Test func whatOnlyThisHostRefusesIsANoteForAnother() {
  let diagnostics = RuleValidation(target: .debian12, host: loadCaseHost(), hostIsLoader: false)
    .diagnostics(of: RuleLines(file: .init(name: "a.rules", "-w /nodir/x -p wa\n")))
  #expect(diagnostics.map(\.severity) == [.note])
}

@Test func aClassOfCallsIsTheSameRuleAsItsMembers() {
  let members = PermissionClasses.members(of: .signal, on: .x8664, kernel: "6.1")
  let names = members.map(String.init).joined(separator: ",")
  let result = load("-a always,exit -F arch=b64 -S 2039\n-a always,exit -F arch=b64 -S \(names)\n")
  #expect(members.count > 2)
  #expect(result.diagnostics.map(\.id) == ["duplicate-rule"])
}
