import AuditCatalogue
import AuditRules

extension Rule {
  /// Whether something besides calls and letters keeps the rule to a small part of what happens on
  /// `target`: a place, a program, an id, a result, an argument, the 32-bit interface.
  ///
  /// Ranges of ids do not: all users, or all that are not root, do most of what is done.
  ///
  /// - Parameters:
  ///   - bySuccess: whether calls that fail count as a small part.
  ///   - byPlace: whether a path or a tree does.
  func isNarrow(on target: Target, bySuccess: Bool, byPlace: Bool = true) -> Bool {
    let native = target.architectures.first
    if let native, !architectures(outOf: target.architectures).contains(native) { return true }
    return comparisons.contains {
      Self.narrows($0, bySuccess: bySuccess) && (byPlace || !$0.field.isPlace)
    }
  }

  /// The letters of its perm; none if it has no perm.
  var permissions: PermissionSet {
    PermissionSet(rawValue: comparison(of: .perm)?.number ?? 0)
  }

  /// Whether it looks at the login of whoever acts, which daemons do not have.
  var isAboutLogins: Bool {
    comparisons.contains { $0.field == .auid || $0.field == .auidIsSet }
  }

  private static func narrows(_ comparison: FieldComparison, bySuccess: Bool) -> Bool {
    let field = comparison.field
    switch field {
    case .arch, .key, .perm, .auidIsSet: return false
    case .success: return bySuccess && comparison.op == .equal && comparison.number == 0
    case _ where field.isUserId || field.isGroupId || field == .sessionid:
      return comparison.op == .equal && comparison.number != .max
    default: return true
    }
  }
}
