import Foundation
import Testing

/// The effect of differences as the command tells it.
@Suite struct DriftEffectTests {
  private struct Report: Decodable {
    struct Change: Decodable {
      let controls: [String]
      let policy: String?
      let event: [String: AnyValue]
      let rule: String?
      let silencedBy: String?
      let filedBy: String?
      let keys: [String]?
      let foundUnder: [String]?
    }
    struct Effect: Decodable {
      let lost: [Change]
      let gained: [Change]
      let refiled: [Change]
      let unknown: [String]
      let assumptions: [String]
    }
    struct Finding: Decodable {
      let kind: String
    }
    let drift: Bool
    let findings: [Finding]
    let effect: Effect?
  }

  /// Any value, of which only the presence counts.
  private struct AnyValue: Decodable {
    init(from decoder: any Decoder) throws {}
  }

  private static let captured = CommandRun.package.appending(path: "Tests/Fixtures/captured")

  private func lines(_ profile: String) throws -> [String] {
    let file = Self.captured.appending(path: "\(profile).list")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private func drift(_ profile: String, _ lines: [String], _ more: String...) throws -> CommandRun {
    try CommandRun(
      ["drift", "--profile", profile, "--loaded", "-"] + more,
      input: Data(lines.map { $0 + "\n" }.joined().utf8))
  }

  private func report(_ run: CommandRun) throws -> Report {
    try JSONDecoder().decode(Report.self, from: run.outputBytes)
  }

  @Test func lostEventsAreToldByControlWithPolicyAndRule() throws {
    let left = try lines("debian-12-server").filter { !$0.contains("adjtimex") }
    let run = try drift("debian-12-server", left)
    #expect(run.status == 1)
    #expect(run.output.contains("\neffect on events:\n"))
    let loss = try #require(
      run.output.split(separator: "\n").first { $0.contains(" lose: adjtimex uid=1000") })
    #expect(
      ["cis-debian-12 6.2.3.4", "cis-debian-8 8.1.4", "nsa-rhel-5 2.6.2.4.1"]
        .allSatisfy { loss.contains($0) }, "\(loss)")
    #expect(
      run.output.contains(/asked for by Policies\/rules\/clock\.policy:\d+: -a always,exit/))
    #expect(run.output.contains("no loaded rule records it"))
    let effect = try #require(
      try report(drift("debian-12-server", left, "--format", "json")).effect)
    #expect(effect.lost.count == 2 && effect.gained.isEmpty && effect.refiled.isEmpty)
    #expect(effect.lost[0].controls.contains("cis-debian-12 6.2.3.4"))
    #expect(
      effect.lost[0].silencedBy == nil && effect.lost[0].policy?.hasPrefix("Policies/") == true)
    #expect(!effect.lost[0].event.isEmpty && effect.unknown.isEmpty)
    #expect(effect.assumptions.contains("boot"))
  }

  @Test func theEffectIsToldInASectionOfItsOwn() throws {
    let left = try lines("debian-12-server").filter { !$0.contains("adjtimex") }
    let output = try drift("debian-12-server", left).output
    let section = try #require(output.range(of: "effect on events:\n"))
    let lines = output[section.upperBound...].split(separator: "\n")
    try #require(lines.count == 4)
    let loss = try #require(lines[0].wholeMatch(of: #/  (.*) lose: adjtimex uid=1000 auid=1000/#))
    #expect(loss.1.split(separator: ", ").contains("nsa-rhel-5 2.6.2.4.1"), "\(loss.1)")
    let rule =
      "-a always,exit -F arch=b64 -S adjtimex,settimeofday,clock_settime -F key=time-change"
    let asked = #/      asked for by Policies/rules/clock\.policy:\d+: (.*)/#
    #expect(try #require(lines[1].wholeMatch(of: asked)).1 == rule)
    #expect(lines[2] == "      no loaded rule records it")
    let assumed = try #require(lines[3].wholeMatch(of: #/  assuming: (.*)/#)).1
    #expect(assumed.split(separator: ", ").contains("perm-classes"))
  }

  @Test func aNeverRuleIsNamedAsWhatSilences() throws {
    let never = "-a never,exit -F arch=b64 -S adjtimex,mount -F uid=1000"
    let run = try drift("debian-12-server", [never] + lines("debian-12-server"))
    #expect(run.status == 1)
    #expect(run.output.contains("kept from being recorded by <stdin>:1: \(never)"))
    let loss = try #require(
      run.output.split(separator: "\n").first { $0.contains(" lose: mount uid=1000") })
    #expect(
      ["cis-debian-12 6.2.3.10", "cis-debian-8 8.1.13"].allSatisfy { loss.contains($0) }, "\(loss)")
  }

  @Test func rulesThatAreSplitOrMergedAreNoDrift() throws {
    var held = try lines("debian-12-server")
    let whole = try #require(
      held.firstIndex { $0.contains("arch=b64") && $0.contains("adjtimex,settimeofday") })
    held[whole] = held[whole].replacing("adjtimex,settimeofday", with: "settimeofday")
    held.insert("-a always,exit -F arch=b64 -S adjtimex -F key=time-change", at: whole)
    let run = try drift("debian-12-server", held)
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.isEmpty && run.errors.contains("note[reworded]"))
    #expect(run.errors.contains("note[effect-assumed]: every event is recorded as expected"))
    let report = try report(drift("debian-12-server", held, "--format", "json"))
    #expect(!report.drift && report.findings.isEmpty && report.effect?.lost.isEmpty == true)
  }

  @Test func aNeverRuleBehindTheRulesThatTakeItsEventsIsARemark() throws {
    let never = "-a never,exit -F arch=b64 -S adjtimex -F uid=0"
    let run = try drift("wiki", lines("wiki") + [never])
    #expect(run.status == 0, "\(run.output)")
    #expect(run.errors.contains("note[reworded]: '\(never)' is loaded but not expected, without"))
    #expect(try drift("wiki", [never] + lines("wiki")).status == 1)
  }

  @Test func aNeverRuleOfEventsThatNoRuleTakesStaysDrift() throws {
    // What such a call logs by itself would turn its own record on.
    let run = try drift("wiki", lines("wiki") + ["-a never,exit -F arch=b64 -S getpid"])
    #expect(run.status == 1)
    #expect(run.output.contains("not known: "))
  }

  @Test func anotherKeyIsToldWithBoth() throws {
    let held = try lines("debian-12-server").map {
      $0.contains("adjtimex") ? $0.replacing("time-change", with: "clock") : $0
    }
    let run = try drift("debian-12-server", held)
    #expect(run.status == 1)
    #expect(run.output.contains("find elsewhere: adjtimex uid=1000"))
    #expect(run.output.contains("under key 'clock' instead of key 'time-change'"))
    let effect = try #require(
      try report(drift("debian-12-server", held, "--format", "json")).effect)
    #expect(effect.lost.isEmpty && effect.gained.isEmpty && effect.refiled.count == 2)
    #expect(effect.refiled[0].keys == ["time-change"] && effect.refiled[0].foundUnder == ["clock"])
  }

  @Test func whereNothingDiffersThereIsNoEffect() throws {
    let run = try drift("ospp", lines("ospp"), "--format", "json")
    #expect(run.status == 0)
    #expect(try report(run).effect == nil)
    #expect(run.output.contains("\"effect\": null"))
  }
}
