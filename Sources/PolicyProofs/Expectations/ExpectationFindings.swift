import ByteText
import Diagnostics
import PolicyCompilation
import PolicyModel
import PolicySyntax

/// What a reader is told of expectations and of rules that none reaches: each thing once, with the
/// profiles that it is true of.
public struct ExpectationFindings: Sendable {
  /// Expectations that are not met, or of which it is not known.
  public let expectations: [Diagnostic]
  /// Statements with rules that no expectation reaches.
  public let unreached: [Diagnostic]

  public init(_ profiles: [ProfileExpectations]) {
    expectations = Self.expectations(profiles)
    unreached = Self.unreached(profiles)
  }

  /// Groups whose expectations nobody judges, since no profile uses them.
  public static func unjudged(
    by builds: [ProfileBuild], in library: PolicyLibrary, where isSelected: (SourceText) -> Bool
  ) -> [Diagnostic] {
    let used = Set(builds.flatMap { $0.profile.groups.map(\.name) })
    return library.groups.values.filter { group in
      !used.contains(group.name.text) && !group.expectations.isEmpty
        && isSelected(group.span.source)
    }.map { group in
      Diagnostic(
        .note, "unjudged-expectations",
        "no profile uses '\(group.name)', so what it expects is not judged", at: group.name.span)
    }.sortedByPlace
  }

  // MARK: Expectations

  private static func expectations(_ profiles: [ProfileExpectations]) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var owners: [Diagnostic: [ByteString]] = [:]
    for profile in profiles {
      for diagnostic in profile.results.flatMap(diagnostics) {
        if owners[diagnostic] == nil { found.append(diagnostic) }
        owners[diagnostic, default: []].append(profile.profile)
      }
    }
    return found.map { $0.noting(inProfiles(owners[$0] ?? [])) }
  }

  private static func inProfiles(_ names: [ByteString]) -> String {
    (names.count == 1 ? "in the profile " : "in the profiles ")
      + names.map { "'\($0)'" }.joined(separator: ", ")
  }

  private static func diagnostics(_ result: ExpectationResult) -> [Diagnostic] {
    if result.mistakes.hasErrors { return result.mistakes }
    let finding: Diagnostic
    switch result.verdict {
    case .holds, .notAsked: return result.mistakes
    case .unknown:
      finding = Diagnostic(
        .warning, "expectation-unknown",
        "it is not known whether this holds: \(result.note ?? "")", at: result.expectation.span)
    case .fails where result.event == nil:
      finding = Diagnostic(
        .error, "never-happens", result.note ?? "", at: result.expectation.span
      ).advising("expect it on an ABI and of a call that the target has, or remove the line")
    case .fails:
      finding = Diagnostic(
        .error, "expectation-fails", result.note ?? "", at: result.expectation.span)
    }
    return result.mistakes + [detailed(finding, result)]
  }

  private static func detailed(_ finding: Diagnostic, _ result: ExpectationResult) -> Diagnostic {
    var finding = finding
    if let event = result.event { finding = finding.noting("when \(event.line)") }
    if let rule = result.rule {
      finding = finding.noting("decided by the rule '\(rule.text)'", at: rule.span)
    }
    if result.failures > 1 {
      finding = finding.noting("so with \(result.failures) of the line's \(result.count) events")
    }
    guard result.verdict == .fails, result.event != nil else { return finding }
    let remedy =
      switch result.expectation.outcome {
      case .silence: "make that rule narrower"
      case .recorded where result.rule == nil: "record it"
      case .recorded: "put a rule before that one, or make that one narrower"
      }
    return finding.advising(
      "the line speaks of all values that it does not name: name more of them, or \(remedy)")
  }

  // MARK: Rules

  /// The statements of a file in the order written.
  private static func unreached(_ profiles: [ProfileExpectations]) -> [Diagnostic] {
    var spans: [Span] = []
    var counts: [Span: [(profile: ByteString, missed: Int, all: Int)]] = [:]
    for profile in profiles {
      for (span, rules) in Dictionary(grouping: profile.rules, by: \.span) {
        let missed = rules.count { !$0.isReached }
        guard missed > 0 else { continue }
        if counts[span] == nil { spans.append(span) }
        counts[span, default: []].append((profile.profile, missed, rules.count))
      }
    }
    return spans.map { span in
      let counts = counts[span] ?? []
      let isWhole = counts.allSatisfy { $0.missed == $0.all }
      let message =
        isWhole
        ? "no expectation reaches a rule of this statement"
        : "expectations reach only some rules of this statement"
      let parts = counts.map { "\($0.missed) of \($0.all) rules in '\($0.profile)'" }
      return Diagnostic(.note, "unreached-rule", message, at: span)
        .noting("not reached: " + parts.joined(separator: ", "))
    }.sortedByPlace
  }
}
