/// A construct of the language, with everything it is written as.
///
/// Nodes nest as the grammar does, which is a few levels and never as deep as the input likes.
public struct SyntaxNode: Sendable, Hashable {
  /// A part of a node.
  public enum Element: Sendable, Hashable {
    case node(SyntaxNode)
    /// The token of this index in the tree.
    case token(Int)
  }

  /// What construct it is.
  public let kind: SyntaxKind
  /// Its parts in the order of the text.
  public let children: [Element]
  /// The indices of the tokens it covers; empty for a construct of which nothing was written.
  public let tokens: Range<Int>

  /// Its parts that are nodes, in order.
  public var nodes: [SyntaxNode] {
    children.compactMap { child in
      if case .node(let node) = child { node } else { nil }
    }
  }
}
