import Diagnostics
import Foundation
import PolicyFormat
import PolicySyntax
import Testing

/// `text` in the one style; what else comes of it is a failure.
func formatted(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> String {
  switch PolicyFormat.format(SourceText(name: "t.policy", text)) {
  case .formatted(let bytes): return String(decoding: bytes, as: UTF8.self)
  case .unreadable(let diagnostics):
    Issue.record("unreadable: \(diagnostics.map(\.message))", sourceLocation: sourceLocation)
  case .refused(let diagnostic):
    Issue.record("refused at \(diagnostic.span?.place ?? "-")", sourceLocation: sourceLocation)
  }
  return ""
}

/// Expects that `before` becomes `after`, and that `after` stays as it is.
func expect(
  _ before: String, becomes after: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    formatted(before, sourceLocation: sourceLocation) == after, sourceLocation: sourceLocation)
  #expect(formatted(after, sourceLocation: sourceLocation) == after, sourceLocation: sourceLocation)
}

/// Expects that `text`, which has no newline at its end, is formatted already.
func expectStays(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
  expect(text + "\n", becomes: text + "\n", sourceLocation: sourceLocation)
}

/// `expect(_:becomes:)` for statements of a group, without the group around them.
func expectStatements(
  _ before: String, become after: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  expect(
    "rules g at 30 {\n\(before)\n}\n", becomes: "rules g at 30 {\n\(after)\n}\n",
    sourceLocation: sourceLocation)
}

/// Policies to try the formatter with, each with its name.
enum Samples {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Every policy and inventory that is shipped.
  static let shipped: [(name: String, text: String)] = {
    let folder = root.appending(path: "Policies")
    let names = (FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? [])
      .compactMap { $0 as? String }
      .filter { $0.hasSuffix(".policy") || $0.hasSuffix(".programs") }
    return names.sorted().map { name in
      let data = FileManager.default.contents(atPath: folder.appending(path: name).path)
      return (name, String(decoding: data ?? Data(), as: UTF8.self))
    }
  }()

  /// The sampler of the parser's tests, which uses every construct of the language.
  static let sampler: String = {
    let file = root.appending(path: "Tests/PolicySyntaxTests/Sampler.swift")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let parts = text.split(separator: "#\"\"\"").map(String.init)
    return parts.count > 1 ? parts[1].split(separator: "\"\"\"#")[0].description : ""
  }()
}

/// The comments of a text, in their order, without blanks at their ends.
func comments(of text: String) -> [String] {
  let tree = PolicyParser.parse(SourceText(name: "t", text)).tree
  return tree.tokens.flatMap { tree.trivia(of: $0) }.filter { $0.kind == .comment }.map {
    String(decoding: tree.source.bytes[$0.range], as: UTF8.self)
      .replacing(/[ \t\r]+$/, with: "")
  }
}
