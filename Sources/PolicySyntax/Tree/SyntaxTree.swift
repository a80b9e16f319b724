import ByteText
import Diagnostics

/// A policy's text as the grammar sees it. Nothing is lost: the tree prints back every byte.
public struct SyntaxTree: Sendable {
  /// The text it was made from.
  public let source: SourceText
  /// All tokens in order, the last one of kind `.end`.
  public let tokens: [Token]
  /// The node that holds every token.
  public let root: SyntaxNode

  /// The text of a token without its trivia.
  public func text(of token: Token) -> ArraySlice<UInt8> {
    source.bytes[token.range]
  }

  /// The place of a token without its trivia.
  public func span(of token: Token) -> Span {
    Span(source, token.range)
  }

  /// The blanks, newlines and comments in front of a token.
  public func trivia(of token: Token) -> [Trivia] {
    Trivia.pieces(of: source.bytes, in: token.trivia)
  }

  /// The text put together again from the tree's leaves.
  public func printed() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.bytes.count)
    print(root, to: &bytes)
    return bytes
  }

  private func print(_ node: SyntaxNode, to bytes: inout [UInt8]) {
    for child in node.children {
      switch child {
      case .node(let node): print(node, to: &bytes)
      case .token(let index):
        let token = tokens[index]
        bytes += source.bytes[token.triviaStart..<token.range.upperBound]
      }
    }
  }
}
