import AuditCatalogue
import AuditRules
import ByteText

/// What a rule comes to on one target: rules that differ here only in spelling become equal.
///
/// - Under a `perm` the mask counts only where the letters' calls are, so that the lists which newer
///   versions of audit put there, and no list at all, can be the same.
/// - `auid!=unset` is what the kernel makes of field 24.
/// - Doubled slashes and `/.` within a path are nothing to the kernel.
struct EffectiveRule: Hashable {
  let rule: CanonicalRule

  init(_ rule: Rule, on target: Target) {
    var rule = rule
    rule.comparisons = rule.comparisons.map(Self.plain)
    rule.syscalls = Self.reach(of: rule, on: target)
    self.rule = rule.canonical
  }

  /// The calls of the mask that the rule's permissions leave.
  private static func reach(of rule: Rule, on target: Target) -> SyscallMask {
    guard rule.list == .exit, rule.comparison(of: .perm) != nil else { return rule.syscalls }
    let architectures = rule.architectures(outOf: target.architectures)
    guard !architectures.isEmpty else { return rule.syscalls }
    var reach = rule.syscalls
    for comparison in rule.comparisons where comparison.field == .perm && comparison.op == .equal {
      let permissions = PermissionSet(rawValue: comparison.number ?? 0)
      let calls = architectures.flatMap {
        PermissionClasses.calls(permissions, on: $0, kernel: target.kernel)
      }
      reach = reach.intersection(SyscallMask(calls))
    }
    return reach
  }

  private static func plain(_ comparison: FieldComparison) -> FieldComparison {
    switch comparison.field {
    case .auidIsSet:
      guard let number = comparison.number, number <= 1 else { return comparison }
      let isSet = (number == 1) == (comparison.op == .equal)
      return FieldComparison(.auid, isSet ? .notEqual : .equal, UInt32.max)
    case .path, .dir, .exe:
      guard let text = comparison.text else { return comparison }
      return FieldComparison(comparison.field, comparison.op, plainPath(text))
    default: return comparison
    }
  }

  /// What stands behind the last slash of a path, trailing slashes left out.
  static func lastPart(_ path: ByteString) -> ByteString {
    path.split(separator: UInt8(ascii: "/")).last.map { ByteString($0) } ?? path
  }

  /// The path without repeated slashes and without `/.` in its middle.
  static func plainPath(_ path: ByteString) -> ByteString {
    let slash = UInt8(ascii: "/")
    guard path.first == slash else { return path }
    let parts = path.split(separator: slash)
    let kept = parts.enumerated().filter { index, part in
      !part.elementsEqual(".".utf8) || index == parts.count - 1
    }.map(\.element)
    var result = ByteString()
    for part in kept { result += [slash] + part }
    if path.last == slash { result.append(slash) }
    return result
  }
}
