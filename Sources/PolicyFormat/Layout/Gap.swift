import Diagnostics
import PolicySyntax

/// What stands in front of a token: comments, and blank lines that part groups.
struct Gap {
  /// A comment on a line of its own.
  struct Comment {
    /// From the `#`, without blanks at the end.
    let text: ArraySlice<UInt8>
    /// Whether it goes on what the comment at the end of the line above says: it begins right
    /// under it.
    let isContinuation: Bool
    /// Whether a blank line stands before it.
    let isBehindBlank: Bool
  }

  /// The comment at the end of the line of the token before.
  var trailing: ArraySlice<UInt8>?
  /// The comments on lines of their own.
  var comments: [Comment] = []
  /// Whether a blank line stands right before the token.
  var endsWithBlank = false

  /// Whether a comment stands here, so that the token cannot share the line of the one before.
  var hasComments: Bool { trailing != nil || !comments.isEmpty }

  /// Nothing but blanks.
  init() {}

  init(before token: Token, in tree: SyntaxTree) {
    guard !token.trivia.isEmpty else { return }
    var newlines = 0
    /// The column of the comment at the end of the line above, or of what goes on with it.
    var columnAbove: Int?
    for piece in tree.trivia(of: token) {
      switch piece.kind {
      case .blanks: continue
      case .newline: newlines += 1
      case .comment:
        let column = tree.source.column(of: piece.range.lowerBound)
        let text = tree.source.bytes[piece.range].withoutTrailingBlanks
        if newlines == 0, token.triviaStart > 0 {
          trailing = text
          columnAbove = column
        } else {
          let isContinuation = newlines == 1 && column == columnAbove
          if !isContinuation { columnAbove = nil }
          comments.append(
            Comment(text: text, isContinuation: isContinuation, isBehindBlank: newlines > 1))
        }
        newlines = 0
      }
    }
    endsWithBlank = newlines > 1
  }
}

extension SourceText {
  /// How many columns stand before `offset` on its line; a tab goes to the next multiple of eight.
  fileprivate func column(of offset: Int) -> Int {
    var start = offset
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return bytes[start..<offset].reduce(0) { column, byte in
      byte == UInt8(ascii: "\t") ? column + 8 - column % 8 : column + (byte & 0xc0 == 0x80 ? 0 : 1)
    }
  }
}

extension ArraySlice<UInt8> {
  /// These bytes without spaces and tabs at the end.
  var withoutTrailingBlanks: ArraySlice<UInt8> {
    var end = endIndex
    while end > startIndex,
      self[end - 1] == UInt8(ascii: " ") || self[end - 1] == UInt8(ascii: "\t")
    {
      end -= 1
    }
    return self[startIndex..<end]
  }

  /// How many columns they take: one for each character.
  var width: Int { reduce(0) { $1 & 0xc0 == 0x80 ? $0 : $0 + 1 } }
}
