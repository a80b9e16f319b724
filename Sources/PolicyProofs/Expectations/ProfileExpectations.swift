import AuditCatalogue
import AuditEvents
import AuditLoading
import AuditProofs
import AuditRules
import ByteText
import Diagnostics
import LibAudit
import PolicyCompilation
import PolicyModel
import PolicySyntax

/// The `expect` lines of the groups that a profile uses, judged by the rules that its files leave in
/// a kernel, and which of these rules the lines reach.
public struct ProfileExpectations: Sendable {
  /// A rule of the load.
  public struct CoveredRule: Sendable {
    /// The rule as a line of a rules file.
    public let text: ByteString
    /// The policy's statement, or the line.
    public let span: Span
    /// Whether some expectation's event is decided by it.
    public let isReached: Bool
  }

  /// The profile's name.
  public let profile: ByteString
  /// What each line comes to, in load order of the groups.
  public let results: [ExpectationResult]
  /// The rules of the load, in the kernel's order.
  public let rules: [CoveredRule]

  /// Judges the lines of `build`'s groups.
  ///
  /// - Parameter isSelected: which files count: lines and rules of others are left out.
  public init(
    _ build: ProfileBuild, in library: PolicyLibrary,
    where isSelected: (SourceText) -> Bool = { _ in true }
  ) {
    profile = build.profile.name
    let load = ExpectedLoad(build)
    let judge = ExpectationJudge(build, load)
    var results: [ExpectationResult] = []
    var unreached = Set(load.rules.indices)
    let add = { (result: ExpectationResult) in
      unreached.subtract(result.reached)
      results.append(result)
    }
    for group in build.profile.groups {
      // The block stands where its rules do, whatever a group may be called.
      if let block = build.profile.privileged, group.span == block.span {
        let programs = Set(group.rules.compactMap(\.rule.path)).sorted()
        for line in block.expectations where isSelected(line.span.source) {
          add(judge.result(line, judge.events(of: line, programs: programs), unreached))
        }
      } else if let syntax = library.groups[group.name], group.span == syntax.name.span {
        for line in syntax.expectations where isSelected(line.span.source) {
          add(judge.result(line, judge.events(of: line, in: syntax), unreached))
        }
      }
    }
    self.results = results
    rules = load.rules.enumerated().compactMap { index, entry in
      let span = entry.statement ?? entry.rule.span
      guard isSelected(span.source) else { return nil }
      return CoveredRule(
        text: ByteString(entry.rule.span.bytes), span: span, isReached: !unreached.contains(index))
    }
  }
}

extension RulesSyntax {
  /// Its `expect` lines.
  public var expectations: [ExpectSyntax] {
    statements.compactMap { if case .expect(let expect) = $0 { expect } else { nil } }
  }
}

/// Judges the expectations of one profile.
private struct ExpectationJudge {
  private let load: ExpectedLoad
  private let completion: EventCompletion
  private let rules: [Rule]
  /// One proof, or two if it is not known whether a `-w` watches a file or a tree.
  private let proofs: [ExpectationProof]

  init(_ build: ProfileBuild, _ load: ExpectedLoad) {
    self.load = load
    completion = EventCompletion(for: build.profile, names: LibAuditNames())
    rules = load.rules.map(\.rule.rule)
    let host = ProofHost(
      target: build.profile.target, facts: build.profile.facts, names: LibAuditNames())
    let isEnabled = load.settings.enabled != 0
    var sets = [rules]
    if load.rules.contains(where: { $0.rule.ruleIfDirectory != nil }) {
      sets.append(load.rules.map { $0.rule.ruleIfDirectory ?? $0.rule.rule })
    }
    proofs = sets.map { ExpectationProof($0, on: host, isEnabled: isEnabled) }
  }

  func events(
    of expectation: ExpectSyntax, in group: RulesSyntax? = nil, programs: [ByteString] = []
  ) -> ExpectedEvents {
    completion.events(of: expectation, in: group, programs: programs)
  }

  /// What the line comes to: holds if all of its events fare as they should, and else what the first
  /// that does not comes to; those that certainly fail before those of which it is not known.
  func result(
    _ expectation: ExpectSyntax, _ expected: ExpectedEvents, _ unreached: Set<Int>
  ) -> ExpectationResult {
    guard !expected.diagnostics.hasErrors else {
      return unreadable(expectation, expected.diagnostics)
    }
    guard !expected.events.isEmpty else { return ExpectationResult(expectation, .notAsked) }
    var left = unreached
    let results = expected.events.map { event in
      let result = result(expectation, event, left)
      left.subtract(result.reached)
      return result
    }
    let failures = results.filter { $0.verdict == .fails }
    var told = failures.first ?? results.first { $0.verdict == .unknown } ?? results[0]
    told.count = results.count
    told.failures = failures.count
    told.mistakes = results.first { !$0.mistakes.isEmpty }?.mistakes ?? []
    told.reached = results.reduce(into: []) { $0.formUnion($1.reached) }
    return told
  }

  private func unreadable(
    _ expectation: ExpectSyntax, _ diagnostics: [Diagnostic]
  ) -> ExpectationResult {
    var result = ExpectationResult(
      expectation, .fails, note: "the event cannot be read or never happens on this target")
    result.mistakes = diagnostics
    return result
  }

  private func result(
    _ expectation: ExpectSyntax, _ event: EventSyntax, _ unreached: Set<Int>
  ) -> ExpectationResult {
    let (family, diagnostics) = completion.family(of: event, by: rules)
    guard let family else { return unreadable(expectation, diagnostics) }
    let outcome = outcome(expectation, family)
    var result = ExpectationResult(expectation, outcome.verdict, note: outcome.note)
    result.mistakes = diagnostics
    result.event = outcome.event.map { EventText($0, in: completion.scene(of: rules)) }
    result.rule = outcome.rule.map { index in
      let entry = load.rules[index]
      return ExpectationResult.DecidingRule(
        text: ByteString(entry.rule.span.bytes), span: entry.statement ?? entry.rule.span)
    }
    result.reached = proofs.reduce(into: []) {
      $0.formUnion($1.reached(by: family, outOf: unreached))
    }
    return result
  }

  /// What all readings of the rules agree on.
  private func outcome(
    _ expectation: ExpectSyntax, _ family: EventFamily
  ) -> ExpectationProof.Outcome {
    let outcomes = proofs.map { $0.outcome(expectation.outcome, family) }
    let verdicts = Set(outcomes.map(\.verdict))
    if verdicts.count == 1 { return outcomes[0] }
    var open = outcomes.first { $0.verdict != .holds } ?? .holds
    open.verdict = .unknown
    open.note =
      "it hangs on whether the path of a '-w' is a file or a folder; name the host's facts"
    return open
  }
}
