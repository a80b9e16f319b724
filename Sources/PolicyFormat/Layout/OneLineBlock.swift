import PolicySyntax

/// A block that its author wrote on one line.
enum OneLineBlock {
  /// The block behind its `{`, from the blank to the `}`, on one line; `nil` if the author gave it
  /// several.
  static func text(of block: SyntaxNode, in tree: SyntaxTree) -> [UInt8]? {
    let inner = block.tokens.dropFirst()
    guard inner.allSatisfy({ !tree.tokens[$0].startsLine }) else { return nil }
    return body(of: block, in: tree)
  }

  private static func body(of block: SyntaxNode, in tree: SyntaxTree) -> [UInt8] {
    let statements = block.nodes.map { statement in
      let pieces = PieceCollector.pieces(of: statement, in: tree, isPrivileged: false)
      var text: [UInt8] = []
      for piece in pieces {
        if piece.isApart, !text.isEmpty { text.append(UInt8(ascii: " ")) }
        text += piece.text
      }
      if let block = statement.nodes.first(where: { $0.kind == .block }) {
        text += body(of: block, in: tree)
      }
      return text
    }
    if statements.isEmpty { return Array(" }".utf8) }
    return Array(" ".utf8) + Array(statements.joined(separator: Array("; ".utf8)))
      + Array(" }".utf8)
  }
}
