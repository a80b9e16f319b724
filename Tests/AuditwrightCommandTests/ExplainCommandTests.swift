import Foundation
import Testing

@Suite struct ExplainCommandTests {
  private func explain(_ arguments: String..., input: String = "") throws -> CommandRun {
    try CommandRun(["explain"] + arguments, input: Data(input.utf8))
  }

  private func json(_ run: CommandRun) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: run.outputBytes) as? [String: Any])
  }

  @Test(arguments: [
    ["-a always,exit -F arch=b64 -S chmod -k perm"],
    ["-a", "always,exit", "-F", "arch=b64", "-S", "chmod", "-k", "perm"],
    ["--", "-a always,exit -F arch=b64 -S chmod -k perm"],
    ["--color", "never", "-a always,exit -F arch=b64 -S chmod -k perm", "--format", "human"],
    ["-Falways", "--format=human"],
  ])
  func aRuleIsTakenInQuotesAndWithout(arguments: [String]) throws {
    let run = try CommandRun(["explain"] + arguments)
    if arguments[0] == "-Falways" {
      #expect(run.status == 1)
      #expect(run.errors.contains("libaudit-refuses"))
    } else {
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.contains("64-bit calls of chmod that change permission bits."))
      #expect(run.output.contains("ausearch -k perm -i --start today"))
    }
  }

  @Test func aWatchWhoseLettersLookLikeOptionsIsNoCallForHelp() throws {
    let run = try explain("-w /srv/ssh/hidden -p wa -k sshd")
    #expect(run.status == 0)
    #expect(run.output.contains("Records writing /srv/ssh/hidden or changing its attributes."))
    #expect(run.output.contains("or a tree"))
  }

  @Test func linesOfAFileAreExplainedBesideEachOther() throws {
    let run = try explain(
      "-",
      input: """
        # both interfaces
        -D
        -a always,exit -F arch=b64 -S chmod -k perm
        -a always,exit -F arch=b32 -S chmod -k perm
        -e 2

        """)
    #expect(run.status == 0)
    #expect(run.output.contains("Deletes all rules"))
    #expect(run.output.contains("Locks rules and settings until the next boot"))
    #expect(!run.output.contains("they need the same rule with"))
  }

  @Test(arguments: [
    ("-a always,exit -F arch=b64 -S opennat -k x", "did you mean 'openat'?"),
    ("-a always,exit -F arch=b64 -S open -F audi>=1000", "did you mean 'auid'?"),
    ("-a always,exit -S open -F arch=b64", "arch must be before -S"),
  ])
  func whatLibauditRefusesIsToldWithItsReason(rule: String, message: String) throws {
    let run = try explain(rule)
    #expect(run.status == 1)
    #expect(run.errors.contains(message))
    #expect(run.output.isEmpty)
  }

  @Test func aRuleAmongOthersIsToldItsPlaceAndWhoTakesItsEvents() throws {
    let folder = try ScratchFolder()
    let rules = try folder.file(
      "a.rules",
      """
      -a always,exit -F arch=b64 -S chmod,fchmod -k all
      -a always,exit -F arch=b64 -S chmod -F auid>=1000 -F auid!=unset -k people

      """)
    let taken = try explain(
      "-a always,exit -F arch=b64 -S chmod -F auid>=1000 -F auid!=unset -k people", "--by", rules)
    #expect(taken.output.contains("a.rules:2"))
    #expect(taken.output.contains("the rules before it record all that it does"))
    #expect(taken.output.contains("a.rules:1"))
    let alone = try explain(
      "-a always,exit -F arch=b64 -S chown,chmod -k other", "--by", rules, "--format", "json")
    let rule = try #require((try json(alone)["rules"] as? [[String: Any]])?.first)
    #expect(rule["before"] as? String == "alone")
    #expect(rule["place"] is NSNull)
    #expect((rule["alone"] as? String)?.hasPrefix("chown") == true)
  }

  @Test func aKeyShowsItsGroupsItsControlsAndItsSearches() throws {
    let run = try explain("time-change")
    #expect(run.status == 0)
    #expect(run.output.contains("record syscalls adjtimex, settimeofday, clock_settime"))
    #expect(run.output.contains("cis-debian-12 6.2.3.4"))
    #expect(run.output.contains("debian-12-server"))
    #expect(run.output.contains("ausearch -k time-change --raw | aureport -x --summary"))
  }

  @Test func aKeyOfOwnRulesIsFoundByThem() throws {
    let folder = try ScratchFolder()
    let rules = try folder.file(
      "a.rules", "-w /srv/own -p wa -k own-key\n-w /srv/b -p wa -k own-key-2\n")
    #expect(try explain("own-key").status == 64)
    let run = try explain("own-key", "--by", rules, "--format", "json")
    #expect(run.status == 0)
    let answer = try json(run)
    #expect((answer["rules"] as? [[String: Any]])?.count == 1)
    #expect(answer["longerKeys"] as? [String] == ["own-key-2"])
    let first = (answer["commands"] as? [[String: Any]])?.first?["command"] as? String
    #expect(first == "ausearch -k own-key -w -i --start today")
  }

  @Test(arguments: [
    ["cis-debian-12", "6.2.3.4"], ["cis-debian-12:6.2.3.4"], ["cis-debian-12 6.2.3.4"],
  ])
  func aControlIsNamedInThreeWays(words: [String]) throws {
    let run = try CommandRun(["explain"] + words)
    #expect(run.status == 0)
    #expect(run.output.contains("Records calls of adjtimex and settimeofday that set the clock."))
    #expect(run.output.contains("cis-debian-8 8.1.4"))
    #expect(run.output.contains("rules clock"))
  }

  @Test func anIdThatSeveralCataloguesHaveIsNoAnswer() throws {
    let run = try explain("6.2.3.4")
    #expect(run.status == 64)
    #expect(run.errors.contains("'cis-debian-12 6.2.3.4', 'cis-debian-13 6.2.3.4'"))
    #expect(try explain("8.1.4").output.contains("cis-debian-8 8.1.4"))
  }

  @Test func aDisputedExceptionKeepsItsReason() throws {
    let run = try explain("cis-debian-12", "6.2.3.12")
    #expect(run.output.contains("disputed: 30-stig.rules has these lines only as comments"))
  }

  @Test(arguments: [
    ("tme-change", "did you mean 'time-change'?"),
    ("cis-debian-12 6.2.3.4x", "did you mean 'cis-debian-12 6.2.3.4'?"),
    ("cis-debain-12", "did you mean 'cis-debian-12'?"),
    ("debian-12-server", "is a profile"),
    ("zzzzzz", "'auditwright explain --list' lists them"),
  ])
  func anUnknownNameIsAMistakeOfTheCommandLine(name: String, message: String) throws {
    let run = try explain(name)
    #expect(run.status == 64)
    #expect(run.errors.contains(message))
    #expect(run.output.isEmpty)
  }

  @Test func aLintShowsItsPage() throws {
    let run = try explain("shadowed-rule")
    #expect(run.status == 0)
    #expect(run.output.contains("Flagged\n  -a always,exit"))
    #expect(!run.output.contains("‹"))
    #expect(run.output.contains("# auditwright: allow shadowed-rule because REASON"))
    #expect(try json(try explain("shadowed-rule", "--format", "json"))["kind"] as? String == "lint")
    #expect(try explain("shadowd-rule").errors.contains("did you mean 'shadowed-rule'?"))
  }

  @Test func aFindingThatNoLintMakesHasAPageAsWell() throws {
    let run = try explain("missing-place")
    #expect(run.status == 0)
    #expect(run.output.contains("auditctl ends the load at it"))
    #expect(run.output.contains("    record write under /etc/netplan key network"))
    #expect(!run.output.contains("auditwright: allow"))
    let page = try json(try explain("missing-place", "--format", "json"))
    #expect(page["kind"] as? String == "mistake")
    #expect(try explain("mising-place").errors.contains("did you mean 'missing-place'?"))
  }

  @Test func everyPageCanBeHadInMarkdown() throws {
    for subject in [
      ["shadowed-rule"], ["missing-place"], ["time-change"], ["cis-debian-12", "6.2.3.4"], ["-e 2"],
    ] {
      let run = try CommandRun(["explain", "--format", "markdown"] + subject)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.hasPrefix("# "))
      #expect(run.output.split(separator: "\n").filter { $0.hasPrefix("```") }.count % 2 == 0)
    }
  }

  @Test func goldenPagesOfLintsAreFresh() throws {
    let run = try explain("--lints")
    #expect(run.status == 0)
    let file = CommandRun.package.appending(path: "Documentation/lints.md")
    if ProcessInfo.processInfo.environment["AUDITWRIGHT_RENEW"] != nil {
      try run.outputBytes.write(to: file)
    }
    let isFresh = (try? Data(contentsOf: file)) == run.outputBytes
    #expect(isFresh, "Documentation/lints.md is stale; renew it with: make renew")
  }

  @Test func withoutANameEverythingThatHasOneIsListed() throws {
    let run = try explain()
    #expect(run.status == 0)
    #expect(run.output.contains("time-change"))
    #expect(run.output.contains("Controls of cis-debian-12"))
    let list = try json(try explain("--list", "--format", "json"))
    #expect((list["sections"] as? [[String: Any]])?.count ?? 0 > 10)
  }
}
