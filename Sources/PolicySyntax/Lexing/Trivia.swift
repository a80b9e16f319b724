/// A stretch of text between two tokens.
public struct Trivia: Sendable, Hashable {
  /// What kind of filling it is.
  public enum Kind: Sendable, Hashable {
    /// Spaces, tabs, and bytes that have no place in a policy and were reported.
    case blanks
    /// One newline.
    case newline
    /// `#` and the rest of its line.
    case comment
  }

  /// What kind of filling it is.
  public let kind: Kind
  /// Its byte offsets.
  public let range: Range<Int>

  /// The pieces that `range` of `bytes`, a stretch without tokens, consists of.
  static func pieces(of bytes: [UInt8], in range: Range<Int>) -> [Trivia] {
    var pieces: [Trivia] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      let start = offset
      let kind: Kind
      switch bytes[offset] {
      case UInt8(ascii: "\n"):
        kind = .newline
        offset += 1
      case UInt8(ascii: "#"):
        kind = .comment
        offset = bytes.end(of: range, from: offset) { $0 != UInt8(ascii: "\n") }
      default:
        kind = .blanks
        offset = bytes.end(of: range, from: offset) {
          $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "#")
        }
      }
      pieces.append(Trivia(kind: kind, range: start..<offset))
    }
    return pieces
  }
}

extension [UInt8] {
  /// The first offset of `range` at or after `offset` whose byte fails `belongs`.
  fileprivate func end(of range: Range<Int>, from offset: Int, while belongs: (UInt8) -> Bool)
    -> Int
  {
    var end = offset
    while end < range.upperBound, belongs(self[end]) { end += 1 }
    return end
  }
}
