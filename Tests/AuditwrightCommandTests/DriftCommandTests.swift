import Foundation
import Testing

/// The captured listing and settings of a profile.
private func captured(_ name: String) throws -> [String] {
  let file = CommandRun.package.appending(path: "Tests/Fixtures/captured/\(name)")
  return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
}

/// Runs drift for a profile against `lines`, as `auditctl -l` printed them.
private func drift(_ profile: String, _ lines: [String], _ more: String...) throws -> CommandRun {
  try CommandRun(
    ["drift", "--profile", profile, "--loaded", "-"] + more,
    input: Data(lines.map { $0 + "\n" }.joined().utf8))
}

private struct Report: Decodable {
  struct Finding: Decodable {
    let kind: String
    let rule: String?
    let loaded: String?
    let controls: [String]
    let policy: String?
  }
  struct Ambiguous: Decodable {
    let loaded: String
  }
  let drift: Bool
  let findings: [Finding]
  let ambiguous: [Ambiguous]
}

private func report(_ run: CommandRun) throws -> Report {
  try JSONDecoder().decode(Report.self, from: run.outputBytes)
}

@Suite struct DriftCommandTests {
  @Test(arguments: [
    "debian-12-server", "ospp", "paranoid", "server-checklist", "wiki", "workstation",
  ])
  func whatAKernelHoldsAfterLoadingAProfileHasNotDrifted(profile: String) throws {
    let status = "Tests/Fixtures/captured/\(profile).status"
    let arguments = [
      "drift", "--profile", profile, "--loaded", "Tests/Fixtures/captured/\(profile).list",
      "--status", status,
    ]
    let run = try CommandRun(arguments)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.isEmpty)
    // A listing of audit 3.0 does not tell exe= from exe!=.
    let isOpen = run.errors.contains("could be a rule for exe!=")
    #expect(try CommandRun(arguments + ["--strict"]).status == (isOpen ? 2 : 0))
    #expect(!isOpen || !["debian-12-server", "ospp", "wiki"].contains(profile))
    let disk = try CommandRun([
      "drift", "--rules", "Generated/\(profile)", "--loaded",
      "Tests/Fixtures/captured/\(profile).list", "--status", status,
    ])
    #expect(disk.status == 0, "\(disk.errors)")
  }

  @Test(arguments: ["debian-12-server", "ospp", "wiki"])
  func everyRuleThatIsMissingIsNamedWithItsControlAndStatement(profile: String) throws {
    let lines = try captured("\(profile).list")
    for index in stride(from: 0, to: lines.count, by: 17) {
      var changed = lines
      let gone = changed.remove(at: index)
      let run = try drift(profile, changed, "--format", "json")
      #expect(run.status == 1)
      let report = try report(run)
      #expect(report.drift)
      #expect(report.findings.map(\.kind) == ["missing"], "\(gone)")
      #expect(report.findings.first?.policy?.hasPrefix("Policies/") == true)
      #expect(report.findings.first?.rule != nil)
    }
  }

  @Test func aRuleThatIsMissingNamesTheControlThatItAnswers() throws {
    let lines = try captured("debian-12-server.list").filter {
      !($0.contains("path=/etc/passwd") && $0.contains("arch=b64") && $0.contains("perm=wa"))
    }
    let run = try drift("debian-12-server", lines)
    #expect(run.status == 1)
    #expect(run.output.contains("error[drift-missing]"))
    #expect(run.output.contains("cis-debian-12 6.2.3.8"))
    #expect(run.output.contains("Policies/rules/identity.policy:"))
  }

  @Test func aRuleThatNobodyAskedForIsNamed() throws {
    let lines = try captured("wiki.list") + ["-a never,exit -F arch=b64 -S mount -F uid=0"]
    let report = try report(drift("wiki", lines, "--format", "json"))
    #expect(report.findings.map(\.kind).contains("unexpected"))
    #expect(report.findings.contains { $0.loaded?.contains("never,exit") == true })
  }

  @Test(arguments: [
    ("perm=wa", "perm=w"), ("auid>=1000", "auid>=2000"), ("arch=b64 -S all", "arch=b64 -S open"),
    ("key=identity", "key=idendity"), ("/etc/passwd", "/etc/passwd-"), ("-a always", "-a never"),
  ])
  func anAlteredRuleIsNamedWithWhatDiffers(old: String, new: String) throws {
    var lines = try captured("wiki.list")
    let index = try #require(lines.firstIndex { $0.contains(old) && $0.contains("exit") })
    let before = lines[index]
    lines[index] = before.replacing(old, with: new, maxReplacements: 1)
    let run = try drift("wiki", lines, "--format", "json")
    #expect(run.status == 1)
    let report = try report(run)
    #expect(report.findings.contains { $0.rule != nil && $0.policy != nil }, "\(before)")
  }

  @Test func twoRulesThatDecideByTheirOrderAreNamedWhenSwapped() throws {
    var lines = try captured("ospp.list")
    let create = try #require(
      lines.firstIndex { $0.contains("unsuccessful-create") && $0.contains("openat") })
    let access = try #require(
      lines.firstIndex {
        $0.contains("unsuccessful-access")
          && $0.contains("arch=b64") == lines[create].contains("arch=b64")
          && $0.contains("EACCES") == lines[create].contains("EACCES")
      })
    lines.swapAt(create, access)
    let run = try drift("ospp", lines, "--format", "json")
    #expect(run.status == 1)
    let report = try report(run)
    #expect(report.findings.allSatisfy { $0.kind == "order" })
    #expect(report.findings.contains { $0.controls.contains { $0.contains("FAU_GEN.1.1.c") } })
  }

  @Test func rulesThatStandInAnotherOrderWithoutEffectAreARemark() throws {
    var lines = try captured("wiki.list")
    let first = try #require(lines.firstIndex { $0.contains("path=/usr/bin/chage") })
    lines.swapAt(first, first + 2)
    let run = try drift("wiki", lines)
    #expect(run.status == 0)
    #expect(run.errors.contains("note[order-without-effect]"))
  }

  @Test func aSettingThatDiffersIsDrift() throws {
    let folder = try ScratchFolder()
    let status = try captured("wiki.status").map { $0 == "enabled 2" ? "enabled 1" : $0 }
    let file = try folder.file("status", status.joined(separator: "\n") + "\n")
    let run = try CommandRun([
      "drift", "--profile", "wiki", "--loaded", "Tests/Fixtures/captured/wiki.list", "--status",
      file,
    ])
    #expect(run.status == 1)
    #expect(run.output.contains("enabled is 1, not 2 (cis-debian-12 6.2.3.20)"))
  }

  @Test func aWatchFormLineMatchesAndIsToldToBeAmbiguous() throws {
    let folder = try ScratchFolder()
    let rules = try folder.file("x.rules", "-w /etc/passwd -p wa -k identity\n")
    let listing = try folder.file("x.list", "-w /etc/passwd -p wa -k identity\n")
    let arguments = ["drift", "--rules", rules, "--loaded", listing]
    #expect(try CommandRun(arguments).status == 0)
    #expect(try CommandRun(arguments + ["--strict"]).status == 2)
    #expect(try report(CommandRun(arguments + ["--format", "json"])).ambiguous.count == 1)
  }

  @Test func rulesThatWouldNotLoadWholeAreANoEvenIfTheKernelHoldsWhatLoaded() throws {
    let folder = try ScratchFolder()
    let rules = try folder.file("x.rules", "-a always,exit -S mount -k a\n-w bad\n")
    let listing = try folder.file("x.list", "-a always,exit -S mount -F key=a\n")
    let run = try CommandRun(["drift", "--rules", rules, "--loaded", listing])
    #expect(run.status == 1)
    #expect(run.errors.contains("libaudit-refuses"))
  }

  @Test(arguments: ["", "hello\n", "-D\n-b 8192\n-w /x -p wa\n", "\u{0}\u{1}\u{2}"])
  func aTextThatIsNoListingIsNoAnswer(text: String) throws {
    let run = try CommandRun(
      ["drift", "--profile", "wiki", "--loaded", "-"], input: Data(text.utf8))
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.errors.contains("no 'auditctl -l' listing"))
  }

  @Test func aKernelWithoutRulesHasLostThemAll() throws {
    let run = try drift("ospp", ["No rules"], "--format", "json")
    #expect(run.status == 1)
    #expect(try report(run).findings.count == 44)
  }

  @Test func aFolderIsNoListing() throws {
    let run = try CommandRun(["drift", "--profile", "wiki", "--loaded", "Generated"])
    #expect(run.status == 2)
    #expect(run.errors.contains("is a directory"))
  }

  @Test func whatShouldBeLoadedMustBeSaid() throws {
    #expect(try CommandRun(["drift"]).status == 64)
    #expect(try CommandRun(["drift", "--profile", "wiki", "--rules", "x"]).status == 64)
    #expect(try CommandRun(["drift", "--profile", "wiki", "--loader", "new"]).status == 64)
  }
}

