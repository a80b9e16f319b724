import AuditCatalogue
import Diagnostics
import Foundation
import RuleFormat
import Testing

@Test func theRulesOfTheFormattingPageBecomeWhatItShows() throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Documentation/formatting.md")
  let page = try String(contentsOf: file, encoding: .utf8)
  let match = try #require(
    page.firstMatch(of: /(?ms)^```rules-before\n(.*?)^```$.*?^```rules\n(.*?)^```$/))
  var facts = HostFacts(name: "t")
  facts.directories = ["/", "/etc", "/etc/sudoers.d"]
  facts.files = ["/etc/passwd"]
  let form = RuleFormat(modernForm: ModernForm(target: .debian12, host: facts))
  let result = form.format([SourceText(name: "t", String(match.output.1))])[0]
  #expect(String(decoding: result.bytes, as: UTF8.self) == match.output.2)
  #expect(result.remarks.isEmpty)
}
