import Diagnostics
import Foundation
import Testing

@testable import PolicySyntax

/// A block of the reference page: its language, its text, and the line of the page it begins at.
struct ReferenceBlock: Sendable, CustomTestStringConvertible {
  let language: String
  let text: String
  let line: Int

  var testDescription: String { "\(language) at line \(line)" }

  /// The blocks of the language reference, in order.
  static let all: [ReferenceBlock] = {
    var blocks: [ReferenceBlock] = []
    var open: (language: String, line: Int, lines: [Substring])?
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in zip(1..., lines) {
      guard line.hasPrefix("```") else {
        open?.lines.append(line)
        continue
      }
      if let block = open {
        let text = block.lines.joined(separator: "\n") + "\n"
        blocks.append(ReferenceBlock(language: block.language, text: text, line: block.line))
        open = nil
      } else {
        open = (String(line.dropFirst(3)), number + 1, [])
      }
    }
    return blocks
  }()

  /// The text of the language reference.
  static let page: String = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: "Documentation/language.md")
    return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  }()
}

@Test(arguments: ReferenceBlock.all.filter { $0.language == "policy" })
func anExampleOfTheLanguageReferenceIsReadWithoutADiagnostic(block: ReferenceBlock) {
  #expect(!read(block.text).items.isEmpty)
}

@Test(arguments: ReferenceBlock.all.filter { $0.language == "event" })
func anEventOfTheLanguageReferenceIsReadWithoutADiagnostic(block: ReferenceBlock) {
  let result = EventParser.parse(SourceText(name: "t", block.text))
  #expect(result.diagnostics.map(shown) == [])
  #expect(result.event != nil)
}

@Test func theRuleLinesOfTheLanguageReferenceFollowTheirPolicy() {
  let blocks = ReferenceBlock.all
  for (before, block) in zip(blocks, blocks.dropFirst()) where block.language == "rules" {
    #expect(before.language == "policy", "line \(block.line)")
  }
  #expect(blocks.filter { $0.language == "rules" }.count >= 12)
  #expect(Set(blocks.map(\.language)) == ["policy", "rules", "event"])
}

@Test func theLanguageReferenceNamesEveryWordThatBeginsAStatement() {
  for block in Block.allCases where !block.statementWords.isEmpty {
    let words = block.statementWords.map { "`\($0)`" }.joined(separator: ", ")
    let place = block.description.replacing("'", with: "`")
    #expect(ReferenceBlock.page.contains("| \(place) | \(words) |"))
  }
}

@Test func theLanguageReferenceShowsEveryConstruct() {
  var missing = Set(SyntaxKind.allCases)
  for block in ReferenceBlock.all where block.language == "policy" {
    var nodes = [parse(block.text).tree.root]
    while let node = nodes.popLast() {
      missing.remove(node.kind)
      nodes += node.nodes
    }
  }
  #expect(missing == [.unexpected])
}
