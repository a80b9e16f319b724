/// Builds a tree while the parser walks the tokens: nodes are opened, filled and closed.
struct TreeBuilder {
  private struct Open {
    let kind: SyntaxKind
    let firstToken: Int
    var children: [SyntaxNode.Element] = []
  }

  private var stack: [Open] = []
  private var nextToken = 0

  /// Begins a node of `kind` inside the one that is open.
  mutating func open(_ kind: SyntaxKind) {
    stack.append(Open(kind: kind, firstToken: nextToken))
  }

  /// Puts the next token into the open node.
  mutating func addToken() {
    stack[stack.count - 1].children.append(.token(nextToken))
    nextToken += 1
  }

  /// Ends the open node and puts it into the one around it; the root is returned by itself.
  @discardableResult
  mutating func close() -> SyntaxNode {
    let open = stack.removeLast()
    let node = SyntaxNode(
      kind: open.kind, children: open.children, tokens: open.firstToken..<nextToken)
    if !stack.isEmpty { stack[stack.count - 1].children.append(.node(node)) }
    return node
  }
}
