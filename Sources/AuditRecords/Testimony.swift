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
  /// The names behind numbers that stand in for them: users and groups of whom no number is known.
  public let accounts: [UInt32: ByteString]
  /// The program that acts, by its path in the records.
  public let program: ByteString?

  /// The same with another event: one that tells what is known from elsewhere.
  public func with(_ event: Event) -> Testimony {
    Testimony(
      event: event, gaps: gaps, remarks: remarks, accounts: accounts, program: program)
  }

  /// What may become of the event under `rules`.
  public func bounds(
    under rules: [Rule], classes: any CallClasses, evaluator: ([Rule]) -> Evaluator
  ) -> DecisionBounds {
    var alternatives: [Int: [Rule]] = [:]
    for (index, rule) in rules.enumerated() {
      let openings = openings(of: rule, classes)
      if !openings.isEmpty { alternatives[index] = openings }
    }
    return DecisionBounds(of: event, rules, alternatives: alternatives, evaluator: evaluator)
  }

  /// What stands for a rule of which the records do not tell whether it matches: it without what is
  /// open, and one that matches nothing. None for a rule that is settled.
  public func openings(of rule: Rule, _ classes: any CallClasses) -> [Rule] {
    let open = rule.comparisons.filter { gaps.leavesOpen($0, of: rule, event, classes) }
    guard !open.isEmpty else { return [] }
    var matching = rule
    matching.comparisons.removeAll { open.contains($0) }
    return [matching.onItsList(instead: rule), rule.disabled]
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
