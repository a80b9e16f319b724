import AuditLints
import Diagnostics
import Lints
import Testing

@Suite("suppressions")
struct SuppressionTests {
  /// What is left of the findings in a rule file, as `line id`.
  private func left(
    of text: String,
    _ choice: LintChoice = LintChoice(selecting: ["duplicate-rule", "bookkeeping"])
  ) -> [String] {
    diagnostics(Example(text, unnamed: "audit.rules"), choice).map {
      "\($0.span?.line ?? 0) \($0.id)"
    }
  }

  private func diagnostics(_ example: Example, _ choice: LintChoice) -> [Diagnostic] {
    let lints: [any Lint.Type] = AuditLints.all + SuppressionLints.all
    let suppressions = Suppressions(
      Comments(ofRules: example.files[0].source), among: lints, today: "2026-01-01")
    let found = AuditLints.diagnostics(in: linted(example), choice)
    return suppressions.applied(to: found, choice).sortedByPlace
  }

  @Test(arguments: SuppressionLints.all.map { $0.id })
  func theExamplesOnTheirPagesHold(id: String) throws {
    let lint = try #require(SuppressionLints.all.first { $0.id == id })
    let choice = LintChoice(selecting: [id, "duplicate-rule"])
    for text in [lint.flagged, lint.accepted] {
      let example = Example(text, unnamed: "audit.rules")
      let found = diagnostics(example, choice).filter { $0.id == id }.compactMap(\.span)
      #expect(found == example.marked, "\(id)")
    }
    #expect(!Example(lint.flagged, unnamed: "audit.rules").marked.isEmpty)
  }

  @Test func aSuppressionGoesForTheNextLineOnly() {
    let text = """
      -w /etc/passwd -p wa
      # auditwright: allow duplicate-rule because of a reason

      # another comment
      -w /etc/passwd -p wa
      -w /etc/passwd -p wa
      """
    #expect(left(of: text) == ["6 duplicate-rule"])
  }

  @Test func aSuppressionForTheFileGoesForEveryLine() {
    let text = """
      # auditwright: allow duplicate-rule in this file because of a reason
      -w /etc/passwd -p wa
      -w /etc/passwd -p wa
      -w /etc/passwd -p wa
      """
    #expect(left(of: text) == [])
  }

  @Test func aSuppressionWithoutAReasonSuppressesNothing() {
    let text = """
      -w /etc/passwd -p wa
      # auditwright: allow duplicate-rule because
      -w /etc/passwd -p wa
      """
    #expect(left(of: text) == ["2 unexplained-suppression", "3 duplicate-rule"])
  }

  @Test(arguments: ["TODO", "tbd.", "n/a", "-"])
  func aPlaceholderIsNoReason(reason: String) {
    let text = """
      -w /etc/passwd -p wa
      # auditwright: allow duplicate-rule because \(reason)
      -w /etc/passwd -p wa
      """
    #expect(left(of: text) == ["2 unexplained-suppression", "3 duplicate-rule"])
  }

  @Test(arguments: [
    ("until 2026-01-01", []), ("until 2025-12-31", ["2 expired-suppression", "3 duplicate-rule"]),
    ("in this file until 2026-01-02", []),
    ("in this file until 2025-06-01", ["2 expired-suppression", "3 duplicate-rule"]),
    ("until 2026-13-01", ["2 unreadable-suppression", "3 duplicate-rule"]),
    ("until soon", ["2 unreadable-suppression", "3 duplicate-rule"]),
    ("until 2030-01-01 in this file", ["2 unreadable-suppression", "3 duplicate-rule"]),
  ])
  func aSuppressionCanHaveALastDay(words: String, expected: [String]) {
    let text = """
      -w /etc/passwd -p wa
      # auditwright: allow duplicate-rule \(words) because the vendor mends it
      -w /etc/passwd -p wa
      """
    #expect(left(of: text) == expected)
  }

  @Test(arguments: [
    "# Auditwright: allow duplicate-rule because of a reason",
    "#auditwright:allow duplicate-rule because of a reason",
    "# auditwright allow duplicate-rule because of a reason",
    "# auditwright:", "# auditwright: allow", "# auditwright: allow because of a reason",
  ])
  func whatIsAlmostASuppressionIsNotPassedOver(comment: String) {
    #expect(left(of: comment) == ["1 unreadable-suppression"])
  }

  @Test(arguments: [
    "# auditwright is what wrote this", "# This is auditwright: a compiler",
    "# Auditwright allows it",
    "## auditwright: profile server",
  ])
  func whatOnlyMentionsTheToolIsNoSuppression(comment: String) {
    #expect(left(of: comment) == [])
  }

  @Test func whatCannotBeAgreedToIsNotCalledUnknown() {
    let text = "# auditwright: allow missing-place because of a reason"
    let choice = LintChoice(selecting: ["bookkeeping"])
    let found = diagnostics(Example(text, unnamed: "audit.rules"), choice)
    #expect(found.map(\.id) == ["unknown-suppression"])
    #expect(found[0].message == "'missing-place' cannot be agreed to: it can only be mended")
  }

  @Test func oneCommentCanNameSeveralLintsAndEachHasToBeOfUse() {
    let text = """
      -w /etc/passwd -p wa
      # auditwright: allow duplicate-rule, unused-suppression because of a reason
      -w /etc/passwd -p wa
      """
    #expect(left(of: text) == ["2 unused-suppression"])
  }

  @Test func aSuppressionOfALintThatDidNotRunIsNotCalledUnused() {
    let text = """
      # auditwright: allow duplicate-rule because of a reason
      -w /etc/passwd -p wa
      """
    #expect(left(of: text, LintChoice(selecting: ["bookkeeping"])) == [])
    #expect(left(of: text) == ["1 unused-suppression"])
  }

  @Test func otherCommentsAreLeftAlone() {
    #expect(
      left(of: "# allow duplicate-rule\n## auditwright says hello\n-w /etc/passwd -p wa") == [])
  }
}
