import Lints

/// The page of a finding that no lint looks for.
public struct MistakeExplanation: Sendable, Hashable {
  public let id: String
  /// What is wrong, in one clause.
  public let summary: String
  /// Why, and what to do; a paragraph each.
  public let paragraphs: [String]
  /// A policy with the mistake, without the marks; `nil` where none can be shown.
  public let flagged: String?

  /// The page of `mistake`.
  public init(_ mistake: Mistake) {
    id = mistake.id
    summary = mistake.summary
    paragraphs = mistake.explanation.paragraphs
    flagged = mistake.example.map(Example.shown)
  }

  /// The page for a reader.
  public var page: ExplanationPage {
    var page = ExplanationPage(id)
    page.add(.paragraph(summary))
    for paragraph in paragraphs { page.add(.paragraph(paragraph)) }
    if let flagged { page.add("Flagged", .code(flagged.allLines)) }
    return page
  }
}
