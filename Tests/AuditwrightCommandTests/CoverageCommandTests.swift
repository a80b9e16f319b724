import Foundation
import Testing

/// A folder with a catalogue `house` of four controls, one of them with an awkward title.
private struct House {
  let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.file(
      "policies/house.policy",
      #"""
      catalogue house "House rules" version "1" {
        control 1 "Mounts <by> \"people\" | & *others*" topic mounts {
          demand record syscalls mount on b64 by users key mounts
        }
        control 2 "The password file, and others" topic identity {
          demand record write, attr of /etc/passwd on b64 key identity
        }
        control 3 "Locked" topic immutable { demand immutable }
        control 4 "Space" { not a rule "auditd.conf: max_log_file" }
      }
      catalogue other "Other rules" version "1" {
        control A "Mounts" topic mounts { demand record syscalls mount on b64 key m }
      }
      rules mounts at 30 { record syscalls mount on b64 key mounts }
      profile site {
        settings { reset }
        use mounts
        adopt house
        exception house 2 reason "=none" until 2026-06-30
        exception house 3 reason "locked by hand" claim not-applicable
      }
      """#)
    try folder.file("some.rules", Self.mount + "\n" + Self.passwd + "\n-e 2\n")
  }

  static let mount = "-a always,exit -F arch=b64 -S mount -F key=mounts"
  static let passwd = "-a always,exit -F arch=b64 -S all -F path=/etc/passwd -F perm=wa -F key=id"

  func coverage(
    _ catalogues: String..., by rules: String, _ more: [String] = [], input: String = ""
  ) throws -> CommandRun {
    try CommandRun(
      ["coverage"] + catalogues + ["--by", rules, "--policies", "policies"] + more,
      in: folder.url, input: Data(input.utf8))
  }

  /// What each control came to, by id, from a JSON report.
  func statuses(by rules: String, _ more: [String] = [], input: String = "") throws -> [String] {
    let run = try coverage("house", by: rules, ["--format", "json"] + more, input: input)
    let report = try JSONDecoder().decode(Report.self, from: run.outputBytes)
    return report.controls.map(\.status)
  }
}

private struct Report: Decodable {
  struct Control: Decodable {
    let id: String
    let status: String
    let by: [String]
    let keys: [String]
    let note: String?
  }
  let catalogue: String
  let controls: [Control]
  let assumptions: [String]
}

private func object(_ run: CommandRun) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: run.outputBytes) as? [String: Any])
}

/// The records of comma-separated values after RFC 4180.
private func records(_ text: String) -> [[String]] {
  var records: [[String]] = [[]]
  var cell = ""
  var isQuoted = false
  var scalars = Array(text.unicodeScalars)[...]
  while let scalar = scalars.popFirst() {
    switch (scalar, isQuoted) {
    case ("\"", true) where scalars.first == "\"":
      scalars.removeFirst()
      cell += "\""
    case ("\"", _): isQuoted.toggle()
    case (",", false):
      records[records.count - 1].append(cell)
      cell = ""
    case ("\r", false): continue
    case ("\n", false):
      records[records.count - 1].append(cell)
      cell = ""
      records.append([])
    default: cell.unicodeScalars.append(scalar)
    }
  }
  return records.dropLast(cell.isEmpty ? 1 : 0)
}

@Suite struct CoverageCommandTests {
  @Test func aReportForProgramsHasTheSameKeysForEveryControl() throws {
    let run = try House().coverage("house", by: "some.rules", ["--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    let report = try object(run)
    #expect(
      Set(report.keys) == [
        "catalogue", "version", "digest", "controls", "assumptions", "about",
      ])
    let controls = try #require(report["controls"] as? [[String: Any]])
    #expect(controls.compactMap { $0["id"] as? String } == ["1", "2", "3", "4"])
    for control in controls {
      #expect(
        Set(control.keys) == [
          "id", "part", "title", "status", "truth", "by", "keys", "witness", "exception", "note",
        ])
    }
    #expect(controls[0]["by"] as? [String] == ["some.rules:1"])
    #expect(controls[1]["keys"] as? [String] == ["id"])
    #expect(
      controls[1]["note"] as? String == "events are found under 'id', not under 'identity'")
    let about = try #require(report["about"] as? [String: String])
    #expect(Set(about.keys) == ["tool", "target", "facts", "day", "rules"])
    #expect(about["rules"]?.contains("some.rules sha256:") == true)
    #expect((report["assumptions"] as? [String])?.first == "boot")
  }

  @Test func whatEscapesIsAnEventWithTheRuleThatSilencesIt() throws {
    let house = try House()
    try house.folder.file(
      "cut.rules",
      "-a never,exit -F arch=b64 -S mount -F auid=1001\n\(House.mount)\n\(House.passwd)\n-e 2\n")
    let run = try house.coverage("house", by: "cut.rules", ["--format", "json"])
    #expect(run.status == 1)
    let controls = try #require(try object(run)["controls"] as? [[String: Any]])
    #expect(controls[0]["status"] as? String == "partly")
    let witness = try #require(controls[0]["witness"] as? [String: Any])
    #expect(Set(witness.keys) == ["event", "circumstances", "silencedBy"])
    #expect(witness["silencedBy"] as? String == "cut.rules:1")
    let event = try #require(witness["event"] as? [String: Any])
    #expect(event["auid"] as? Int == 1001, "\(event)")
  }

  @Test func aTerminalShowsALineForEachControlAndWhatIsWrong() throws {
    let house = try House()
    try house.folder.file(
      "cut.rules", "-a never,exit -F arch=b64 -S mount -F auid=1001\n\(House.mount)\n")
    let text = try house.coverage("house", by: "cut.rules").output
    #expect(text.hasPrefix("House rules 1, by cut.rules:\n  partly            1 "), "\(text)")
    #expect(text.contains("escapes: mount uid=1000 auid=1001\n"), "\(text)")
    #expect(text.contains("silenced by cut.rules:1: -a never,exit -F arch=b64 -S mount"), "\(text)")
    #expect(text.contains("\nassumptions: boot"), "\(text)")
  }

  @Test func severalCataloguesStandSideBySide() throws {
    let house = try House()
    let json = try object(
      house.coverage("house", "other", by: "some.rules", ["--format", "json"]))
    #expect(Set(json.keys) == ["catalogues", "assumptions", "about"])
    let markdown = try house.coverage(
      "house", "other", by: "some.rules", ["--format", "markdown"]
    ).output
    #expect(markdown.hasPrefix("## Controls by topic\n\n| Topic "))
    #expect(markdown.contains("| mounts    | 1: covered  | A: covered  |"), "\(markdown)")
    for heading in ["## House rules\n", "## Other rules\n", "## About this report\n"] {
      #expect(markdown.contains("\n" + heading))
    }
  }

  @Test func aTableForReadersIsEscaped() throws {
    let house = try House()
    let markdown = try house.coverage("house", by: "some.rules", ["--format", "markdown"]).output
    #expect(markdown.contains(#"| Mounts &lt;by> "people" \| & \*others\* |"#), "\(markdown)")
    let html = try house.coverage("house", by: "some.rules", ["--format", "html"]).output
    #expect(html.contains("<td>Mounts &lt;by&gt; &quot;people&quot; | &amp; *others*</td>"))
    for tag in ["html", "head", "body", "title"] {
      #expect(html.components(separatedBy: "<\(tag)>").count <= 2, "\(tag)")
      #expect(html.components(separatedBy: "</\(tag)>").count == 2, "\(tag)")
    }
    #expect(html.hasPrefix("<!DOCTYPE html>\n"))
    for tag in ["table", "caption", "thead", "tbody", "tr", "th", "td"] {
      let opened = html.components(separatedBy: "<\(tag)>").count
      let withAttributes = html.components(separatedBy: "<\(tag) ").count
      #expect(opened + withAttributes - 1 == html.components(separatedBy: "</\(tag)>").count)
    }
  }

  @Test func everyRowOfASpreadsheetSaysWhatItRestsOn() throws {
    let run = try House().coverage(
      "house", "other", by: "site", ["--format", "csv", "--today", "2026-06-01"])
    let rows = records(run.output)
    #expect(rows.count == 6)
    #expect(rows.allSatisfy { $0.count == rows[0].count })
    #expect(rows[0].prefix(4) == ["catalogue", "control", "title", "status"])
    #expect(rows[1][2] == #"Mounts <by> "people" | & *others*"#)
    #expect(rows[2][4] == "'=none")
    let day = try #require(rows[0].firstIndex(of: "day"))
    #expect(rows.dropFirst().allSatisfy { $0[day] == "2026-06-01" })
    #expect(rows[5][0] == "other")
  }

  @Test func anExceptionExcusesThroughItsLastDay() throws {
    let house = try House()
    let day = ["--today", "2026-06-30"]
    #expect(
      try house.statuses(by: "site", day) == [
        "covered", "excepted", "not applicable", "not a rule",
      ]
    )
    #expect(try house.coverage("house", by: "site", day).status == 0)
    let later = ["--today", "2026-07-01"]
    #expect(try house.statuses(by: "site", later)[1] == "missing")
    #expect(try house.coverage("house", by: "site", later).status == 1)
  }

  @Test func aListingTellsNoSettingsAndMayBeOpen() throws {
    let house = try House()
    let listing = "-w /etc/passwd -p wa -k identity\n" + House.mount + "\n"
    try house.folder.file("kernel.list", listing)
    let run = try house.coverage("house", by: "kernel.list", ["--format", "json"])
    #expect(run.status == 2)
    let report = try JSONDecoder().decode(Report.self, from: run.outputBytes)
    #expect(report.controls.map(\.status) == ["covered", "unknown", "unknown", "not a rule"])
    #expect(report.controls[1].note == "covered if kernel.list:1 is an always rule")
    #expect(report.controls[2].note == "a listing does not tell 'enabled'")
    #expect(report.assumptions.contains("readings"))
    #expect(try house.statuses(by: "-", input: listing) == report.controls.map(\.status))
    #expect(
      try house.statuses(by: "kernel.list", ["--assume", "watches-always"])
        == ["covered", "covered", "unknown", "not a rule"])
  }

  @Test func aStatusBesideAListingTellsTheSettings() throws {
    let house = try House()
    try house.folder.file("list", House.mount + "\n" + House.passwd + "\n")
    for (enabled, statuses) in [
      (2, ["covered", "covered", "covered", "not a rule"]),
      (1, ["covered", "covered", "missing", "not a rule"]),
      // Nothing is recorded at all.
      (0, ["missing", "missing", "missing", "not a rule"]),
    ] {
      try house.folder.file("status", "enabled \(enabled)\nfailure 1\n")
      #expect(try house.statuses(by: "list", ["--status", "status"]) == statuses)
    }
    #expect(try house.coverage("house", by: "some.rules", ["--status", "status"]).status == 64)
    #expect(try house.coverage("house", by: "list", ["--status", "list"]).status == 2)
  }

  @Test func rulesMayComeFromStandardInput() throws {
    let house = try House()
    let text = "-D\n" + House.mount + "\n-e 2\n"
    #expect(
      try house.statuses(by: "-", input: text) == ["covered", "missing", "covered", "not a rule"])
    let report = try house.coverage("house", by: "-", ["--format", "json"], input: text)
    #expect(report.output.contains(#""<stdin>:2""#))
  }

  @Test func whatStandsBehindALineThatIsRefusedIsNotHeld() throws {
    let house = try House()
    let text = "\(House.mount)\n-w bad\n\(House.passwd)\n-e 2\n"
    try house.folder.file("stops.rules", text)
    let run = try house.coverage("house", by: "stops.rules", ["--format", "json"])
    #expect(run.status == 1)
    #expect(run.errors.contains("stops.rules:2"))
    let report = try JSONDecoder().decode(Report.self, from: run.outputBytes)
    #expect(report.controls.map(\.status) == ["covered", "missing", "missing", "not a rule"])
    // The verdict alone would be a yes.
    try house.folder.file("late.rules", "\(House.mount)\n\(House.passwd)\n-e 2\n-w bad\n")
    let late = try house.coverage("house", by: "late.rules")
    #expect(late.status == 1)
  }

  @Test func factsDecideWhatIsAsked() throws {
    let house = try House()
    try house.folder.file(
      "policies/more.policy",
      """
      catalogue present "" version "1" {
        control 1 "" { demand record write under /srv/site if present on b64 key k }
      }
      facts with { directories /etc, /srv, /srv/site }
      facts without { directories /etc, /srv }
      """)
    func status(_ facts: String) throws -> String {
      let run = try house.coverage(
        "present", by: "some.rules", ["--format", "json", "--facts", facts])
      let report = try JSONDecoder().decode(Report.self, from: run.outputBytes)
      return "\(report.controls[0].status) \(run.status)"
    }
    #expect(try status("with") == "missing 1")
    #expect(try status("without") == "not applicable 0")
    #expect(try status("none") == "unknown 2")
  }

  @Test func anUnknownNameIsAMistakeInTheCommand() throws {
    let house = try House()
    let catalogue = try house.coverage("houes", by: "some.rules")
    #expect(catalogue.status == 64)
    #expect(catalogue.errors.contains("unknown catalogue 'houes'; did you mean 'house'"))
    #expect(catalogue.output == "")
    let profile = try house.coverage("house", by: "siet")
    #expect(profile.status == 64)
    #expect(profile.errors.contains("did you mean 'site'"))
    #expect(try house.coverage("house", by: "none.rules").status == 2)
    #expect(try house.coverage("house", by: "some.rules", ["--today", "2026-13-01"]).status == 64)
  }

  /// The example rules that come with Debian's auditd.
  private static let examples = "/usr/share/doc/auditd/examples/rules"

  @Test(.enabled(if: FileManager.default.fileExists(atPath: examples + "/30-stig.rules")))
  func debiansExampleForTheStigMeetsWhatItSpellsOut() throws {
    let run = try CommandRun([
      "coverage", "cis-debian-12", "--by", Self.examples + "/30-stig.rules", "--format", "json",
    ])
    #expect(run.status == 1)
    let report = try JSONDecoder().decode(Report.self, from: run.outputBytes)
    let statuses = Dictionary(uniqueKeysWithValues: report.controls.map { ($0.id, $0.status) })
    for id in ["6.2.3.1", "6.2.3.4", "6.2.3.7", "6.2.3.9", "6.2.3.10", "6.2.3.13"] {
      #expect(statuses[id] == "covered", "\(id)")
    }
    // It leaves out /etc/networks and the files of name services; logins stand in it as comments.
    #expect(statuses["6.2.3.5"] == "partly" && statuses["6.2.3.8"] == "partly")
    #expect(statuses["6.2.3.12"] == "missing" && statuses["6.2.3.20"] == "missing")
  }
}
