import Foundation
import Testing

/// Two sets of rules in a folder of Tests/Fixtures/comparisons, and what they are compared by.
private struct Pair: CustomTestStringConvertible {
  let name: String
  let status: Int32
  var second = "b.rules"
  var options: [String] = []

  var testDescription: String { name }

  var folder: URL {
    CommandRun.package.appending(path: "Tests/Fixtures/comparisons/\(name)")
  }

  /// What is known of the machine, and which policies are installed, has no part in it.
  func compared(_ more: String...) throws -> CommandRun {
    try CommandRun(
      ["compare", "a.rules", second, "--facts", "none"] + options + more, in: folder)
  }
}

private let pairs: [Pair] = [
  Pair(name: "same", status: 0), Pair(name: "more", status: 1), Pair(name: "less", status: 1),
  Pair(name: "either", status: 1), Pair(name: "filed", status: 1, options: ["--keys"]),
  Pair(name: "replaced", status: 1), Pair(name: "silenced", status: 1),
  Pair(name: "nameless", status: 1), Pair(name: "message", status: 1),
  Pair(name: "listed", status: 2, second: "b.list"), Pair(name: "stopped", status: 1),
]

@Suite struct GoldenComparisonTests {
  @Test(arguments: pairs)
  private func goldenComparisonsAreWhatTheCommandPrints(pair: Pair) throws {
    for (name, run) in [
      ("report.txt", try pair.compared()), ("all.txt", try pair.compared("--all")),
      ("report.json", try pair.compared("--format", "json")),
    ] {
      #expect(run.status == pair.status, "\(pair.name): \(run.errors)")
      let file = pair.folder.appending(path: name)
      if ProcessInfo.processInfo.environment["AUDITWRIGHT_RENEW"] != nil {
        try run.outputBytes.write(to: file)
      }
      let golden = try? Data(contentsOf: file)
      #expect(
        golden == run.outputBytes,
        "Tests/Fixtures/comparisons/\(pair.name)/\(name) is stale; renew it with: make renew")
    }
  }

  /// Whoever reads reports by program can rely on the keys.
  @Test(arguments: pairs)
  private func aReportForProgramsHasTheSameKeys(pair: Pair) throws {
    let run = try pair.compared("--format", "json", "--all")
    let report = try #require(
      try JSONSerialization.jsonObject(with: run.outputBytes) as? [String: Any])
    #expect(Set(report.keys) == ["relation", "witnesses", "unknown", "assumptions"])
    for witness in try #require(report["witnesses"] as? [[String: Any]]) {
      #expect(
        Set(witness.keys) == [
          "recordedBy", "event", "kind", "circumstances", "rule", "silencedBy",
        ])
    }
  }

  @Test func thereIsAReportOfEveryRelation() throws {
    let relations = try pairs.map { pair in
      try pair.compared().output.prefix { $0 != ":" }
    }
    #expect(
      Set(relations) == ["equal", "stronger", "weaker", "incomparable", "unknown"])
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: CommandRun.package.appending(path: "Tests/Fixtures/comparisons").path)
    #expect(Set(folders) == Set(pairs.map(\.name) + ["README"]))
  }
}
