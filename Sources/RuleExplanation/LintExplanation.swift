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
    var paragraphs: [[Substring]] = [[]]
    for line in lint.explanation.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        paragraphs.append([])
      } else {
        paragraphs[paragraphs.count - 1].append(line)
      }
    }
    self.paragraphs = paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
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
  private var examples: ExplanationPage {
    var page = ExplanationPage(id)
    page.add(.paragraph("\(severity.rawValue): \(summary)"))
    for paragraph in paragraphs { page.add(.paragraph(paragraph)) }
    page.add("Flagged", .code(Self.lines(flagged)))
    page.add("Accepted", .code(Self.lines(accepted)))
    return page
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

extension LintExplanation {
  /// All lints as one page for the web, those of a kind together.
  public static func reference(_ lints: [LintExplanation]) -> String {
    var text = introduction(lints.count)
    for kind in LintKind.allCases {
      let members = lints.filter { $0.kind == kind }.sorted { $0.id < $1.id }
      guard !members.isEmpty else { continue }
      text += "\n## \(kind.title)\n\n| Lint | Weight | What it finds |\n| --- | --- | --- |\n"
      for lint in members {
        text +=
          "| [`\(lint.id)`](#\(lint.id)) | \(lint.severity.rawValue) | \(cell(lint.summary)) |\n"
      }
    }
    for lint in lints.sorted(by: { $0.id < $1.id }) {
      text += "\n" + lint.examples.markdown(level: 2)
    }
    return text
  }

  private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }

  private static func introduction(_ count: Int) -> String {
    """
    # The lints

    `auditwright lint` looks for \(count) kinds of mistakes in policies and in rule files. `auditwright explain ID` shows one of these pages,
    and the examples are what the lints are tested with: what is flagged is found, and what is accepted is not.

    A finding weighs what its lint says, unless `.auditwright-lint` or the file of `--config` says otherwise, a line each: `ID: warning`, or
    `error`, `note` or `off`. To agree to one finding, put a comment above its line, with a reason:

    ```
    # auditwright: allow ID because REASON
    ```

    This page is written by `make renew`.

    """
  }
}
