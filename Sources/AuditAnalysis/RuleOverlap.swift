import AuditCatalogue
import AuditRules
import ByteText

/// Looks for a contradiction between two rules of one list.
///
/// Sound in one direction: `none` is said only where no event can match both. Where the fields are
/// ordinary ones, `certain` means what it says; tests that look at several names of an event, or at
/// two fields at once, give `possible`.
public struct RuleOverlap: Sendable {
  let target: Target

  /// For the machine that holds the rules.
  public init(target: Target) {
    self.target = target
  }

  /// A rule, prepared for being compared with many others.
  public struct Subject: Sendable {
    public let rule: Rule
    /// The calls that it can match on each architecture of the target.
    fileprivate let calls: [Architecture: SyscallMask]
    fileprivate let fields: [Field: [FieldComparison]]
    /// Whether it contradicts itself.
    fileprivate let isEmpty: Bool
  }

  /// `rule`, prepared.
  public func subject(_ rule: Rule) -> Subject {
    var calls: [Architecture: SyscallMask] = [:]
    if rule.list == .exit {
      for architecture in rule.architectures(outOf: target.architectures) {
        calls[architecture] = reach(of: rule, on: architecture)
      }
    }
    let fields = Dictionary(grouping: rule.comparisons, by: \.field)
    let isEmpty = fields.contains { $0.value.count > 1 && overlap($0.key, $0.value) == .none }
    return Subject(rule: rule, calls: calls, fields: fields, isEmpty: isEmpty)
  }

  private func reach(of rule: Rule, on architecture: Architecture) -> SyscallMask {
    rule.comparisons.reduce(rule.syscalls) { mask, comparison in
      guard comparison.field == .perm, comparison.op == .equal else { return mask }
      let letters = PermissionSet(rawValue: comparison.number ?? 0)
      let reach = PermissionClasses.calls(letters, on: architecture, kernel: target.kernel)
      return mask.intersection(SyscallMask(reach))
    }
  }

  /// What the two rules have in common.
  public func overlap(_ a: Subject, _ b: Subject) -> Overlap {
    guard !a.isEmpty, !b.isEmpty else { return .none }
    var result = a.rule.list.looksAtSyscalls ? calls(a, b) : .certain
    guard result != .none else { return .none }
    result = result.and(places(a.rule, b.rule))
    for (field, comparisons) in a.fields {
      guard result != .none else { return .none }
      guard let others = b.fields[field], !a.rule.endsItsList, !b.rule.endsItsList else { continue }
      result = result.and(overlap(field, comparisons + others))
    }
    let both = Both(a: a, b: b)
    return result.and(results(both)).and(labels(both)).and(pairs(both))
  }

  /// The fields of two rules.
  private struct Both {
    let a: Subject
    let b: Subject

    subscript(field: Field) -> [FieldComparison] {
      (a.fields[field] ?? []) + (b.fields[field] ?? [])
    }

    func contains(where test: (Field) -> Bool) -> Bool {
      a.fields.keys.contains(where: test) || b.fields.keys.contains(where: test)
    }
  }

  /// The calls that both look at on some architecture of the target.
  private func calls(_ a: Subject, _ b: Subject) -> Overlap {
    guard a.rule.list == .exit else {
      return a.rule.syscalls.intersection(b.rule.syscalls).isEmpty ? .none : .certain
    }
    let meet = a.calls.contains { architecture, calls in
      b.calls[architecture].map { !calls.intersection($0).isEmpty } ?? false
    }
    return meet ? .certain : .none
  }

  /// The paths and trees that the rules are about.
  private func places(_ a: Rule, _ b: Rule) -> Overlap {
    let several = Overlap.possible("only a call that names something in both places matches both")
    switch (a.path, b.path, a.dir, b.dir) {
    case (let one?, let other?, _, _):
      // Of several watched names the first that the call recorded decides, whatever the order.
      return Self.sameFile(one, other)
    case (let path?, nil, _, let dir?), (nil, let path?, let dir?, _):
      return Self.holds(dir, path) ? .certain : several
    case (nil, nil, let one?, let other?):
      return Self.holds(one, other) || Self.holds(other, one) ? .certain : several
    default: return .certain
    }
  }

  /// Whether two paths name one file. A folder can have several names (on Debian /bin is /usr/bin),
  /// so paths that end alike may; that a file has a second name of its own is left aside, which is
  /// the assumption `hard-links`.
  private static func sameFile(_ one: ByteString, _ other: ByteString) -> Overlap {
    if EffectiveRule.plainPath(one) == EffectiveRule.plainPath(other) { return .certain }
    guard EffectiveRule.lastPart(one) == EffectiveRule.lastPart(other) else { return .none }
    return .possible("'\(one)' and '\(other)' may name one file")
  }

