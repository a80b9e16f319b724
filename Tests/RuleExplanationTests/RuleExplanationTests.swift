import AuditCatalogue
import AuditRules
import ByteText
import LibAudit
import RuleExplanation
import Testing

/// The explanation of a rule line on a host of which nothing is known.
private func explain(
  _ line: ByteString, beside others: [ByteString] = [], on target: Target = .debian12
) throws -> RuleExplanation {
  let compiler = RuleLineCompiler(target: target, host: UnknownHost())
  let rule = try #require(try compiler.additions(of: line).first)
  return RuleExplanation(
    rule, beside: try others.flatMap { try compiler.additions(of: $0) }, on: target,
    names: LibAuditNames())
}

@Suite struct RuleExplanationTests {
  @Test(arguments: [
    (
      "-a always,exit -F arch=b64 -S adjtimex,settimeofday -k t",
      "Records 64-bit calls of adjtimex and settimeofday that set the clock."
    ),
    (
      "-w /etc/passwd -p wa -k identity",
      "Records writing /etc/passwd or changing its attributes."
    ),
    (
      "-a always,exit -F arch=b32 -S all -F dir=/etc/sudoers.d -F perm=wa -k scope",
      "Records writing /etc/sudoers.d or what is below it, or changing its attributes by 32-bit "
        + "programs."
    ),
    (
      "-a always,exit -F path=/usr/bin/su -F perm=x -F auid>=1000 -F auid!=unset -k p",
      "Records executing /usr/bin/su by people who logged in (login id 1000 or more, and set)."
    ),
    (
      "-a always,exit -F arch=b64 -S open,creat,openat,openat2 -F exit=-EPERM -F auid=0 -k a",
      "Records 64-bit calls that open or create files when they are not permitted (EPERM) by those "
        + "who logged in as root."
    ),
    (
      "-a never,exit -F arch=b64 -S adjtimex -F auid=unset -F uid=105",
      "Silences 64-bit calls of adjtimex that set the clock by daemons and whatever else nobody "
        + "logged in for, if the user id is 105."
    ),
    (
      "-a always,exit -F arch=b64 -S execve -C uid!=euid -F euid=0 -k e",
      "Records 64-bit calls of execve that run programs, if the user id differs from the effective "
        + "user id and the effective user id is 0 (root)."
    ),
    ("-a always,exit -S all -F auid!=unset", "Records every call by anyone who logged in."),
    ("-a never,task", "Switches recording off, for their whole life, for tasks that are started."),
    (
      "-a always,exclude -F msgtype=CWD",
      "Drops records before they are written, if the record's type is CWD, whatever the action says."
    ),
    (
      "-a always,exit -F arch=b64 -F arch=b32 -S open -k x",
      "Records nothing: its arch fields contradict each other."
    ),
  ])
  func aRuleIsPutIntoOneSentence(line: String, sentence: String) throws {
    #expect(try explain(ByteString(line)).summary == sentence)
  }

