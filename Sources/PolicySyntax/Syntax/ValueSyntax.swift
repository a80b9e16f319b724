import ByteText
import Diagnostics

/// The right side of a comparison, or what `let` binds. What it means depends on its field.
public struct ValueSyntax: Sendable, Hashable {
  /// How it is written.
  public enum Form: Sendable, Hashable {
    /// A word, with a sign or without.
    case word
    /// A text in quotes.
    case string
    /// A path written out.
    case path
    /// `$name`, with a path behind it or without.
    case variable(Name)
  }

  /// How it is written.
  public let form: Form
  /// The bytes it stands for: without sign, quotes and escapes; for a variable what follows it.
  public let text: ByteString
  /// Whether a `-` stands before it.
  public let isNegative: Bool
  /// Where it is written, with sign and quotes.
  public let span: Span

  /// The bytes with the sign, as libaudit reads them.
  public var signedText: ByteString {
    isNegative ? ByteString("-".utf8) + text : text
  }

  /// What this `$name`, with what follows it, comes to where the name is bound to `value`.
  public func standing(for value: ValueSyntax) -> ValueSyntax {
    ValueSyntax(
      form: value.form, text: value.text + text, isNegative: value.isNegative, span: span)
  }
}
