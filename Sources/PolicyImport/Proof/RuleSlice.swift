import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText

/// The part of a rule that is about one system call interface.
///
/// A rule without an arch is one slice for each interface of the target; what it matches on others is
/// no event of the target.
struct RuleSlice {
  /// What slices that differ in their calls alone have in common.
  struct Kind: Hashable {
    /// The conditions but arch and key.
    let meaning: CanonicalRule
    let keys: [ByteString]
    let architecture: Architecture?
    /// Which of several watches that say the same on one file, with others between them.
    var number = 0
  }

  /// The place of the rule in its set.
  let index: Int
  /// The rule, asked about this interface only.
  let rule: Rule
  var kind: Kind
  var calls: SyscallMask

  /// The slices of `rules` in order; none for a rule that matches nothing.
  static func slices(of rules: [Rule], on target: Target) -> [RuleSlice] {
    rules.enumerated().flatMap { index, rule in
      rule.list == .exit
        ? slices(of: rule, index, target)
        : [
          RuleSlice(
            index: index, rule: rule,
            kind: Kind(meaning: rule.canonical, keys: rule.keys, architecture: nil), calls: .all)
        ]
    }
  }

  private static func slices(of rule: Rule, _ index: Int, _ target: Target) -> [RuleSlice] {
    guard !rule.syscalls.isEmpty else { return [] }
    var bare = rule
    bare.comparisons.removeAll { $0.field == .arch }
    bare.syscalls = .all
    let meaning = bare.canonical.withoutKeys
    // What is ignored has no key, whatever the rule says.
    let keys = rule.action == .never ? [] : rule.keys
    return rule.architectures(outOf: target.architectures).map { architecture in
      var slice = bare
      slice.comparisons.insert(FieldComparison(.arch, .equal, architecture.rawValue), at: 0)
      slice.syscalls = rule.syscalls
      return RuleSlice(
        index: index, rule: slice,
        kind: Kind(meaning: meaning, keys: keys, architecture: architecture),
        calls: rule.reach(on: architecture, of: target))
    }
  }
}

extension Rule {
  /// The calls that the rule can match: of a `perm=` those of its classes that are in the mask, so that
  /// the lists which newer versions of audit put there and no list at all are the same.
  func reach(on architecture: Architecture, of target: Target) -> SyscallMask {
    var reach = syscalls.isAll ? .all : syscalls
    for comparison in comparisons where comparison.field == .perm && comparison.op == .equal {
      let letters = PermissionSet(rawValue: comparison.number ?? 0)
      reach = reach.intersection(
        SyscallMask(PermissionClasses.calls(letters, on: architecture, kernel: target.kernel)))
    }
    return reach
  }
}
