import Foundation
import Testing

/// Rule files whose policies are kept to be read.
private let samples = ["30-stig", "30-nispom", "42-injection"]

@Suite struct GoldenImportTests {
  private static let examples = "/usr/share/doc/auditd/examples/rules"

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: examples + "/30-stig.rules")),
    arguments: samples)
  func goldenPoliciesAreWhatTheCommandMakesOfDebiansExamples(name: String) throws {
    let rules = "\(Self.examples)/\(name).rules"
    let run = try CommandRun(["import", rules])
    #expect(run.status == 0, "\(run.errors)")
    let file = CommandRun.package.appending(path: "Tests/Fixtures/imports/\(name).policy")
    if ProcessInfo.processInfo.environment["AUDITWRIGHT_RENEW"] != nil {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try run.outputBytes.write(to: file)
    }
    #expect(
      (try? Data(contentsOf: file)) == run.outputBytes,
      "Tests/Fixtures/imports/\(name).policy is stale; renew it with: make renew")
  }

  /// The example of the manual is what the command prints.
  @Test func theManualsExampleIsTrue() throws {
    let manual = try String(
      contentsOf: CommandRun.package.appending(path: "Documentation/importing.md"), encoding: .utf8)
    func block(_ word: String) throws -> String {
      let begin = try #require(manual.range(of: "```\(word)\n"))
      let end = try #require(manual.range(of: "```", range: begin.upperBound..<manual.endIndex))
      return String(manual[begin.upperBound..<end.lowerBound])
    }
    let scratch = try ScratchFolder()
    try scratch.file("30-site.rules", try block("rules"))
    let run = try CommandRun(
      [
        "import", "30-site.rules", "--policies",
        CommandRun.package.appending(path: "Policies").path,
      ], in: scratch.url)
    #expect(run.output == (try block("policy")))
    #expect(run.errors.hasSuffix(try block("text")), "\(run.errors)")
  }
}
