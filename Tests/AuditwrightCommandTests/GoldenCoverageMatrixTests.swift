import Foundation
import Testing

/// Every shipped catalogue by every shipped profile, as the page says.
@Suite struct GoldenCoverageMatrixTests {
  private struct Answer: Decodable {
    struct Catalogue: Decodable {
      let catalogue: String
      let version: String
      let controls: [Control]
    }
    struct Control: Decodable {
      let id: String
      let part: String?
      let title: String
      let status: String

      var name: String { id + (part.map { " \($0)" } ?? "") }
    }
    let catalogues: [Catalogue]
  }

  /// What no set of rules answers, which is the same by every profile.
  private static let unanswered = ["not a rule", "answered by drift"]

  @Test func goldenCoverageMatrixIsWhatTheCommandPrints() throws {
    let catalogues = try names(in: "catalogues")
    let profiles = try names(in: "profiles")
    let answers = try profiles.map { profile in
      let run = try CommandRun(
        ["coverage"] + catalogues
          + ["--by", profile, "--today", "2026-01-01", "--format", "json"])
      #expect([0, 1, 2].contains(run.status), "\(profile): \(run.errors)")
      return try JSONDecoder().decode(Answer.self, from: run.outputBytes).catalogues
    }
    let text = page(answers, profiles)
    let file = CommandRun.package.appending(path: "Documentation/coverage-matrix.md")
    if ProcessInfo.processInfo.environment["AUDITWRIGHT_RENEW"] != nil {
      try Data(text.utf8).write(to: file)
    }
    let golden = try? String(contentsOf: file, encoding: .utf8)
    #expect(golden == text, "Documentation/coverage-matrix.md is stale; renew it with: make renew")
  }

  private func names(in folder: String) throws -> [String] {
    let folder = CommandRun.package.appending(path: "Policies/\(folder)")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".policy") }.map { String($0.dropLast(".policy".count)) }.sorted()
  }

  private func page(_ answers: [[Answer.Catalogue]], _ profiles: [String]) -> String {
    var lines = [Self.introduction]
    lines += head("Catalogue", profiles)
    for (index, catalogue) in answers[0].enumerated() {
      let cells = answers.map { counts($0[index].controls) }
      lines.append(row("\(catalogue.catalogue) \(catalogue.version)", cells))
    }
    for (index, catalogue) in answers[0].enumerated() {
      lines += ["", "## \(catalogue.catalogue) \(catalogue.version)", ""]
      lines += head("Control", profiles)
      for (number, control) in catalogue.controls.enumerated()
      where !Self.unanswered.contains(control.status) {
        lines.append(row(control.name, answers.map { $0[index].controls[number].status }))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func head(_ first: String, _ profiles: [String]) -> [String] {
    [row(first, profiles.map { "`\($0)`" }), row("---", profiles.map { _ in "---" })]
  }

  private func row(_ first: String, _ cells: [String]) -> String {
    "| " + ([first] + cells).joined(separator: " | ") + " |"
  }

  /// How many controls that rules can answer came out how, the most frequent first.
  private func counts(_ controls: [Answer.Control]) -> String {
    let asked = controls.map(\.status).filter { !Self.unanswered.contains($0) }
    return Dictionary(grouping: asked, by: \.self).mapValues(\.count)
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.value) \($0.key)" }.joined(separator: ", ")
  }

  private static let introduction = """
    # Every catalogue by every profile

    What `auditwright coverage CATALOGUE --by PROFILE` says of each control that rules can answer, on the target and with the facts of the
    profile. [Proofs](proofs.md#status-words-of-coverage) tells what the words mean. A benchmark of another system asks for places and
    programs that a profile's own system does not have: those are `unknown`, `not applicable` or `cannot-fire` there, and never counted as met.

    """
}
