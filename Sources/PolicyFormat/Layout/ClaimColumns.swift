import PolicySyntax

/// The columns of `satisfies` lines: where several stand together, their controls do so as well.
struct ClaimColumns {
  /// The columns that a statement's catalogue takes together with what fills them up, by the first
  /// token of the statement.
  private var widths: [Int: Int] = [:]

  /// The columns among the statements of `node`, a block or the file.
  init(of node: SyntaxNode, in tree: SyntaxTree) {
    var run: [(first: Int, width: Int)] = []
    func end(_ run: inout [(first: Int, width: Int)], _ widths: inout [Int: Int]) {
      let widest = run.map(\.width).max() ?? 0
      for claim in run { widths[claim.first] = widest }
      run = []
    }
    for statement in node.nodes {
      let first = statement.tokens.lowerBound
      let gap = Gap(before: tree.tokens[first], in: tree)
      // A comment at the end of the line above parts nothing.
      if !gap.comments.isEmpty || gap.endsWithBlank { end(&run, &widths) }
      if statement.kind == .satisfies,
        case .token(let catalogue)? = statement.children.dropFirst().first
      {
        run.append((first, tree.source.bytes[tree.tokens[catalogue].range].width))
      } else {
        end(&run, &widths)
      }
    }
    end(&run, &widths)
  }

  /// Moves the first control of `statement`, of which these are the pieces, to its column.
  func adjust(_ pieces: inout [Piece], of statement: SyntaxNode) {
    guard let width = widths[statement.tokens.lowerBound], pieces.count > 2 else { return }
    pieces[2].padding = width - pieces[1].width
  }
}
