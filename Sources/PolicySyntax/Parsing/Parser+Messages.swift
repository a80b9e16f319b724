import ByteText
import Diagnostics

extension Parser {
  /// Adds an error. The rest of the statement is still read.
  func report(
    _ id: String, _ message: String, at span: Span, note: (String, Span)? = nil,
    help: String? = nil
  ) {
    var diagnostic = Diagnostic(.error, id, message, at: span).advising(help)
    if let note { diagnostic = diagnostic.noting(note.0, at: note.1) }
    diagnostics.append(diagnostic)
  }

  /// Adds an error behind which the rest of the statement cannot be read.
  func fail(
    _ id: String, _ message: String, at span: Span, note: (String, Span)? = nil,
    help: String? = nil
  ) {
    if !frame.hasFailed { report(id, message, at: span, note: note ?? carryNote, help: help) }
    frame.hasFailed = true
  }

  /// Reports that `what` should stand here. Text that the lexer reported brings no second message.
  func expected(_ what: String, _ id: String, help: String? = nil) {
    switch next {
    case .broken:
      frame.hasFailed = true
    case .end, .semicolon, .closeBrace, .openBrace:
      expectedAfter(what, id, help: help)
    default:
      fail(
        id, "expected \(what), found \(shown(token))", at: span(token),
        help: helpForParenthesis ?? help)
    }
  }

  /// Reports that `what` is missing behind the last token that was read.
  func expectedAfter(_ what: String, _ id: String, help: String? = nil) {
    guard position > 0 else {
      return fail(id, "expected \(what)", at: Span(source, 0..<0), help: help)
    }
    let last = tokens[position - 1]
    guard last.kind != .broken else {
      frame.hasFailed = true
      return
    }
    let end = last.range.upperBound
    fail(id, "expected \(what) after \(shown(last))", at: Span(source, end..<end), help: help)
  }

  /// Reports text that fits nowhere in the statement.
  func unexpected() {
    guard next != .broken else {
      frame.hasFailed = true
      return
    }
    fail(
      "unexpected-text", "unexpected \(shown(token))", at: span(token), help: helpForUnexpected)
  }

  private var helpForUnexpected: String? {
    let previous = tokens[max(position - 1, 0)]
    switch token.kind {
    case .openParenthesis: return helpForParenthesis
    case .variable where touchesPrevious && previous.kind == .path:
      return "'$name' can stand only at the front of a path"
    case .word, .path, .string, .variable:
      return previous.kind.isNameLike && token.kind.isNameLike
        ? "a list has ',' between its parts; a statement ends with ';' or its line" : nil
    case .openBrace: return "this statement has no block"
    default: return nil
    }
  }

  private var touchesPrevious: Bool { token.triviaStart == token.range.lowerBound }

  private var helpForParenthesis: String? {
    let isPartOfWord =
      token.kind == .openParenthesis && touchesPrevious
      && tokens[max(position - 1, 0)].kind == .word
    return isPartOfWord ? "an id with parentheses is quoted" : nil
  }

  /// Why a line belongs to the statement, whatever its indentation.
  private var carryNote: (String, Span)? {
    let isCarriedHere = isJoined && token.startsLine
    guard let index = frame.carriedOnBy ?? (isCarriedHere ? position - 1 : nil) else { return nil }
    return ("the statement goes on in the next line because of this", span(tokens[index]))
  }

  /// The word itself if it is one of `words`; else, after a report, the one that was meant.
  ///
  /// Words of one or two letters are no typing mistakes of each other: nothing is guessed.
  func resolve(_ word: String, among words: [String], _ id: String, _ what: String) -> String? {
    if words.contains(word) { return word }
    guard let meant = suggestion(for: word, among: words) else { return nil }
    report(
      id, "unknown \(what) '\(word)'; did you mean '\(meant)'?", at: span(token))
    return meant
  }

  /// The one of `words` that was probably meant.
  func suggestion(for word: String, among words: [String]) -> String? {
    word.utf8.count > 2 && word.utf8.count < 40 ? nearest(to: word, among: words) : nil
  }

  /// `words` as a list in a sentence: `'a', 'b' or 'c'`.
  static func choice(_ words: [String]) -> String {
    let quoted = words.map { "'\($0)'" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension Token.Kind {
  /// Whether it can be a part of a list.
  fileprivate var isNameLike: Bool {
    switch self {
    case .word, .path, .string, .variable: true
    default: false
    }
  }
}
