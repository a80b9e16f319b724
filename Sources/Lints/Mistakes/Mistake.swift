/// The page of a diagnostic that no lint is about: what `explain` tells of its id.
public struct Mistake: Sendable {
  /// The id of the diagnostic.
  public let id: String
  /// What is wrong, in one clause in lower case without a full stop.
  public let summary: String
  /// Why it is a mistake and what to do, in full sentences.
  public let explanation: String
  /// A policy in which the mistake stands where `‹ ›` is, as `Example` reads it; `nil` where none
  /// can be shown on a page.
  public let example: String?

  init(_ id: String, _ summary: String, _ explanation: String, _ example: String? = nil) {
    self.id = id
    self.summary = summary
    self.explanation = explanation
    self.example = example
  }
}
