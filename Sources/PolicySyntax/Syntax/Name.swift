import ByteText
import Diagnostics

/// A name, an id, a key or a quoted text, and where it stands.
///
/// Two of them are equal only if they stand at the same place; compare `text` for the name.
public struct Name: Sendable, Hashable, CustomStringConvertible {
  /// The bytes it stands for, without quotes and escapes.
  public let text: ByteString
  /// Where it is written, with its quotes.
  public let span: Span
  /// Whether it was written in quotes.
  public let isQuoted: Bool

  /// The name for a message or a look-up among known words.
  public var description: String { text.description }
}

/// A number that stands where nothing else can, such as a stage or a backlog.
public struct NumberSyntax: Sendable, Hashable {
  /// Its value.
  public let value: Int
  /// Where it is written.
  public let span: Span
}

/// A day of the calendar. It has no time zone: whoever compares it says which day it is.
public struct DateSyntax: Sendable, Hashable, Comparable {
  /// 1 to 9999.
  public let year: Int
  /// 1 to 12.
  public let month: Int
  /// 1 to 31, and never more than the month has.
  public let day: Int
  /// Where it is written.
  public let span: Span

  public static func < (left: DateSyntax, right: DateSyntax) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}
