import ByteText
import Diagnostics

/// The lines that `auditctl -R` reads from one file, whatever the file was made of.
public struct RuleLines: Sendable, Hashable {
  /// In order; blank lines and comments included.
  public private(set) var lines: [RuleLine] = []
  /// What was found while the lines were put together, before any of them was read.
  public internal(set) var diagnostics: [Diagnostic] = []
  /// The number that the next line gets.
  private var nextNumber: Int

  /// The most bytes, newline included, that auditctl takes for one line.
  package static let lineLimit = 6143

  /// No lines; the next one to be appended is number `next`.
  init(startingAt next: Int) {
    nextNumber = next
  }

  /// The lines of a file that is handed to `auditctl -R` as it is.
  public init(file source: SourceText) {
    self.init(startingAt: 1)
    let count = source.lineCount
    lines.reserveCapacity(count)
    for number in 0..<count {
      let range = source.range(ofLine: number + 1)
      append([Span(source, range)], hasNewline: range.upperBound < source.bytes.count)
    }
  }

  /// Adds a line, cut up if it is longer than auditctl's buffer.
  mutating func append(_ pieces: [Span], hasNewline: Bool = true) {
    let length = pieces.reduce(0) { $0 + $1.range.count }
    if length < Self.lineLimit {
      add(pieces, .none)
    } else {
      appendInParts(pieces, length: length, hasNewline: hasNewline)
    }
  }

  /// Counts a blank line that stands in no file of the user's.
  mutating func skipLine() {
    nextNumber += 1
  }

  private mutating func appendInParts(_ pieces: [Span], length: Int, hasNewline: Bool) {
    var rest = pieces
    var left = length
    while left > 0 {
      let head = Self.take(min(left, Self.lineLimit), from: &rest)
      left -= Self.lineLimit
      // A part that fills the buffer leaves the newline to the next one, which is then blank.
      let goesOn = left > 0
      add(head, goesOn ? .goesOn : left == 0 && length == Self.lineLimit ? .none : .rest)
    }
    if left == 0, hasNewline { nextNumber += 1 }
  }

  private mutating func add(_ pieces: [Span], _ cut: RuleLine.Cut) {
    lines.append(RuleLine(number: nextNumber, pieces: pieces, cut: cut))
    nextNumber += 1
  }

  /// Takes `count` bytes off the front of `pieces`.
  private static func take(_ count: Int, from pieces: inout [Span]) -> [Span] {
    var taken: [Span] = []
    var left = count
    while left > 0, let first = pieces.first {
      let range = first.range
      if range.count <= left {
        taken.append(first)
        pieces.removeFirst()
        left -= range.count
      } else {
        let middle = range.lowerBound + left
        taken.append(Span(first.source, range.lowerBound..<middle))
        pieces[0] = Span(first.source, middle..<range.upperBound)
        left = 0
      }
    }
    return taken
  }
}
