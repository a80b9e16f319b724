import Foundation
import Testing

/// What the wiki says of the benchmark's controls that it does not meet to the letter, row by row, and
/// what its rules really come to.
private let wikiTable: [(id: String, key: String, status: String, truth: String)] = [
  ("6.2.3.1", "scope", "covered", "covered"),
  ("6.2.3.2", "user_emulation", "excepted", "missing"),
  ("6.2.3.3", "sudo_log_file", "not applicable", "unknown"),
  ("6.2.3.4", "time-change", "covered", "covered"),
  ("6.2.3.5", "system-locale", "covered", "covered"),
  ("6.2.3.6", "privileged", "covered", "covered"),
  ("6.2.3.8", "identity", "covered", "covered"),
  ("6.2.3.9", "perm_mod", "excepted", "missing"),
  ("6.2.3.11", "session", "excepted", "missing"),
  ("6.2.3.12", "logins", "missing", "missing"),
  ("6.2.3.13", "delete", "excepted", "missing"),
  ("6.2.3.14", "MAC-policy", "covered", "covered"),
]

private struct Report: Decodable {
  struct Control: Decodable {
    let id: String
    let status: String
    let truth: String
    let exception: String?
  }
  let controls: [Control]
}

@Suite struct GoldenCoverageTests {
  private func coverage(_ format: String) throws -> CommandRun {
    try CommandRun([
      "coverage", "cis-debian-12", "--by", "wiki", "--today", "2026-01-01", "--format", format,
    ])
  }

  @Test func goldenWikiCoverageIsWhatTheCommandPrints() throws {
    let run = try coverage("markdown")
    #expect(run.status == 1, "\(run.errors)")
    let text = Self.introduction + run.output
    let file = CommandRun.package.appending(path: "Documentation/wiki-coverage.md")
    if ProcessInfo.processInfo.environment["AUDITWRIGHT_RENEW"] != nil {
      try Data(text.utf8).write(to: file)
    }
    let golden = try? String(contentsOf: file, encoding: .utf8)
    #expect(golden == text, "Documentation/wiki-coverage.md is stale; renew it with: make renew")
  }

  @Test func everyRowOfTheWikisTableHasTheTruthBesideIt() throws {
    let report = try JSONDecoder().decode(Report.self, from: coverage("json").outputBytes)
    let rows = report.controls.filter { $0.exception != nil }
    #expect(rows.map(\.id) == wikiTable.map(\.id))
    #expect(rows.map(\.status) == wikiTable.map(\.status))
    #expect(rows.map(\.truth) == wikiTable.map(\.truth))
  }

  @Test func theWikisKeysAreThoseOfTheCatalogue() throws {
    let run = try CommandRun(["exceptions", "--profile", "wiki", "--format", "csv"])
    let lines = run.output.split(separator: "\r\n").dropFirst()
    #expect(lines.count == wikiTable.count)
    for (line, row) in zip(lines, wikiTable) {
      #expect(line.contains(",\(row.id),") && line.contains(",\(row.key),"))
    }
  }

  private static let introduction = """
    # The wiki's exceptions, with the truth beside them

    `auditwright coverage cis-debian-12 --by wiki` sets what a public wiki says of its rules beside what the rules record. *Exception* is the
    wiki's own word, *Without it* what the control comes to if the exception is left aside, *This escapes* an event to show it.
    [Proofs](proofs.md) explains the words. Two rows of the wiki do not stand: the lines for 6.2.3.12 are only comments in the rules that it
    points to, and the programs that its row for 6.2.3.6 leaves out are on no plain Debian 12, where the control is met in full.


    """
}
