import ByteText
import Diagnostics

/// Reads tokens into a tree and into typed statements, both in one walk.
///
/// It never fails: what makes no sense is reported once, put into the tree as it is, and reading
/// goes on with the next statement. It looks ahead one token (three to tell a forgotten `}`), and
/// its depth is that of the grammar, so time is linear and the stack is safe for any input.
final class Parser {
  /// The statement that is being read.
  struct Frame {
    /// The block it stands in.
    var block: Block
    /// The index of its first token.
    var start: Int
    /// The column of its first word, or of the statement before it on the same line: lines
    /// indented deeper belong to it.
    var column: Int
    /// Whether something in it was reported that makes the rest of it unreadable.
    var hasFailed = false
    /// The token at a line's end that made the statement go on at a line not indented deeper.
    var carriedOnBy: Int?
  }

  /// A block that is not closed yet.
  struct OpenBlock {
    let block: Block
    /// The column of the statement it belongs to.
    let column: Int
    /// The index of its `{`, `nil` if that was forgotten.
    let brace: Int?
  }

  let source: SourceText
  let tokens: [Token]
  var position = 0
  var diagnostics: [Diagnostic]
  var builder = TreeBuilder()
  var frame = Frame(block: .file, start: 0, column: -1)
  var openBlocks: [OpenBlock] = []
  /// Whether the last token was one that a statement cannot end with.
  private(set) var isJoined = false
  /// Whether a `(` is open: line ends mean nothing there.
  var isInsideParentheses = false

  init(_ source: SourceText) {
    self.source = source
    (tokens, diagnostics) = Lexer.tokens(of: source)
  }

  /// The next token, whether or not it belongs to the statement.
  var token: Token { tokens[position] }

  /// The kind of the statement's next token; `.end` where the statement ends.
  var next: Token.Kind {
    let token = tokens[position]
    let endsHere =
      token.startsLine && token.column <= frame.column && position > frame.start && !isJoined
      && !isInsideParentheses
    return endsHere ? .end : token.kind
  }

  /// The statement's next token as text if it is a word, else `nil`.
  var word: String? {
    next == .word ? text(token) : nil
  }

  /// The text of a token.
  func text(_ token: Token) -> String {
    String(decoding: source.bytes[token.range], as: UTF8.self)
  }

  /// The text of a token in quotes for a message, cut if it is long.
  func shown(_ token: Token) -> String {
    "'\(ByteString.abbreviated(source.bytes[token.range]))'"
  }

  /// The place of a token.
  func span(_ token: Token) -> Span {
    Span(source, token.range)
  }

  /// The place from the token at `start` to the last one that was read.
  func span(from start: Int) -> Span {
    let first = tokens[start].range
    let last = tokens[max(position - 1, 0)].range
    return Span(source, first.lowerBound..<max(first.lowerBound, last.upperBound))
  }

  /// Puts the next token into the tree and moves on.
  func bump() {
    let token = tokens[position]
    if isJoined, token.startsLine, token.column <= frame.column, frame.carriedOnBy == nil {
      frame.carriedOnBy = position - 1
    }
    builder.addToken()
    position += 1
    isJoined = token.kind.joinsLines
  }

  /// Makes the statement go on at the next line, wherever that begins.
  func join() {
    isJoined = true
  }

  /// Ends the effect of the last token on the next line.
  func unjoin() {
    isJoined = false
  }

  /// Reads the next token if it is of `kind`.
  func take(_ kind: Token.Kind) -> Bool {
    guard next == kind else { return false }
    bump()
    return true
  }

  /// Reads the next token if it is exactly this word.
  func take(word wanted: String) -> Bool {
    guard word == wanted else { return false }
    bump()
    return true
  }

  /// Reads what `body` reads into a node of its own.
  func node<Result>(_ kind: SyntaxKind, _ body: () -> Result) -> Result {
    builder.open(kind)
    defer { builder.close() }
    return body()
  }
}

extension Token.Kind {
  /// Whether a statement goes on behind this token even if the line ends.
  fileprivate var joinsLines: Bool {
    isOperator || self == .comma || self == .openParenthesis || self == .sign || self == .arrow
  }

  /// Whether it compares a field with a value.
  var isOperator: Bool { comparison != nil }

  /// The comparison it stands for.
  var comparison: ComparisonOperator? {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .anyBits: .anyBits
    case .allBits: .allBits
    default: nil
    }
  }
}
