import AuditCatalogue
import AuditRules

/// Reads rules of the user and exclude lists as parts of the space that they silence.
///
/// The kernel evaluates few fields there, and any other ends its walk through the list
/// (kernel/audit.c, audit_filter).
struct MessageReading {
  let reading: RuleReading
  /// The record type, if only one is asked about; otherwise it is a number of the event.
  let type: UInt32?

  /// What the rules of `list` silence.
  func silencers(_ rules: [Rule], on list: FilterList) -> [Silencer] {
    var result: [Silencer] = []
    var ends: [[Condition]] = []
    for (index, rule) in rules.enumerated() where rule.list == list {
      switch outcome(of: rule) {
      case .matches(let conditions):
        let protects = list == .user && rule.action == .always
        if protects {
          ends.append(conditions)
        } else {
          result.append(Silencer(rule: index, conditions: conditions, except: ends))
        }
      case .ends(let conditions): ends.append(conditions)
      case .nothing: continue
      }
    }
    return result
  }

  private enum Outcome {
    case matches([Condition])
    case ends([Condition])
    case nothing
  }

  private func outcome(of rule: Rule) -> Outcome {
    guard !rule.comparisons.isEmpty else { return .nothing }
    var conditions: [Condition] = []
    for (index, comparison) in rule.comparisons.enumerated() {
      switch condition(comparison, isFirst: index == 0) {
      case .evaluated(.never?): return .nothing
      case .evaluated(let condition): if let condition { conditions.append(condition) }
      case .notEvaluated: return .ends(conditions)
      }
    }
    return .matches(conditions)
  }

  private enum Reading {
    /// As this condition; `nil` if it always holds.
    case evaluated(Condition?)
    case notEvaluated
  }

  private func condition(_ comparison: FieldComparison, isFirst: Bool) -> Reading {
    let (field, op) = (comparison.field, comparison.op)
    let isSubjectLabel = field.isSecurityLabel && !(field >= .objectUser)
    if isSubjectLabel {
      let condition = reading.atom(comparison, .task)
      // A label that nobody knows is as good as the comparison before it; so is one that perhaps
      // nobody knows, and the search has to say so (EscapeSearch, labelDoubts).
      let mayBeIgnored = condition == .never || reading.host.target.securityModules == nil
      return .evaluated(mayBeIgnored && !isFirst ? nil : condition)
    }
    guard [.pid, .uid, .gid, .auid, .auidIsSet, .exe, .msgtype].contains(field) else {
      return .notEvaluated
    }
    if comparison.isOfAccount { return .evaluated(reading.atom(comparison, .task)) }
    if field == .exe {
      return .evaluated(comparison.text.map { reading.program($0, op) } ?? .never)
    }
    guard let value = comparison.number else { return .evaluated(.never) }
    switch field {
    case .msgtype:
      guard let type else { return .evaluated(.word(.task(.msgtype), op, value)) }
      return .evaluated(op.holds(type, value) ? nil : .never)
    case .auidIsSet: return .evaluated(reading.loginCondition(op, value, .task(.auid)))
    // Supplementary groups do not count here.
    default: return .evaluated(.word(.task(field), op, value))
    }
  }
}
