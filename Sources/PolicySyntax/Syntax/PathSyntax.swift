import ByteText
import Diagnostics

/// A path, or a value's name and what is put behind it, as in `$homes/.ssh`.
public struct PathSyntax: Sendable, Hashable {
  /// The value that it begins with, `nil` for a path written out; its text is without the `$`.
  public let variable: Name?
  /// The path, or what follows the value: empty, or beginning with `/`.
  public let text: ByteString
  /// Where it is written.
  public let span: Span

  /// `path` where the text stands for it.
  public init(_ path: ByteString, at span: Span) {
    self.init(variable: nil, text: path, span: span)
  }

  init(variable: Name?, text: ByteString, span: Span) {
    self.variable = variable
    self.text = text
    self.span = span
  }

}
