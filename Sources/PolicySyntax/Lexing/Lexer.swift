import ByteText
import Diagnostics

/// Cuts a policy's text into tokens.
///
/// It takes any bytes, reports what has no place in a policy, and goes on behind it; every byte
/// ends up in exactly one token or its trivia. Time is linear in the length of the text.
struct Lexer {
  let source: SourceText
  let bytes: [UInt8]
  var offset = 0
  var tokens: [Token] = []
  var diagnostics: [Diagnostic] = []
  /// The column of the byte at `measured`; moved forward only.
  private var column = 0
  private var measured = 0
  private var startsLine = true

  private init(_ source: SourceText) {
    self.source = source
    bytes = source.bytes
  }

  /// The tokens of `source`, the last one of kind `.end`, and what is wrong with its spelling.
  static func tokens(of source: SourceText) -> (tokens: [Token], diagnostics: [Diagnostic]) {
    var lexer = Lexer(source)
    lexer.diagnostics = EncodingCheck.diagnostics(for: source)
    repeat { lexer.addToken() } while lexer.tokens.last?.kind != .end
    return (lexer.tokens, lexer.diagnostics)
  }

  /// The byte `distance` after the next one, if the text goes that far.
  func peek(_ distance: Int = 0) -> UInt8? {
    offset + distance < bytes.count ? bytes[offset + distance] : nil
  }

  /// Moves on while `belongs` holds.
  mutating func skip(while belongs: (UInt8) -> Bool) {
    while offset < bytes.count, belongs(bytes[offset]) { offset += 1 }
  }

  /// Adds a diagnostic about the bytes from `start` to the present place.
  mutating func report(_ id: String, _ message: String, from start: Int, help: String? = nil) {
    diagnostics.append(
      Diagnostic(.error, id, message, at: Span(source, start..<max(offset, start)))
        .advising(help))
  }

  private mutating func addToken() {
    let triviaStart = offset
    skipTrivia()
    let start = offset
    measureColumn(to: start)
    let first = startsLine
    let kind = scan()
    startsLine = false
    tokens.append(
      Token(
        kind: kind, triviaStart: triviaStart, range: start..<offset, startsLine: first,
        column: column))
  }

  private mutating func skipTrivia() {
    while let byte = peek() {
      if byte == UInt8(ascii: "\n") {
        offset += 1
        startsLine = true
      } else if byte == UInt8(ascii: "#") {
        skipComment()
      } else if byte.isBlank {
        offset += 1
      } else if offset == 0, bytes.starts(with: EncodingCheck.byteOrderMark) {
        offset += EncodingCheck.byteOrderMark.count
      } else {
        return
      }
    }
  }

  private mutating func skipComment() {
    let start = offset
    let isApart = start == 0 || bytes[start - 1].isBlank || bytes[start - 1] == UInt8(ascii: "\n")
    skip { $0 != UInt8(ascii: "\n") }
    guard !isApart else { return }
    diagnostics.append(
      Diagnostic(
        .error, "comment-without-blank", "a comment begins at a line's start or after a blank",
        at: Span(source, start..<start + 1)
      ).advising("put a blank before '#'"))
  }

  /// Characters count one column each, a tab up to the next multiple of eight.
  private mutating func measureColumn(to end: Int) {
    while measured < end {
      let byte = bytes[measured]
      if byte == UInt8(ascii: "\n") {
        column = 0
      } else if byte == UInt8(ascii: "\t") {
        column += 8 - column % 8
      } else if byte & 0xc0 != 0x80 {
        column += 1
      }
      measured += 1
    }
  }

  private mutating func scan() -> Token.Kind {
    guard let byte = peek() else { return .end }
    switch byte {
    case UInt8(ascii: ","): return single(.comma)
    case UInt8(ascii: ";"): return single(.semicolon)
    case UInt8(ascii: "{"): return single(.openBrace)
    case UInt8(ascii: "}"): return single(.closeBrace)
    case UInt8(ascii: "("): return single(.openParenthesis)
    case UInt8(ascii: ")"): return single(.closeParenthesis)
    case UInt8(ascii: "\""): return scanString()
    case UInt8(ascii: "'"): return scanSingleQuotes()
    case UInt8(ascii: "/"): return scanPath()
    case UInt8(ascii: "$"): return scanVariable()
    case UInt8(ascii: "-"): return scanMinus()
    default:
      if byte.beginsWord { return scanWord() }
      if byte.beginsOperator { return scanOperator() }
      return scanBroken(from: offset)
    }
  }

  private mutating func single(_ kind: Token.Kind) -> Token.Kind {
    offset += 1
    return kind
  }
}
