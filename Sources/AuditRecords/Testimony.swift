import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText

/// What the records of one event tell: the event, and what of it they leave open.
public struct Testimony: Sendable {
  /// The event, with what is open filled in somehow.
  public let event: Event
  /// What is open.
  public let gaps: Gaps
  /// What a reader has to know of how the records were read, each in one clause.
  public let remarks: [String]

  /// The same with another event: one that tells what is known from elsewhere.
  public func with(_ event: Event) -> Testimony {
    Testimony(event: event, gaps: gaps, remarks: remarks)
  }

  /// What may become of the event under `rules`.
  public func bounds(
    under rules: [Rule], classes: any CallClasses, evaluator: ([Rule]) -> Evaluator
  ) -> DecisionBounds {
    var alternatives: [Int: [Rule]] = [:]
    for (index, rule) in rules.enumerated() {
      let open = rule.comparisons.filter { gaps.leavesOpen($0, of: rule, event, classes) }
      guard !open.isEmpty else { continue }
      var matching = rule
      matching.comparisons.removeAll { open.contains($0) }
      alternatives[index] = [matching.onItsList(instead: rule), rule.disabled]
    }
    return DecisionBounds(of: event, rules, alternatives: alternatives, evaluator: evaluator)
  }
}

extension Rule {
  /// A rule without the comparisons that are open, which still matches where `rule` might: on the
  /// user and exclude lists one without comparisons matches nothing.
  fileprivate func onItsList(instead rule: Rule) -> Rule {
    var rule = self
    if list == .user || list == .exclude, comparisons.isEmpty {
      rule.comparisons = [FieldComparison(.uid, .greaterOrEqual, 0)]
    }
    return rule
  }
}
