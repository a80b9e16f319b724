import AuditCatalogue
import AuditRules

/// Why a rule can match no event at all, by its own conditions.
public enum RuleContradiction: Sendable, Hashable {
  /// No number passes this condition.
  case never(FieldComparison)
  /// Each condition on this field can hold, but not all at once; on auid, whether it is set counts too.
  case field(Field)
  /// A failed call has an error, and an error only a failed call.
  case successWithExit
  /// The calls never return, so they have no result that a condition could hold for.
  case noResult

  /// The first that is found in `scope`; `nil` if none is.
  ///
  /// - Parameter names: libaudit's tables, for the calls that do not return or whose results are small.
  public init?(in scope: RuleScope, names: any AuditNames) {
    if let never = scope.ordered.first(where: { $0.isNever }) {
      self = .never(never)
      return
    }
    let contradicted = scope.rule.comparisons.map(\.field).first { field in
      scope.contradicts(field == .auidIsSet ? .auid : field)
    }
    if let contradicted {
      self = .field(contradicted == .auidIsSet ? .auid : contradicted)
      return
    }
    guard scope.rule.list == .exit, !scope.calls.isEmpty else { return nil }
    if scope.asksForResults, scope.calls(areAllOf: ["exit", "exit_group"], names) {
      self = .noResult
    } else if scope.isSuccessAgainstExit(names) {
      self = .successWithExit
    } else {
      return nil
    }
  }
}

extension FieldComparison {
  /// Whether no event has a number that passes it.
  fileprivate var isNever: Bool {
    guard let number else { return false }
    switch field {
    case .success: return ![1, 2].contains { holds(ofOutcome: $0) }
    case .perm, .filetype, .fieldCompare, .fstype, .arch, .key: return false
    default:
      if op == .anyBit { return number == 0 }
      return ScalarRange([self]).overlap == .none
    }
  }
}

extension RuleScope {
  fileprivate var asksForResults: Bool {
    conditions[.exit] != nil || conditions[.success] != nil
  }

  /// Whether the conditions on `field` leave nothing.
  fileprivate func contradicts(_ field: Field) -> Bool {
    let all =
      field == .arch ? rule.comparisons.filter { $0.field == .arch } : conditions[field] ?? []
    guard all.count > 1 else { return false }
    let (wanted, banned) = (all.filter { $0.op == .equal }, all.filter { $0.op == .notEqual })
    let isBoth = wanted.contains { one in banned.contains { $0.value == one.value } }
    switch field {
    case .gid, .egid:
      let ordered = all.filter { $0.op != .equal && $0.op != .notEqual }
      return isBoth || ScalarRange(ordered).overlap == .none
    case .filetype: return isBoth
    case .fieldCompare: return isBoth && isOfTask(wanted, banned)
    case .success:
      return ![1, 2].contains { outcome in all.allSatisfy { $0.holds(ofOutcome: outcome) } }
    case .arch, .subjectUser, .subjectRole, .subjectType:
      return isBoth || Set(wanted.map(\.value)).count > 1
    default: return field.isOneNumber && ScalarRange(all).overlap == .none
    }
  }

  /// Whether a pair that is both wanted and banned is one of the task's own ids.
  private func isOfTask(_ wanted: [FieldComparison], _ banned: [FieldComparison]) -> Bool {
    wanted.contains { one in
      guard banned.contains(where: { $0.value == one.value }), let number = one.number else {
        return false
      }
      let right = InterfieldComparison(number: number)?.right
      return right != .objectUid && right != .objectGid
    }
  }

  fileprivate func isSuccessAgainstExit(_ names: any AuditNames) -> Bool {
    let exits = (conditions[.exit] ?? []).filter { $0.op == .equal }
    guard let exit = exits.first?.number, let success = conditions[.success] else { return false }
    let outcomes = [1, 2].filter { outcome in success.allSatisfy { $0.holds(ofOutcome: outcome) } }
    let isError = exit >= 0xffff_f001
    if outcomes == [2] { return !isError }
    // The low half of a large result may look like an error.
    return outcomes == [1] && isError && calls(areAllOf: CallsWithSmallResults.names, names)
  }

  /// Whether each call that the rule can match is one of these.
  fileprivate func calls(areAllOf wanted: Set<String>, _ names: any AuditNames) -> Bool {
    calls.allSatisfy { architecture, mask in
      let known = wanted.compactMap { names.number(ofSyscall: $0, on: architecture) }
      return SyscallMask(known.filter { $0 < SyscallMask.limit }).holdsAll(of: mask)
        && !mask.isAll
    }
  }
}
