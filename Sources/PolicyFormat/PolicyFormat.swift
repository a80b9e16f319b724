import Diagnostics
import PolicySyntax

/// Writes policies and inventories of programs in one style.
///
/// Tokens and comments stay what they are and where they are; blanks, line ends and the `;` between
/// statements are the formatter's. What it writes has been read again and says the same.
public enum PolicyFormat {
  /// How many columns a line has, unless one word alone needs more.
  public static let width = 100

  /// What comes of formatting one text.
  public enum Outcome: Sendable, Hashable {
    /// The text in the one style; it may be what was there before.
    case formatted([UInt8])
    /// The text is no policy, for these reasons, and stays as it is.
    case unreadable([Diagnostic])
    /// The formatted text would not say the same: a mistake of the formatter, named here.
    case refused(Diagnostic)
  }

  /// Formats `source`, in time linear in its length.
  ///
  /// Line ends of CR LF become LF; any other mistake in the text leaves it as it is.
  public static func format(_ source: SourceText) -> Outcome {
    let text = source.withLineFeeds
    let original = PolicyParser.parse(text)
    guard !original.diagnostics.hasErrors else { return .unreadable(original.diagnostics) }
    var formatter = PolicyFormatter(original.tree)
    let bytes = formatter.format()
    let proof = SameMeaning(
      original, PolicyParser.parse(SourceText(name: source.name, bytes: bytes)))
    if let difference = proof.difference {
      return .refused(
        Diagnostic(
          .error, "format-changes-meaning", "the formatted text would not say the same",
          at: difference
        ).advising("the file is left as it is; please report this as a mistake of auditwright"))
    }
    return .formatted(bytes)
  }
}

extension SourceText {
  /// This text with every CR LF as LF; a CR that stands elsewhere stays.
  fileprivate var withLineFeeds: SourceText {
    let (cr, lf) = (UInt8(ascii: "\r"), UInt8(ascii: "\n"))
    guard bytes.contains(cr) else { return self }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (offset, byte) in bytes.enumerated() {
      let endsLine = byte == cr && offset + 1 < bytes.count && bytes[offset + 1] == lf
      if !endsLine { result.append(byte) }
    }
    return SourceText(name: name, bytes: result)
  }
}
