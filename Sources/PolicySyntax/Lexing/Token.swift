/// The smallest part of a policy's text that means something, with the blanks, newlines and
/// comments in front of it.
///
/// The tokens of a text, each with its trivia, lie end to end and cover every byte of it.
public struct Token: Sendable, Hashable {
  /// What a token is by its spelling alone; its place decides what it stands for.
  public enum Kind: Sendable, Hashable {
    /// A letter or digit, then letters, digits and `_ . + -`.
    case word
    /// A `/` and what follows it up to a blank or one of `, ; { } ( ) " $`.
    case path
    /// `"…"`, quotes included.
    case string
    /// `$name`, without the path that may follow at once.
    case variable
    case comma, semicolon
    case openBrace, closeBrace
    case openParenthesis, closeParenthesis
    /// A `-` directly before a word.
    case sign
    /// `->`
    case arrow
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    /// `&`: some of these bits are set.
    case anyBits
    /// `&=`: all of these bits are set.
    case allBits
    /// Text that is no token; the lexer has said why.
    case broken
    /// The end of the text, with the trivia after the last token.
    case end
  }

  /// What it is by its spelling.
  public let kind: Kind
  /// The offset where the trivia in front of it begins.
  public let triviaStart: Int
  /// The byte offsets of its own text.
  public let range: Range<Int>
  /// Whether nothing but blanks stands before it on its line.
  public let startsLine: Bool
  /// How many columns stand before it on its line; a tab goes to the next multiple of eight.
  public let column: Int

  /// The byte offsets of the blanks, newlines and comments in front of it.
  public var trivia: Range<Int> { triviaStart..<range.lowerBound }
}