  /// Whether `path` is `dir` or below it.
  private static func holds(_ dir: ByteString, _ path: ByteString) -> Bool {
    let slash = UInt8(ascii: "/")
    var top = EffectiveRule.plainPath(dir)
    if top.last != slash { top.append(slash) }
    var inner = EffectiveRule.plainPath(path)
    inner.append(slash)
    return inner.starts(with: top)
  }

  /// The comparisons of one field in both rules.
  private func overlap(_ field: Field, _ comparisons: [FieldComparison]) -> Overlap {
    switch field {
    case .key, .perm, .path, .dir, .arch, .success, .fieldCompare, .fstype: return .certain
    case .objectUid, .objectGid, .filetype, .devmajor, .devminor, .inode, .objectUser,
      .objectRole, .objectType, .objectLevelLow, .objectLevelHigh:
      let several = "two names of one call may each pass a test"
      return names(comparisons) == .certain ? .certain : .possible(several)
    case .gid, .egid: return groups(comparisons)
    case .exe: return programs(comparisons)
    default: return field.isText ? texts(comparisons) : ScalarRange(comparisons).overlap
    }
  }

  private func names(_ comparisons: [FieldComparison]) -> Overlap {
    comparisons[0].field.isText ? texts(comparisons) : ScalarRange(comparisons).overlap
  }

  /// `=` on gid and egid may be met by a supplementary group, so two of them need not contradict.
  private func groups(_ comparisons: [FieldComparison]) -> Overlap {
    let wanted = Set(comparisons.filter { $0.op == .equal }.map(\.value))
    let banned = comparisons.filter { $0.op == .notEqual }
    if banned.contains(where: { wanted.contains($0.value) }) { return .none }
    return ScalarRange(comparisons.filter { $0.op != .equal }).overlap
  }

  /// Different paths may still name one program.
  private func programs(_ comparisons: [FieldComparison]) -> Overlap {
    let exact = texts(comparisons)
    let wanted = Set(comparisons.filter { $0.op == .equal }.compactMap(\.text)).sorted()
    guard exact == .none, let first = wanted.first, wanted.count > 1 else { return exact }
    return wanted.dropFirst().reduce(Overlap.certain) { $0.and(Self.sameFile(first, $1)) }
  }

  private func texts(_ comparisons: [FieldComparison]) -> Overlap {
    let wanted = Set(comparisons.filter { $0.op == .equal }.map(\.value))
    let banned = Set(comparisons.filter { $0.op == .notEqual }.map(\.value))
    if wanted.count > 1 || !wanted.isDisjoint(with: banned) { return .none }
    let isOrdered = comparisons.contains { $0.op != .equal && $0.op != .notEqual }
    return isOrdered ? .possible("levels are ordered by the security policy") : .certain
  }

  /// What success and exit say together: an error number goes with failure, anything else not.
  private func results(_ both: Both) -> Overlap {
    var successes = Set<Bool>()
    for comparison in both[.success] {
      guard let number = comparison.number else { continue }
      switch comparison.op {
      case .equal: successes.insert(number != 0)
      case .notEqual: successes.insert(number == 0)
      default: return .possible("'success' is compared by order")
      }
    }
    for comparison in both[.exit] where comparison.op == .equal {
      if let number = comparison.number { successes.insert(number < 0xffff_f001) }
    }
    return successes.count > 1 ? .none : .certain
  }

  /// A field of a security module that is not in force never matches.
  private func labels(_ both: Both) -> Overlap {
    guard both.contains(where: \.isSecurityLabel) else { return .certain }
    guard let modules = target.securityModules else {
      return .possible("no security module is known that would judge the labels")
    }
    return modules.contains("selinux") || modules.contains("smack")
      ? .certain : .possible("the labels are those of a security module that is not in force")
  }

  /// Fields compared with each other, and the login id's own flag, tie two fields together.
  private func pairs(_ both: Both) -> Overlap {
    if !both[.auidIsSet].isEmpty, !both[.auid].isEmpty {
      return .possible("one looks at auid and the other at whether it is set")
    }
    let compared = both[.fieldCompare]
    for comparison in compared {
      if compared.contains(where: { $0.value == comparison.value && $0.op != comparison.op }) {
        return tiesNames(comparison) ? .possible("two names may each pass a test") : .none
      }
      guard let pair = comparison.number.flatMap(InterfieldComparison.init(number:)) else {
        continue
      }
      if !both[pair.left].isEmpty || !both[pair.right].isEmpty {
        return .possible("a comparison of two fields was not worked out")
      }
    }
    return .certain
  }

  private func tiesNames(_ comparison: FieldComparison) -> Bool {
    let pair = comparison.number.flatMap(InterfieldComparison.init(number:))
    return pair.map { $0.right == .objectUid || $0.right == .objectGid } ?? true
  }
}
