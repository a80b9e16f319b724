import Diagnostics
import PolicySyntax
import TestDice

/// A policy's text with other blanks and line ends wherever they mean nothing.
struct Mess {
  private(set) var text = ""
  private let tree: SyntaxTree
  private var dice: Dice
  /// The first tokens of statements, and the braces behind the last ones.
  private var starts: Set<Int> = []
  /// Tokens before which a line's end would say something.
  private var fixed: Set<Int> = []

  init(_ sample: String, seed: UInt64) {
    tree = PolicyParser.parse(SourceText(name: "t", sample)).tree
    dice = Dice(seed: seed)
    markStatements(in: tree.root)
    let scale = dice.pick([1, 2, 3])
    for (index, token) in tree.tokens.enumerated() {
      text += gap(before: index, token, scale: scale)
      text += String(decoding: tree.text(of: token), as: UTF8.self)
    }
  }

  private mutating func markStatements(in node: SyntaxNode) {
    if node.kind == .block || node.kind == .file {
      for child in node.nodes { starts.insert(child.tokens.lowerBound) }
      starts.insert(node.tokens.upperBound - 1)
      let inner = node.tokens.dropFirst()
      if node.kind == .block, inner.allSatisfy({ !tree.tokens[$0].startsLine }) {
        fixed.formUnion(inner)
      }
    }
    if node.kind == .factsEntry, node.tokens.count > 1 { fixed.insert(node.tokens.lowerBound + 1) }
    for child in node.nodes { markStatements(in: child) }
  }

  private mutating func gap(before index: Int, _ token: Token, scale: Int) -> String {
    let old = String(decoding: tree.source.bytes[token.trivia], as: UTF8.self)
    guard !old.isEmpty else { return "" }
    let isStart = starts.contains(index)
    if old.contains("#") || (isStart && token.startsLine) {
      // The indentation grows with that of all statements.
      let end = old.lastIndex(of: "\n").map { old.index(after: $0) } ?? old.startIndex
      guard token.startsLine else { return old }
      let indent = isStart ? token.column * scale : 70
      let blank = old[..<end].hasSuffix("\n\n") && dice.oneIn(2) ? "\n  \n" : ""
      return old[..<end] + blank + String(repeating: " ", count: indent)
    }
    if fixed.contains(index) || isStart {
      return token.startsLine ? "\n" + String(repeating: " ", count: 65) : blanks()
    }
    return mayBreak(before: token) && dice.oneIn(4)
      ? "\n" + String(repeating: " ", count: 70) : blanks()
  }

  private mutating func blanks() -> String { dice.pick([" ", "  ", "\t", "     "]) }

  /// Words may begin a statement and then cannot begin a line; other tokens can.
  private func mayBreak(before token: Token) -> Bool {
    guard token.kind == .word else { return token.kind != .openBrace }
    return !["key", "by", "expect", "record", "users", "groups", "facts", "programs", "immutable"]
      .contains(String(decoding: tree.text(of: token), as: UTF8.self))
  }
}
