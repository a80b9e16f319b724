import AuditCatalogue

/// What one rule is to say, before it is decided how it is written.
struct RuleDraft: Sendable, Hashable {
  /// The interface it looks at; any if `nil`.
  var abi: ABI?
  /// The calls it names; all if empty.
  var calls: [String] = []
  var conditions: [Condition] = []
  var key: String

  /// The path or the tree that it is about.
  var place: Condition? { conditions.first(where: \.isPlace) }

  /// Whether `-w` can say it.
  var isWatch: Bool {
    abi == nil && calls.isEmpty && place != nil
      && conditions.allSatisfy { $0.isPlace || $0.field == "perm" }
  }

  /// One rule for each interface, of these calls.
  static func onBoth(_ calls: [String], _ conditions: [Condition] = [], key: String) -> [RuleDraft]
  {
    ABI.allCases.map { RuleDraft(abi: $0, calls: calls, conditions: conditions, key: key) }
  }

  /// A watch for writing and for changes of attributes.
  static func watch(_ path: String, key: String, isTree: Bool = false) -> RuleDraft {
    RuleDraft(
      conditions: [Condition(isTree ? "dir" : "path", "=", path), Condition("perm", "=", "wa")],
      key: key)
  }
}