  @Test func conditionsOnTheLoginIdStandTogether() throws {
    let explained = try explain(
      "-a always,exit -F arch=b64 -S open -F auid>=1000 -F exit=-EACCES -F auid!=-1 -k x")
    #expect(
      explained.conditions.map(\.text) == ["arch=b64", "auid>=1000, auid!=unset", "exit=-EACCES"])
    #expect(explained.conditions.last?.meaning == "the call fails: access is denied")
  }

  @Test(arguments: [
    ("-F exit<0", "never true: results are compared as numbers without a sign"),
    ("-F exit=EACCES", "the call succeeds and gives 13; an error would be a negative number"),
    ("-F success=0", "the call fails"),
    (
      "-F auid>=1000",
      "somebody logged in as a user whose id is 1000 or more, or nobody did: an unset login id is "
        + "stored as 4294967295, which is more"
    ),
    ("-F a1&0100", "the second argument has some bit of 0x40: opened to create"),
    ("-F filetype=dir", "some touched name, a parent directory included, is of type dir"),
    ("-F saddr_fam=10", "the address that the call hands over is of family 10 (IPv6)"),
    ("-F exe!=/usr/bin/x", "the program that runs is not /usr/bin/x"),
    ("-F euid!=0", "the effective user id is not 0 (root)"),
    ("-F ppid>1", "the parent's process id is more than 1"),
  ])
  func whatMisleadsInAFieldIsSaid(field: String, meaning: String) throws {
    let line = ByteString("-a always,exit -F arch=b64 -S open \(field) -k x")
    #expect(try explain(line).conditions.last?.meaning == meaning)
  }

  @Test func everyFieldThatARuleCanHaveHasWords() throws {
    let names = LibAuditNames()
    for number in UInt32(0)...255 {
      let field = Field(rawValue: number)
      guard let name = names.name(of: field), field != .key else { continue }
      let value: FieldComparison.Value = field.isText ? .text("x") : .number(1)
      let rule = Rule(.always, .exit, syscalls: .all, [FieldComparison(field, .equal, value)])
      let explained = RuleExplanation(rule, on: .debian12, names: names)
      let meaning = try #require(explained.conditions.first?.meaning, "\(name)")
      #expect(!meaning.contains("the field"), "\(name)")
    }
  }

  @Test func theTwinForTheOtherInterfaceIsMissedOnlyIfItIsMissing() throws {
    let line: ByteString = "-a always,exit -F arch=b64 -S chmod,fchmod -k p"
    let twin: ByteString = "-a always,exit -F arch=b32 -S chmod,fchmod -k p"
    let other: ByteString = "-a always,exit -F arch=b32 -S chmod,fchmod -F uid=0 -k p"
    func missesTwin(_ others: [ByteString]) throws -> Bool {
      try explain(line, beside: others).limits.contains { $0.contains("'-F arch=b32'") }
    }
    #expect(try missesTwin([]))
    #expect(try missesTwin([other]))
    #expect(try !missesTwin([twin]))
  }

  @Test func anErrorThatIsLeftOutIsNamed() throws {
    let line: ByteString = "-a always,exit -F arch=b64 -S open -F exit=-EACCES -k a"
    let other: ByteString = "-a always,exit -F arch=b64 -S open -F exit=-EPERM -k a"
    #expect(try explain(line).limits.contains { $0.contains("EPERM") })
    #expect(try !explain(line, beside: [other]).limits.contains { $0.contains("EPERM") })
  }

  @Test func withoutAnArchTheOtherCallsOfTheNumbersAreNamed() throws {
    let limits = try explain("-a always,exit -S getpid -k x").limits
    #expect(limits.contains { $0.contains("getpid is mkdir") })
  }

  @Test func callsThatRecordNoNameAreNamedWhereThereIsAPlace() throws {
    let limits = try explain("-a always,exit -F arch=b64 -S truncate,ftruncate -F dir=/srv -k x")
      .limits
    #expect(limits.contains { $0.hasPrefix("ftruncate: they record no file name") })
  }

  @Test func openat2BelongsToPermOnlyOnNewKernels() throws {
    let line: ByteString = "-w /etc/passwd -p w -k x"
    var old = Target.debian12
    old.kernel = "5.10"
    #expect(try explain(line, on: old).limits.contains { $0.hasPrefix("openat2") })
    #expect(try !explain(line).limits.contains { $0.hasPrefix("openat2") })
  }

  @Test func callsAreGatheredByWhatTheyDo() throws {
    let calls = try #require(
      try explain("-a always,exit -F arch=b64 -S chmod,unlink,fchmodat,999 -k x").calls)
    #expect(calls.map(\.purpose) == ["delete or rename files", "change permission bits", nil])
    #expect(calls.map(\.names) == [["unlink"], ["chmod", "fchmodat"], ["call 999"]])
  }

  @Test func aWatchCountsTheCallsBehindItsLetters() throws {
    let meaning = try explain("-w /etc/passwd -p wa -k x").conditions.last?.meaning
    #expect(meaning?.contains("38 on b64, 44 on b32") == true)
  }
}
