import PolicySyntax

/// Walks the blocks of a policy and lays out one statement after the other.
struct PolicyFormatter {
  private let tree: SyntaxTree
  private var text = FormattedText()

  init(_ tree: SyntaxTree) { self.tree = tree }

  /// The whole text in the one style.
  mutating func format() -> [UInt8] {
    layStatements(of: tree.root, depth: 0, isPrivileged: false)
    if let end = tree.tokens.last {
      text.addComments(of: Gap(before: end, in: tree), indent: 0, depth: 0)
    }
    return text.rendered()
  }

  /// Lays out what stands in the file or between the braces of a block.
  private mutating func layStatements(of node: SyntaxNode, depth: Int, isPrivileged: Bool) {
    let columns = ClaimColumns(of: node, in: tree)
    var isFirst = true
    // A `;` that goes may have had a blank line before it.
    var isBehindBlank = false
    for child in node.children {
      switch child {
      case .token(let index):
        guard tree.tokens[index].kind == .semicolon else { continue }
        let gap = Gap(before: tree.tokens[index], in: tree)
        text.addComments(of: gap, indent: depth * 2, depth: depth, opensBlock: isFirst)
        isBehindBlank = isBehindBlank || gap.endsWithBlank
        if !gap.comments.isEmpty { isFirst = false }
      case .node(let statement):
        let gap = Gap(before: tree.tokens[statement.tokens.lowerBound], in: tree)
        text.addComments(of: gap, indent: depth * 2, depth: depth, opensBlock: isFirst)
        let opens = isFirst && gap.comments.isEmpty
        if gap.endsWithBlank || isBehindBlank, !opens { text.addBlank() }
        lay(statement, depth: depth, isPrivileged: isPrivileged, columns)
        isFirst = false
        isBehindBlank = false
      }
    }
  }

  /// Lays out one statement with its block.
  private mutating func lay(
    _ statement: SyntaxNode, depth: Int, isPrivileged: Bool, _ columns: ClaimColumns
  ) {
    var pieces = PieceCollector.pieces(of: statement, in: tree, isPrivileged: isPrivileged)
    guard !pieces.isEmpty else { return }
    if statement.kind == .factsEntry { FactsList.adjust(&pieces, of: statement, in: tree) }
    columns.adjust(&pieces, of: statement)
    // The comments in front of the statement stand there already.
    pieces[0].clearGap()
    let (lines, last) = StatementLayout.lay(pieces, indent: depth * 2, depth: depth)
    text.add(lines)
    var line = last.text
    guard let block = statement.nodes.first(where: { $0.kind == .block }) else {
      return text.addCode(line, indent: last.indent, depth: depth)
    }
    if let body = OneLineBlock.text(of: block, in: tree),
      last.indent + line[...].width + body[...].width <= PolicyFormat.width
    {
      line += body
      return text.addCode(line, indent: last.indent, depth: depth)
    }
    text.addCode(line, indent: last.indent, depth: depth)
    layBody(block, of: statement, depth: depth)
  }

  private mutating func layBody(_ block: SyntaxNode, of statement: SyntaxNode, depth: Int) {
    layStatements(of: block, depth: depth + 1, isPrivileged: statement.kind == .privileged)
    if case .token(let brace)? = block.children.last {
      let isEmpty = block.nodes.isEmpty
      text.addComments(
        of: Gap(before: tree.tokens[brace], in: tree), indent: depth * 2 + 2, depth: depth + 1,
        opensBlock: isEmpty)
    }
    text.addCode([UInt8(ascii: "}")], indent: depth * 2, depth: depth)
  }
}
