import AuditRules
import ByteText

extension Sequence<LoadedRule> {
  /// What each rule can be, for proofs: none where that cannot be told.
  ///
  /// Of two watches of one file under different names the kernel asks the one that was loaded last,
  /// not the one that stands first, so a rule that `-A` put in front of such another has no certain
  /// place (`Documentation/kernel-habits.md`, two spellings of one name).
  public var certainReadings: [[Rule]] {
    var names: [ByteString: Set<ByteString>] = [:]
    for rule in self {
      if let path = rule.rule.path { names[path.lastPart, default: []].insert(path) }
    }
    return map { rule in
      guard rule.wasPrepended, let path = rule.rule.path, names[path.lastPart]?.count ?? 0 > 1
      else { return rule.readings }
      return []
    }
  }
}

extension ByteString {
  /// What stands behind the last slash: under other names of its folders a file keeps its own.
  fileprivate var lastPart: ByteString {
    split(separator: UInt8(ascii: "/")).last.map { ByteString($0) } ?? self
  }
}
