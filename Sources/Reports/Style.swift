/// How a stretch of a report is set off on a terminal.
public enum Style: String, Sendable, Hashable, CaseIterable {
  case error
  case warning
  case note
  case emphasis
  case gutter
  case secondary

  /// The parameters of the terminal's "select graphic rendition" sequence (ECMA-48).
  var parameters: String {
    switch self {
    case .error: "1;31"
    case .warning: "1;33"
    case .note: "1;36"
    case .emphasis: "1"
    case .gutter: "34"
    case .secondary: "36"
    }
  }
}

/// Whether reports carry colours; a value, so that nothing depends on the terminal in use.
public struct Palette: Sendable, Hashable {
  /// Whether anything is coloured at all.
  public var usesColor: Bool

  /// Text without colours.
  public static let plain = Palette(usesColor: false)
  /// Text with the colours of `Style`.
  public static let colored = Palette(usesColor: true)

  /// A palette that colours or does not.
  public init(usesColor: Bool) {
    self.usesColor = usesColor
  }

  /// `text` set off as `style`, or as it is.
  public func paint(_ text: String, _ style: Style) -> String {
    guard usesColor, !text.isEmpty else { return text }
    return "\u{1b}[\(style.parameters)m\(text)\u{1b}[0m"
  }
}
