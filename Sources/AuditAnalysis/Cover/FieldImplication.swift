import AuditCatalogue
import AuditRules
import ByteText

/// What follows from the conditions of one rule.
///
/// Comparisons are the kernel's: 32 bits without a sign, and what an event lacks fails every one.
struct FieldImplication {
  private let given: RuleScope
  private let target: Target
  private let architecture: Architecture?

  /// What follows from `given` for calls of `architecture`.
  init(_ given: RuleScope, target: Target, on architecture: Architecture?) {
    self.given = given
    self.target = target
    self.architecture = architecture
  }

  /// Whether every event that meets the given conditions meets `wanted`, a condition of a rule that
  /// is no watch.
  func holds(_ wanted: FieldComparison) -> Bool {
    let known = given.conditions[wanted.field] ?? []
    switch wanted.field {
    // A watch forgets the program once its file is replaced, and is asked before a name goes.
    case .exe: return !given.isWatch && known.contains(wanted)
    case .success: return success(wanted)
    case .perm: return known.contains(wanted) || permission(wanted)
    default: break
    }
    if known.contains(wanted) { return true }
    switch wanted.field {
    case .gid, .egid:
      return known.contains { isOrdered($0) } && isOrdered(wanted)
        && follows(wanted, from: known.filter(isOrdered))
    case .objectUid, .objectGid, .devmajor, .devminor, .inode:
      // Several conditions may be met by several names; each by itself is met by one.
      return known.contains { follows(wanted, from: [$0]) }
    default: return wanted.field.isOneNumber && follows(wanted, from: known)
    }
  }

  /// Comparisons of groups by order look at the primary group alone.
  private func isOrdered(_ comparison: FieldComparison) -> Bool {
    switch comparison.op {
    case .less, .lessOrEqual, .greater, .greaterOrEqual: true
    case .equal, .notEqual, .anyBit, .allBits: false
    }
  }

  /// Whether a number that passes `known` passes `wanted`.
  private func follows(_ wanted: FieldComparison, from known: [FieldComparison]) -> Bool {
    guard let value = wanted.number, !known.isEmpty else { return false }
    if let negation = wanted.op.negation {
      return ScalarRange(known + [FieldComparison(wanted.field, negation, value)]).overlap == .none
    }
    return known.contains { comparison in
      guard let number = comparison.number else { return false }
      switch (wanted.op, comparison.op) {
      case (_, .equal): return wanted.op.holds(number, value)
      case (.anyBit, .anyBit): return number & ~value == 0
      case (.anyBit, .allBits): return number & value != 0
      case (.allBits, .allBits): return number & value == value
      default: return false
      }
    }
  }

  // MARK: Results

  /// The kernel keeps 1 for a success and 2 for a failure, and a call that does not return has
  /// neither.
  private func success(_ wanted: FieldComparison) -> Bool {
    let possible = outcomes
    return !possible.isEmpty && possible.allSatisfy { wanted.holds(ofOutcome: $0) }
  }

  /// The outcomes that the given conditions leave; empty if nothing is said about them.
  private var outcomes: [UInt32] {
    let successes = given.conditions[.success] ?? []
    let exits = (given.conditions[.exit] ?? []).filter { $0.op == .equal }
    guard !successes.isEmpty || !exits.isEmpty else { return [] }
    return [1, 2].filter { outcome in
      successes.allSatisfy { $0.holds(ofOutcome: outcome) }
        && exits.allSatisfy { exit in
          guard let number = exit.number else { return true }
          // An error may be the low half of a large result, anything else is none.
          return outcome == 1 || number >= 0xffff_f001
        }
    }
  }

  // MARK: Permissions

  /// Whether every call that the given rule can match counts as one of the wanted letters.
  private func permission(_ wanted: FieldComparison) -> Bool {
    guard wanted.op == .equal, let number = wanted.number else { return false }
    let letters = PermissionSet(rawValue: number)
    let known = (given.conditions[.perm] ?? []).filter { $0.op == .equal }
      .map { PermissionSet(rawValue: $0.number ?? 0) }
    if known.contains(where: { letters.isSuperset(of: $0) }) { return true }
    guard let architecture, let calls = given.calls[architecture], !calls.isAll else {
      return false
    }
    return calls.numbers.allSatisfy { isCounted($0, on: architecture, letters, known) }
  }

  private func isCounted(
    _ call: UInt32, on architecture: Architecture, _ wanted: PermissionSet,
    _ known: [PermissionSet]
  ) -> Bool {
    func passes(_ letters: PermissionSet) -> Bool {
      known.contains { letters.isDisjoint(with: $0) } || !letters.isDisjoint(with: wanted)
    }
    switch PermissionClasses.judge(ofCall: call, on: architecture, kernel: target.kernel) {
    case .always(let letters): return passes(letters)
    case .accessMode, .accessModeInMemory:
      return ([.read, .write, [.read, .write]] as [PermissionSet]).allSatisfy(passes)
    case .write: return passes([]) && passes(.write)
    }
  }
}

extension FieldComparison {
  /// Whether a condition on `success` holds for a call that succeeded, 1, or failed, 2.
  func holds(ofOutcome outcome: UInt32) -> Bool {
    number.map { op.holds(outcome, $0 != 0 ? 1 : 2) } ?? false
  }
}

extension Field {
  /// Whether an event has no more than one such number.
  var isOneNumber: Bool {
    switch self {
    case .pid, .uid, .euid, .suid, .fsuid, .sgid, .fsgid, .auid, .pers, .ppid, .sessionid, .exit,
      .socketFamily, .msgtype, .a0, .a1, .a2, .a3:
      true
    default: false
    }
  }
}
