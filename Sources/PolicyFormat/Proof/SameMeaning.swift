import Diagnostics
import PolicySyntax

/// Holds what was read from a formatted text against what was read from the original.
struct SameMeaning {
  /// The first place of the original where the two differ; `nil` if they say the same.
  let difference: Span?

  /// Compares the tokens but for `;`, the comments with their places among the tokens, and the typed
  /// statements but for where they stand.
  init(_ original: PolicyParser.Result, _ formatted: PolicyParser.Result) {
    let (left, right) = (Self.words(of: original.tree), Self.words(of: formatted.tree))
    let count = min(left.count, right.count)
    if let index = (0..<count).first(where: { left[$0].text != right[$0].text }) {
      difference = left[index].span
    } else if left.count != right.count || formatted.diagnostics.hasErrors {
      difference = left[max(0, min(count, left.count - 1))].span
    } else {
      let pair = zip(original.file.items, formatted.file.items).first {
        SpokenSyntax($0) != SpokenSyntax($1)
      }
      let areAsMany = original.file.items.count == formatted.file.items.count
      difference = pair?.0.span ?? (areAsMany ? nil : left[0].span)
    }
  }

  /// A token or a comment.
  private struct Word {
    let text: ArraySlice<UInt8>
    let span: Span
  }

  private static func words(of tree: SyntaxTree) -> [Word] {
    var words: [Word] = []
    for token in tree.tokens {
      for piece in tree.trivia(of: token) where piece.kind == .comment {
        let text = tree.source.bytes[piece.range].withoutTrailingBlanks
        words.append(Word(text: text, span: Span(tree.source, piece.range)))
      }
      if token.kind != .semicolon {
        words.append(Word(text: tree.text(of: token), span: tree.span(of: token)))
      }
    }
    return words
  }
}
