import Diagnostics
import Foundation
import Testing

@testable import PolicySyntax

/// The grammar for policies, held against the lexer and the parser over every shipped policy.
@Suite struct PolicyGrammarTests {
  private let grammar: TextMateGrammar

  init() throws {
    grammar = try TextMateGrammar(
      contentsOf: Shipped.editors.appending(path: "vscode/syntaxes/auditpolicy.tmLanguage.json"))
  }

  /// A policy with what the grammar and the parser make of it.
  private struct Reading {
    let tree: SyntaxTree
    let marks: [TextMateGrammar.Mark]

    init(_ bytes: [UInt8], _ grammar: TextMateGrammar) {
      let source = SourceText(name: "x.policy", bytes: bytes)
      tree = PolicyParser.parse(source).tree
      marks = grammar.marks(in: String(decoding: bytes, as: UTF8.self))
    }

    /// The stretches of a scope.
    func marked(_ scope: String) -> Set<Range<Int>> {
      Set(marks.filter { $0.scope.hasPrefix(scope) }.map(\.range))
    }

    /// The tokens of a kind.
    func tokens(_ belongs: (Token) -> Bool) -> Set<Range<Int>> {
      Set(tree.tokens.filter(belongs).map(\.range))
    }

    var comments: Set<Range<Int>> {
      Set(
        tree.tokens.flatMap { tree.trivia(of: $0) }.filter { $0.kind == .comment }.map(\.range))
    }

    var numbers: Set<Range<Int>> {
      tokens { token in
        guard token.kind == .word else { return false }
        if case .value = NumberLiteral(tree.text(of: token)) { return true }
        return false
      }
    }

    /// The first words of statements and clauses.
    var keywords: Set<Range<Int>> {
      var result: Set<Range<Int>> = []
      func visit(_ node: SyntaxNode) {
        if Self.statements.contains(node.kind), let first = node.tokens.first,
          tree.tokens[first].kind == .word
        {
          result.insert(tree.tokens[first].range)
        }
        node.nodes.forEach(visit)
      }
      visit(tree.root)
      return result
    }

    private static let statements: Set<SyntaxKind> = [
      .catalogue, .control, .param, .demand, .answeredByDrift, .notARule, .rules, .satisfies,
      .record, .ignore, .raw, .expect, .profile, .targetDescription, .factsUse, .letBinding,
      .settings, .setting, .loginuidImmutable, .use, .drop, .privileged, .inventoryUse, .skip,
      .immutable, .adopt, .exception, .facts, .factsEntry, .programs, .whereClause,
      .deniedClause, .byClause, .onClause, .ifPresentClause, .exceptClause, .keyClause,
    ]

    /// The texts at `ranges`, for a message.
    func texts(_ ranges: Set<Range<Int>>) -> [String] {
      ranges.sorted { $0.lowerBound < $1.lowerBound }.prefix(5).map { range in
        let line = tree.source.line(at: range.lowerBound)
        return "\(line): \(String(decoding: tree.source.bytes[range], as: UTF8.self))"
      }
    }
  }

  private func expectEqual(
    _ marked: Set<Range<Int>>, _ wanted: Set<Range<Int>>, _ reading: Reading, _ what: String
  ) {
    let missing = reading.texts(wanted.subtracting(marked))
    let mistaken = reading.texts(marked.subtracting(wanted))
    #expect(missing.isEmpty, "\(what) that the grammar does not see")
    #expect(mistaken.isEmpty, "no \(what), whatever the grammar says")
  }

  private func expectAgreement(_ bytes: [UInt8], _ name: String) {
    let reading = Reading(bytes, grammar)
    expectEqual(reading.marked("comment"), reading.comments, reading, "comments of \(name)")
    expectEqual(
      reading.marked("string.quoted"), reading.tokens { $0.kind == .string }, reading,
      "strings of \(name)")
    expectEqual(
      reading.marked("string.unquoted.path"), reading.tokens { $0.kind == .path }, reading,
      "paths of \(name)")
    expectEqual(
      reading.marked("variable"), reading.tokens { $0.kind == .variable }, reading,
      "values of \(name)")
    expectEqual(
      reading.marked("constant.numeric"), reading.numbers, reading, "numbers of \(name)")
    expectEqual(
      reading.marked("keyword.control"), reading.keywords, reading, "keywords of \(name)")
  }

  @Test func theGrammarSeesWhatTheLexerAndTheParserSeeInEveryShippedPolicy() throws {
    let files = try Shipped.files(in: "Policies", "policy", "programs")
    #expect(files.count > 40)
    for file in files { expectAgreement(Array(try Data(contentsOf: file)), file.lastPathComponent) }
  }

  @Test(arguments: [
    #"rules a at 30 { record write of "/srv/with # and \" in it" key "a b" } # that is all"#,
    "rules x\\ny at 30 {\n  key record\n  record syscalls 0x10, open where a0 = -1 and exit in (-EACCES, 5)\n}",
    "profile p {\n  settings { reset; backlog 8192; enabled 1 }\n  use key, by, # comment\n    use\n}",
    "catalogue c \"é ✓\" version \"1\" {\n  control 1.2 \"x\" topic key { demand immutable; demand messages LOGIN }\n}",
    "rules r at 30 {\n  record write of $homes/.ssh, /a/b.c-d key ssh\n  expect recorded key when openat by users /etc/x\n}",
  ])
  func theGrammarIsNotLedAstray(text: String) {
    expectAgreement(Array(text.replacing("\\n", with: "").utf8), "example")
  }

  @Test func itsWordsAreTheParsersOwn() throws {
    let statements = Set(Block.allCases.flatMap(\.statementWords))
    func words(_ rule: String) -> Set<String> {
      Shipped.alternation(grammar.repository[rule]?["match"] as? String ?? "")
    }
    #expect(words("statement") == statements)
    #expect(words("clause") == Set(ClauseWord.all))
    #expect(words("naming-statement").isSubset(of: statements))
  }

  @Test func vimHasTheSameWords() throws {
    let script = try String(
      contentsOf: Shipped.editors.appending(path: "vim/syntax/auditpolicy.vim"), encoding: .utf8)
    #expect(
      Shipped.vimList("statements", in: script) == Set(Block.allCases.flatMap(\.statementWords)))
    #expect(Shipped.vimList("clauses", in: script) == Set(ClauseWord.all))
    let pattern = grammar.repository["word"]?["match"] as? String ?? ""
    #expect(Shipped.vimList("words", in: script) == Shipped.alternation(pattern))
  }

  /// Words inside statements are recognised one by one in the parser's sources and nowhere listed.
  @Test func everyOtherWordIsOneThatTheParserReads() throws {
    let sources = try Shipped.files(in: "Sources/PolicySyntax", "swift").map {
      try String(contentsOf: $0, encoding: .utf8)
    }.joined()
    let inQuotes = sources.matches(of: /"([a-z][a-z-]*)"/).map { String($0.output.1) }
    let cases = sources.matches(of: /(?m)^ *case ([a-z`, A-Z]+)/).flatMap {
      $0.output.1.split(separator: ",").map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: " `"))
      }
    }
    let known = Set(inQuotes).union(cases)
    let pattern = grammar.repository["word"]?["match"] as? String ?? ""
    for word in Shipped.alternation(pattern) { #expect(known.contains(word), "\(word)") }
  }
}
