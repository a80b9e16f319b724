import Diagnostics
import Foundation
import Reports
import Testing

@Suite("logs for code review")
struct LogsForReviewTests {
  private let source = SourceText(name: "rules d/é.rules", "-w /etc/passwd\n-D\n")

  private var diagnostics: [Diagnostic] {
    var fixable = Diagnostic(
      .warning, "late-reset", "100% of it: gone,\nall", at: Span(source, line: 2)
    )
    .noting("this", at: Span(source, line: 1)).noting("and no place")
    .advising("put it first")
    fixable.fix = .removing(line: 2, of: source, "take it out")
    return [
      fixable, Diagnostic(.note, "placeless", "nothing to see"), Diagnostic(.error, "e", "bad"),
    ]
  }

  private func sarif(_ diagnostics: [Diagnostic]) -> Data {
    let rule = SARIFDiagnostics.Rule(
      id: "late-reset", summary: "a reset that comes late", explanation: "It takes all away.",
      severity: .warning)
    return Data(SARIFDiagnostics(version: "1.0", rules: [rule]).value(diagnostics).rendered.utf8)
  }

  private func schema() throws -> JSONSchema {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Fixtures/sarif/used-of-2.1.0.schema.json")
    return try JSONSchema(Data(contentsOf: file))
  }

  @Test func aSARIFLogIsAsItsSchemaWantsIt() throws {
    #expect(try schema().violations(in: sarif(diagnostics)) == [])
    #expect(try schema().violations(in: sarif([])) == [])
  }

  @Test func theSchemaTestWouldNoticeWhatIsWrong() throws {
    let text = String(decoding: sarif(diagnostics), as: UTF8.self)
    for (right, wrong) in [
      (#""level": "warning""#, #""level": "bad""#), (#""startLine": 2"#, #""startLine": 0"#),
      (#""message""#, #""massage""#), (#""ruleIndex": 1"#, #""ruleIndex": "1""#),
      ("rules%20d", "rules d"), (#""replacements""#, #""changes""#),
    ] {
      #expect(text.contains(right))
      let broken = Data(text.replacing(right, with: wrong).utf8)
      #expect(try schema().violations(in: broken) != [], "\(wrong)")
    }
  }

  @Test func everyResultNamesItsRuleByItsPlaceInTheList() throws {
    let log = try #require(
      try JSONSerialization.jsonObject(with: sarif(diagnostics)) as? [String: Any])
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: [String: Any]])?["driver"])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 3)
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
    }
  }

  @Test func aWorkflowCommandIsOneLineWithNothingThatItsReaderWouldTakeForItsOwn() {
    #expect(
      GitHubDiagnostics.render(diagnostics) == """
        ::error title=e::bad
        ::notice title=placeless::nothing to see
        ::warning file=rules d/é.rules,line=2,endLine=2,col=1,endColumn=3,title=late-reset::\
        100%25 of it: gone,%0Aall%0Athis (rules d/é.rules:1)%0Aand no place%0Ahelp: put it first

        """)
  }
}
