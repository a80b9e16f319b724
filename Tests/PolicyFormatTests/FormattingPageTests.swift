import Foundation
import Testing

/// The blocks of Documentation/formatting.md: language and text.
private let blocks: [(language: String, text: String)] = {
  let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Documentation/formatting.md")
  let page = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  return page.matches(of: /(?ms)^```([a-z-]+)\n(.*?)^```$/).map {
    (String($0.output.1), String($0.output.2))
  }
}()

@Test func theExampleOfTheFormattingPageIsTrue() throws {
  let before = try #require(blocks.first { $0.language == "unformatted" })
  let after = try #require(blocks.first { $0.language == "policy" })
  expect(before.text, becomes: after.text)
}
