import PolicySyntax

/// Makes the pieces of one statement, up to the `{` of its block, with the places where its lines
/// may end.
struct PieceCollector {
  private let tree: SyntaxTree
  private let finder: PartFinder
  private var pieces: [Piece] = []
  private var listCount = 0
  /// What the next piece is to be.
  private var chance = Piece.Chance.none
  private var startsList: Int?
  private var previous: Token?

  private init(_ tree: SyntaxTree, isPrivileged: Bool) {
    self.tree = tree
    finder = PartFinder(tree: tree, isPrivileged: isPrivileged)
  }

  /// The pieces of the statement `node`, the `{` of its block among them.
  ///
  /// `isPrivileged` says that it stands in a `privileged` block.
  static func pieces(of node: SyntaxNode, in tree: SyntaxTree, isPrivileged: Bool) -> [Piece] {
    var collector = PieceCollector(tree, isPrivileged: isPrivileged)
    collector.collect(node, inEvent: false)
    return collector.pieces
  }

  private mutating func collect(_ node: SyntaxNode, inEvent: Bool) {
    let parts = finder.parts(of: node)
    let list = listCount
    listCount += 1
    for (index, child) in node.children.enumerated() {
      if index == parts.listHead { startsList = list }
      if parts.items.contains(index) {
        chance = .item(list: list)
      } else if let found = parts.chances[index] {
        chance = found
      }
      switch child {
      case .token(let token):
        add(tree.tokens[token], isField: inEvent && node.kind == .condition)
      case .node(let block) where block.kind == .block:
        if case .token(let brace)? = block.children.first {
          add(tree.tokens[brace], isField: false)
        }
      case .node(let child):
        collect(child, inEvent: node.kind == .event)
      }
    }
  }

  private mutating func add(_ token: Token, isField: Bool) {
    pieces.append(
      Piece(
        text: tree.source.bytes[token.range], isApart: isApart(token, isField: isField),
        gap: Gap(before: token, in: tree), chance: chance, startsList: startsList))
    chance = .none
    startsList = nil
    previous = token
  }

  /// Whether a blank stands before `token`. A field of an event stands close to its value.
  private func isApart(_ token: Token, isField: Bool) -> Bool {
    guard let previous else { return false }
    switch (previous.kind, token.kind) {
    case (_, .comma), (_, .closeParenthesis), (.openParenthesis, _), (.sign, _): return false
    case (.variable, .path): return !token.trivia.isEmpty
    default: return !(isField && (token.kind.compares || previous.kind.compares))
    }
  }
}

extension Token.Kind {
  /// Whether it stands between a field and a value.
  fileprivate var compares: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .anyBits, .allBits: true
    default: false
    }
  }
}
