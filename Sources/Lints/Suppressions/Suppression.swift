import ByteText
import Diagnostics

/// A comment that says which findings are agreed to, where, and why:
/// `# auditwright: allow ID, ID because REASON`, or `… allow ID in this file because REASON`.
struct Suppression: Sendable, Hashable {
  /// The ids that it names, each with its place.
  let ids: [Word]
  /// Whether it goes for the whole file; otherwise it goes for one line.
  let isForFile: Bool
  /// Whether it says why.
  let isExplained: Bool
  /// The comment.
  let span: Span

  /// A word and where it stands.
  struct Word: Sendable, Hashable {
    let text: String
    let span: Span
  }

  /// What a comment is.
  enum Reading {
    /// A comment about something else.
    case other
    /// It speaks to this tool, and not in words that are understood.
    case unreadable
    case suppression(Suppression)
  }

  /// Reads the comment at `span`, from its `#` on.
  static func read(_ span: Span) -> Reading {
    // What this tool writes begins with two: '## auditwright: profile …'.
    if span.bytes.starts(with: "##".utf8) { return .other }
    var words = CommentWords(span)
    guard words.next()?.text == "auditwright:" else { return .other }
    guard words.next()?.text == "allow" else { return .unreadable }
    var ids: [Word] = []
    while let word = words.next() {
      switch word.text {
      case "because":
        let isExplained = words.next() != nil
        return ids.isEmpty
          ? .unreadable
          : .suppression(
            Suppression(ids: ids, isForFile: false, isExplained: isExplained, span: span))
      case "in":
        guard !ids.isEmpty, words.next()?.text == "this", words.next()?.text == "file" else {
          return .unreadable
        }
        let isExplained = words.next()?.text == "because" && words.next() != nil
        return .suppression(
          Suppression(ids: ids, isForFile: true, isExplained: isExplained, span: span))
      default: ids.append(word)
      }
    }
    if ids.isEmpty { return .unreadable }
    return .suppression(Suppression(ids: ids, isForFile: false, isExplained: false, span: span))
  }
}

/// The words of a comment; a comma ends a word as a blank does.
private struct CommentWords {
  private let span: Span
  private var offset: Int

  init(_ span: Span) {
    self.span = span
    offset = span.range.lowerBound
    skip { $0 == UInt8(ascii: "#") }
  }

  mutating func next() -> Suppression.Word? {
    skip(where: Self.isGap)
    let start = offset
    skip { !Self.isGap($0) }
    guard start < offset else { return nil }
    let place = Span(span.source, start..<offset)
    return Suppression.Word(text: String(decoding: place.bytes, as: UTF8.self), span: place)
  }

  private mutating func skip(where isSkipped: (UInt8) -> Bool) {
    while offset < span.range.upperBound, isSkipped(span.source.bytes[offset]) { offset += 1 }
  }

  private static func isGap(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: ",")
  }
}
