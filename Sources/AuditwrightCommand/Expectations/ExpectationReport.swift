import ArgumentParser
import ByteText
import Diagnostics
import PolicyProofs
import Reports

/// What `auditwright test` says.
struct ExpectationReport {
  private let profiles: [ProfileExpectations]
  private let told: ExpectationFindings
  /// Expectations that were not judged.
  private let unjudged: [Diagnostic]

  init(_ profiles: [ProfileExpectations], unjudged: [Diagnostic]) {
    self.profiles = profiles
    self.unjudged = unjudged
    told = ExpectationFindings(profiles)
  }

  private var results: [ExpectationResult] { profiles.flatMap(\.results) }

  func exitCode(requiringCoverage isRequired: Bool) -> ExitCode {
    let verdicts = Set(results.map(\.verdict))
    let isLacking = isRequired && profiles.contains { $0.rules.contains { !$0.isReached } }
    if verdicts.contains(.fails) || isLacking { return .no }
    return verdicts.contains(.unknown) ? .unknown : .success
  }

  // MARK: For readers

  var findings: [Diagnostic] { told.unreached + unjudged + told.expectations }

  /// A line for each profile.
  var summary: String {
    profiles.map { profile in
      let reached = profile.rules.count(where: \.isReached)
      return "\(profile.profile): \(verdicts(profile.results)); "
        + "reached \(reached) of \(profile.rules.count) rules\n"
    }.joined()
  }

  private func verdicts(_ results: [ExpectationResult]) -> String {
    guard !results.isEmpty else { return "no expectations" }
    let kinds: [(ExpectationResult.Verdict, String)] = [
      (.holds, "hold"), (.fails, "fail"), (.unknown, "cannot be known"),
      (.notAsked, "not asked of this host"),
    ]
    let counts = kinds.compactMap { verdict, word -> String? in
      let count = results.count { $0.verdict == verdict }
      return count == 0 ? nil : "\(count) \(word)"
    }
    return "of \(results.count) expectations " + counts.joined(separator: ", ")
  }

  // MARK: For programs

  var json: JSONValue {
    [
      "expectations": .array(
        profiles.flatMap { profile in profile.results.map { json($0, profile.profile) } }),
      "rules": .array(
        profiles.flatMap { profile in
          profile.rules.map { rule in
            [
              "profile": .string(profile.profile.description),
              "place": .string(rule.span.fileAndLine),
              "rule": .string(rule.text.description),
              "reached": .bool(rule.isReached),
            ]
          }
        }),
    ]
  }

  private func json(_ result: ExpectationResult, _ profile: ByteString) -> JSONValue {
    let mistake = result.mistakes.first { $0.severity == .error }
    return [
      "profile": .string(profile.description),
      "place": .string(result.expectation.span.fileAndLine),
      "expectation": .string(result.text),
      "events": .number(result.count),
      "verdict": .string(result.verdict.rawValue),
      "event": result.event.map(EventShow.json) ?? .null,
      "rule": .optional(result.rule.map { "\($0.span.fileAndLine): \($0.text)" }),
      "note": .optional(mistake?.message ?? result.note),
    ]
  }
}
