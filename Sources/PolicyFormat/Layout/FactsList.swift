import PolicySyntax

/// The lists of facts, which grow long: an entry a line, unless the author wrote the first one
/// behind the list's name and all of it fits there.
enum FactsList {
  private static let names = [
    "directories", "files", "absent", "symlinks", "mounts", "users", "groups",
  ]
  /// What would begin a statement at a line's start.
  private static let statementWords = names + ["versions", "partial", "lsm", "awk", "programs"]

  /// Gives each entry of `statement` a line of its own where that is wanted.
  static func adjust(_ pieces: inout [Piece], of statement: SyntaxNode, in tree: SyntaxTree) {
    guard pieces.count > 1, names.contains(where: { pieces[0].text.elementsEqual($0.utf8) }),
      !statementWords.contains(where: { pieces[1].text.elementsEqual($0.utf8) })
    else { return }
    let isColumn = tree.tokens[statement.tokens.lowerBound + 1].startsLine
    let width = pieces.dropFirst().reduce(2 + pieces[0].width) {
      $0 + $1.width + ($1.isApart ? 1 : 0)
    }
    let hasComments = pieces.dropFirst().contains { $0.gap.hasComments }
    guard isColumn || hasComments || width > PolicyFormat.width else { return }
    pieces[1].chance = .entry
    for index in pieces.indices.dropFirst(2) where pieces[index].chance != .none {
      pieces[index].chance = .entry
    }
  }
}
