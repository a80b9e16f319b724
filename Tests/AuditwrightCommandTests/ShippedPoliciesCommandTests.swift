import Foundation
import Testing

/// What the command says of the policies that come with it, and of what their pages tell to try.
@Suite struct ShippedPoliciesCommandTests {
  @Test func lintFindsNothingThatIsNotAgreedTo() throws {
    let run = try CommandRun(
      ["lint", "Policies", "--fail-on", "note", "--today", "2026-01-01"])
    #expect(run.status == 0)
    #expect(run.output == "")
    #expect(run.errors.contains("nothing found"))
  }

  @Test func theOverlayForDebian11OnAPageMeetsTheBenchmarkOfDebian11() throws {
    let file = CommandRun.package.appending(path: "Documentation/profiles/debian-13-server.md")
    let page = try String(contentsOf: file, encoding: .utf8)
    let block = try #require(page.firstMatch(of: /(?s)```text\n(profile .*?)```/)).output.1
    let folder = try ScratchFolder()
    let policy = try folder.file("ours.policy", String(block))
    let policies = ["--policies", "Policies", "--policies", policy]
    let compiled = try CommandRun(
      ["compile", "--profile", "ours", "--into", folder.url.appending(path: "rules.d").path]
        + policies)
    #expect(compiled.status == 0, "\(compiled.errors)")
    let coverage = try CommandRun(["coverage", "cis-debian-11", "--by", "ours"] + policies)
    #expect(coverage.status == 0, "\(coverage.errors)")
    #expect(coverage.output.contains("\n20 covered\n"))
    #expect(coverage.output.contains("target: debian-11\n"))
  }
}
