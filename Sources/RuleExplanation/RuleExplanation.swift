import AuditCatalogue
import AuditRules
import ByteText

/// A rule in plain words, for one machine.
public struct RuleExplanation: Sendable, Hashable {
  /// The rule as a line of a rules file; `nil` if no line means it.
  public let line: ByteString?
  /// What it does, in one sentence.
  public let summary: String
  /// The filter list, and what the kernel does with it.
  public let list: String
  /// The calls that it looks at; `nil` for each and every one, or on a list that has no calls.
  public let calls: [CallGroup]?
  /// What it asks, in its order.
  public let conditions: [Condition]
  /// What its events are filed under.
  public let keys: [ByteString]
  /// What it does not record, or does not silence, that one might expect of it.
  public let limits: [String]
  /// How to find its events.
  public let commands: [LogCommand]
  /// Whether it records, rather than silences.
  public let records: Bool

  /// Whether the calls are all those that the letters of `perm=` stand for.
  let looksAtPermissions: Bool

  /// Explains `rule`.
  ///
  /// - Parameters:
  ///   - others: rules that it is loaded with; what they do in its place is not held against it.
  ///   - target: the machine that judges it.
  public init(
    _ rule: Rule, beside others: [Rule] = [], on target: Target, names: any AuditNames
  ) {
    let words = RuleWords(rule, on: target, names: names)
    line = words.writer.line(rule)
    summary = words.summary
    looksAtPermissions = rule.syscalls.isAll && words.permissions != nil
    list = words.listMeaning
    if rule.list == .exit, case .some(let groups) = words.reach {
      calls = groups
    } else {
      calls = nil
    }
    conditions = words.conditions
    keys = rule.keys
    limits = words.limits(beside: others)
    records = rule.action == .always && rule.list != .exclude
    if rule.list != .exit || rule.action == .never {
      commands = []
    } else if rule.keys.isEmpty {
      commands = LogCommand.searches(forUnkeyed: rule, on: target, names: names)
    } else {
      commands = rule.keys.flatMap {
        LogCommand.searches(forKey: $0, of: [rule], names: names)
      }
    }
  }
}
