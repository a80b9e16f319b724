import Lints

/// The pages of all findings as one page for the web.
public struct FindingReference: Sendable {
  private let lints: [LintExplanation]
  private let mistakes: [Mistakes.Group]

  /// The reference of these lints, and of what no lint looks for.
  public init(_ lints: [LintExplanation], _ mistakes: [Mistakes.Group]) {
    self.lints = lints.sorted { $0.id < $1.id }
    self.mistakes = mistakes
  }

  /// The page in Markdown: tables of those that belong together, then each page, sorted by id.
  public var markdown: String {
    var text = introduction
    for kind in LintKind.allCases { text += table(of: kind) }
    text += otherFindings
    for group in mistakes { text += Self.table(of: group) }
    text += "\n# The pages of lints\n"
    for lint in lints { text += "\n" + lint.examples.markdown(level: 2) }
    text += "\n# The pages of other findings\n"
    for mistake in mistakes.flatMap(\.mistakes).sorted(by: { $0.id < $1.id }) {
      text += "\n" + MistakeExplanation(mistake).page.markdown(level: 2)
    }
    return text
  }

  private func table(of kind: LintKind) -> String {
    let members = lints.filter { $0.kind == kind }
    guard !members.isEmpty else { return "" }
    let rows = members.map { lint in
      "| \(Self.link(lint.id)) | \(lint.severity.rawValue) | \(Self.cell(lint.summary)) |\n"
    }
    return "\n## \(kind.title)\n\n| Lint | Weight | What it finds |\n| --- | --- | --- |\n"
      + rows.joined()
  }

  private static func table(of group: Mistakes.Group) -> String {
    let rows = group.mistakes.map { "| \(link($0.id)) | \(cell($0.summary)) |\n" }
    return "\n## \(group.title)\n\n| Finding | What is wrong |\n| --- | --- |\n" + rows.joined()
  }

  private static func link(_ id: String) -> String { "[`\(id)`](#\(id))" }

  private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }

  private var introduction: String {
    """
    # The lints

    `auditwright lint` looks for \(lints.count) kinds of mistakes in policies and in rule files. `auditwright explain ID` shows one of these pages,
    and the examples are what the lints are tested with: what is flagged is found, and what is accepted is not.

    A finding weighs what its lint says, unless `.auditwright-lint` or the file of `--config` says otherwise, a line each: `ID: warning`, or
    `error`, `note` or `off`. To agree to one finding, put a comment above its line, with a reason:

    ```
    # auditwright: allow ID because REASON
    # auditwright: allow ID in this file because REASON
    # auditwright: allow ID until 2027-06-30 because REASON
    ```

    `--fix` mends rule files, where a finding shows a fix and what is loaded is proved to stay the same. Policies are never changed by it:
    whether an unused name is one too many or a misspelt one, only who wrote it can tell.

    This page is written by `make renew`.

    """
  }

  private var otherFindings: String {
    """

    # Other findings

    These are not looked for but met: a policy that cannot be read or compiled, an expectation that fails, rules that run and differ. They have
    pages as well, and the examples are tests. They cannot be agreed to: as long as one stands, there is nothing to load or to rely on.

    """
  }
}
