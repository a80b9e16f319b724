/// A text that is to say why something is so.
public enum Reason {
  private static let placeholders: Set<String> = [
    "fixme", "na", "none", "reason", "tba", "tbc", "tbd", "todo", "unknown", "why", "xxx",
  ]

  /// Whether the letters and digits of `text` are fewer than two, or a placeholder's.
  public static func saysNothing(_ text: String) -> Bool {
    let letters = text.lowercased().filter { $0.isLetter || $0.isNumber }
    return letters.count < 2 || placeholders.contains(letters)
  }
}
