import AuditRules
import ByteText
import Diagnostics
import Foundation
import LibAudit
import PolicyModel
import PolicySyntax
import RuleEmission
import Testing

/// The reference page, cut into lines and fenced blocks.
private struct ReferencePage {
  static let url = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Documentation/language.md")

  /// A `policy` block directly followed by a `rules` block.
  struct Example {
    let policy: String
    let rules: String
  }

  let text: String
  let examples: [Example]

  init() throws {
    text = try String(contentsOf: Self.url, encoding: .utf8)
    let pieces = text.components(separatedBy: "```")
    var examples: [Example] = []
    for index in stride(from: 1, to: pieces.count - 2, by: 2) {
      let next = pieces[index + 2]
      guard pieces[index].hasPrefix("policy\n"), next.hasPrefix("rules\n") else { continue }
      examples.append(
        Example(policy: String(pieces[index].dropFirst(7)), rules: String(next.dropFirst(6))))
    }
    self.examples = examples
  }
}

/// The rule lines that an example becomes, in a profile of its own if it defines none.
private func lines(_ example: ReferencePage.Example) throws -> String {
  let file = PolicyParser.parse(SourceText(name: "example", example.policy)).file
  let groups = file.items.compactMap { if case .rules(let group) = $0 { group } else { nil } }
  let profiles = file.items.compactMap { if case .profile(let some) = $0 { some } else { nil } }
  let wrapper =
    profiles.isEmpty
    ? "profile shown { use \(groups.map(\.name.description).joined(separator: ", ")) }" : ""
  let catalogue = """
    catalogue cis-debian-12 "" version "" { control 6.2.3.4 "" { demand immutable } }
    """
  let compiled = try Compiled(
    example.policy + wrapper + "\n" + catalogue,
    profile: profiles.first?.name.text ?? "shown")
  return try compiled.lines().map { $0 + "\n" }.joined()
}

@Test func goldenLanguageReferenceShowsTheRuleLinesOfEveryExample() throws {
  let page = try ReferencePage()
  #expect(page.examples.count >= 12)
  var renewed = page.text
  for example in page.examples {
    let fresh = try lines(example)
    renewed = renewed.replacingOccurrences(
      of: example.policy + "```\n\n```rules\n" + example.rules,
      with: example.policy + "```\n\n```rules\n" + fresh)
  }
  if ProcessInfo.processInfo.environment["AUDITWRIGHT_RENEW"] != nil {
    try renewed.write(to: ReferencePage.url, atomically: true, encoding: .utf8)
  } else {
    #expect(renewed == page.text, "Documentation/language.md is stale; renew it with: make renew")
  }
}