@Suite struct OrderThatDecidesTests {
  /// Drift of two rules that are loaded the other way round.
  private func swapped(_ one: String, _ other: String, _ more: String...) throws -> CommandRun {
    let folder = try ScratchFolder()
    let rules = try folder.file("x.rules", "\(one)\n\(other)\n")
    let listing = try folder.file("x.list", "\(other)\n\(one)\n")
    let arguments = ["drift", "--rules", rules, "--loaded", listing, "--format", "json"]
    return try CommandRun(arguments + more)
  }

  @Test func aFieldThatEndsTheWalkThroughAListMakesOrderDecide() throws {
    #expect(try swapped("-a never,user -F uid=33", "-a never,user -F euid=0").status == 1)
    #expect(
      try swapped("-a never,user -F msgtype=USER_LOGIN", "-a never,user -F sessionid=1").status == 1
    )
    #expect(try swapped("-a never,user -F uid=33", "-a never,user -F uid=0").status == 0)
  }

  @Test func whatStandsBeforeSuchAFieldIsNotReordered() throws {
    let folder = try ScratchFolder()
    let rules = try folder.file("x.rules", "-a never,user -F uid=33 -F euid=0\n")
    let listing = try folder.file("x.list", "-a never,user -F euid=0 -F uid=33\n")
    #expect(try CommandRun(["drift", "--rules", rules, "--loaded", listing]).status == 1)
  }

  @Test func pathsThatMayNameOneFileLeaveItToTheFactsWhetherOrderDecides() throws {
    for field in ["path", "exe"] {
      let never = "-a never,exit -S execve -F \(field)=/bin/ls"
      let always = "-a always,exit -S execve -F \(field)=/usr/bin/ls -F key=k"
      let open = try swapped(never, always, "--facts", "none")
      #expect(open.status == 2, "\(field): \(open.errors)")
      // On a stock Debian 12 /bin is /usr/bin.
      let run = try swapped(never, always)
      #expect(run.status == 1 && run.output.contains("\"none\": false"), "\(field): \(run.errors)")
    }
    #expect(
      try swapped(
        "-a never,exit -S execve -F exe=/bin/sh", "-a always,exit -S execve -F exe=/bin/ls"
      )
      .status == 0)
  }
}
