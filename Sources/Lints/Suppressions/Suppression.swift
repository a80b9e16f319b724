import ByteText
import Diagnostics

/// A comment that says which findings are agreed to, where, until when, and why:
/// `# auditwright: allow ID, ID [in this file] [until YYYY-MM-DD] because REASON`.
struct Suppression: Sendable, Hashable {
  /// The ids that it names, each with its place.
  let ids: [Word]
  /// Whether it goes for the whole file; otherwise it goes for one line.
  let isForFile: Bool
  /// The last day on which it goes, as `YYYY-MM-DD`; `nil` if it has no end.
  let until: Word?
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
    guard let first = words.next()?.text else { return .other }
    let second = words.next()?.text ?? ""
    guard first == "auditwright:", second == "allow" else {
      return speaksToTheTool(first, second) ? .unreadable : .other
    }
    return read(&words, span).map(Reading.suppression) ?? .unreadable
  }

  /// Whether a comment is almost one to this tool; taken for another, it would do nothing in silence.
  private static func speaksToTheTool(_ first: String, _ second: String) -> Bool {
    let first = first.lowercased()
    return first.hasPrefix("auditwright:") || first == "auditwright" && second == "allow"
  }

  /// Reads what follows the word 'allow'.
  private static func read(_ words: inout CommentWords, _ span: Span) -> Suppression? {
    var ids: [Word] = []
    var word = words.next()
    while let id = word, !["in", "until", "because"].contains(id.text) {
      ids.append(id)
      word = words.next()
    }
    guard !ids.isEmpty else { return nil }
    var isForFile = false
    if word?.text == "in" {
      guard words.next()?.text == "this", words.next()?.text == "file" else { return nil }
      isForFile = true
      word = words.next()
    }
    var until: Word?
    if word?.text == "until" {
      guard let day = words.next(), isDay(day.text) else { return nil }
      until = day
      word = words.next()
    }
    guard word == nil || word?.text == "because" else { return nil }
    return Suppression(
      ids: ids, isForFile: isForFile, until: until,
      isExplained: word != nil && !Reason.saysNothing(words.rest), span: span)
  }

  /// Whether `text` is written as a day is: `YYYY-MM-DD`.
  private static func isDay(_ text: String) -> Bool {
    guard let match = text.wholeMatch(of: /\d{4}-(\d{2})-(\d{2})/) else { return false }
    return "01"..."12" ~= match.output.1 && "01"..."31" ~= match.output.2
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

  /// What is left of the comment.
  var rest: String {
    String(decoding: span.source.bytes[offset..<span.range.upperBound], as: UTF8.self)
  }

  private mutating func skip(where isSkipped: (UInt8) -> Bool) {
    while offset < span.range.upperBound, isSkipped(span.source.bytes[offset]) { offset += 1 }
  }

  private static func isGap(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: ",")
  }
}
