import ByteText
import Diagnostics

/// One line as `auditctl -R` reads it, with the places in the user's files that its bytes are from.
public struct RuleLine: Sendable, Hashable {
  /// How the line came out of the reader's fixed buffer of 6143 bytes (auditctl 3.0.9).
  public enum Cut: Sendable, Hashable {
    /// It is a whole line.
    case none
    /// It was too long: this is a beginning or a middle, and the next line goes on with the rest.
    case goesOn
    /// It is the end of a line that was too long.
    case rest
  }

  /// The number of the line in the file that auditctl reads, from 1, as in its messages.
  public let number: Int
  /// Where the bytes come from, in order; more than one if files without a final newline were
  /// glued together. Never empty.
  public let pieces: [Span]
  /// Whether it is a part of a longer line.
  public let cut: Cut

  init(number: Int, pieces: [Span], cut: Cut = .none) {
    self.number = number
    self.pieces = pieces
    self.cut = cut
  }

  /// The place of the line: its first piece.
  public var span: Span { pieces[0] }

  /// The line without its newline.
  public var bytes: ArraySlice<UInt8> {
    if pieces.count == 1 { return pieces[0].bytes }
    return pieces.flatMap(\.bytes)[...]
  }

  /// The place of the bytes at `range`, as far as they lie in one piece.
  public func span(of range: Range<Int>) -> Span {
    var start = 0
    for piece in pieces {
      let end = start + piece.range.count
      if range.lowerBound < end {
        let offset = piece.range.lowerBound - start
        return Span(
          piece.source, (range.lowerBound + offset)..<(min(range.upperBound, end) + offset))
      }
      start = end
    }
    return span
  }
}
