import Diagnostics
import Lints

/// The page of a lint: what it looks for and why, with the examples that its tests run.
public struct LintExplanation: Sendable, Hashable {
  public let id: String
  public let severity: Severity
  public let kind: LintKind
  /// What is wrong, in one clause.
  public let summary: String
  /// Why, and what to do; a paragraph each.
  public let paragraphs: [String]
  /// The example with the mistake, without the marks.
  public let flagged: String
  /// The example done right.
  public let accepted: String

  /// The page of `lint`.
  public init(_ lint: any Lint.Type) {
    id = lint.id
    severity = lint.severity
    kind = lint.kind
    summary = lint.summary
    paragraphs = lint.explanation.paragraphs
    flagged = Example.shown(lint.flagged)
    accepted = Example.shown(lint.accepted)
  }

  /// How such a finding is agreed to where it stands.
  public var suppression: String { "# auditwright: allow \(id) because REASON" }

  /// The page for a reader.
  public var page: ExplanationPage {
    var page = examples
    page.add("To agree to one, above its line", .code([suppression]))
    return page
  }

  /// The page without what is the same for every lint.
  var examples: ExplanationPage {
    var page = ExplanationPage(id)
    page.add(.paragraph("\(severity.rawValue): \(summary)"))
    for paragraph in paragraphs { page.add(.paragraph(paragraph)) }
    page.add("Flagged", .code(flagged.allLines))
    page.add("Accepted", .code(accepted.allLines))
    return page
  }
}

extension String {
  /// The parts between blank lines.
  var paragraphs: [String] {
    allLines.split(separator: "").map { $0.joined(separator: "\n") }
  }

  /// The lines, empty ones as well.
  var allLines: [String] {
    split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
