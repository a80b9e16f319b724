import Diagnostics
import PolicySyntax
import Testing

/// Parses `text` as a file named `t.policy`.
func parse(_ text: String) -> PolicyParser.Result {
  PolicyParser.parse(SourceText(name: "t.policy", text))
}

/// Parses `text`, expects nothing to be wrong with it, and gives what it says.
func read(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> PolicyFile {
  let result = parse(text)
  #expect(result.diagnostics.map(shown) == [], sourceLocation: sourceLocation)
  #expect(result.tree.printed() == Array(text.utf8), sourceLocation: sourceLocation)
  return result.file
}

/// The statements of a group that has `statements` as its body.
func readRules(
  _ statements: String, sourceLocation: SourceLocation = #_sourceLocation
) -> [RulesSyntax.Statement] {
  let file = read("rules t at 30 {\n\(statements)\n}\n", sourceLocation: sourceLocation)
  guard case .rules(let rules)? = file.items.first else { return [] }
  return rules.statements
}

/// A diagnostic on one line: place, name, message.
func shown(_ diagnostic: Diagnostic) -> String {
  "\(diagnostic.span?.place ?? "-") \(diagnostic.id): \(diagnostic.message)"
}

/// Expects exactly these errors, each at its `‹ ›` in `marked`, in order; an error is written
/// `id: message`. Returns what was found, for a look at notes and help.
@discardableResult
func expectErrors(
  in marked: String, _ errors: String..., sourceLocation: SourceLocation = #_sourceLocation
) -> [Diagnostic] {
  let (text, ranges) = unmarked(marked)
  let result = parse(text)
  let found = result.diagnostics
  #expect(found.map { "\($0.id): \($0.message)" } == errors, sourceLocation: sourceLocation)
  #expect(found.map(\.span?.range) == ranges, sourceLocation: sourceLocation)
  #expect(found.allSatisfy { $0.severity == .error }, sourceLocation: sourceLocation)
  #expect(result.tree.printed() == Array(text.utf8), sourceLocation: sourceLocation)
  return found
}

/// `expectErrors` for statements of a group.
@discardableResult
func expectErrors(
  inRules marked: String, _ error: String, sourceLocation: SourceLocation = #_sourceLocation
) -> [Diagnostic] {
  expectErrors(
    in: "rules t at 30 {\n\(marked)\n}\n", error, sourceLocation: sourceLocation)
}

/// The text without its marks, and the byte ranges that were marked.
private func unmarked(_ marked: String) -> (String, [Range<Int>]) {
  var text = ""
  var starts: [Int] = []
  var ranges: [Range<Int>] = []
  for character in marked {
    switch character {
    case "‹": starts.append(text.utf8.count)
    case "›": ranges.append(starts.removeLast()..<text.utf8.count)
    default: text.append(character)
    }
  }
  return (text, ranges.sorted { $0.lowerBound < $1.lowerBound })
}
