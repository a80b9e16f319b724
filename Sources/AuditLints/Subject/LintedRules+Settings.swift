import AuditRuleSyntax

extension LintedRules {
  /// The setting that is in force after the load, of those that `value` picks out, and its line.
  func setting<Value>(_ value: (ControlRule) -> Value?) -> (value: Value, line: LintedLine)? {
    for line in lines.reversed() where !line.judged.isRefused {
      for control in line.controls.reversed() {
        if let value = value(control) { return (value, line) }
      }
    }
    return nil
  }

  /// How many records may wait for the daemon, as set here.
  var backlog: (value: UInt32, line: LintedLine)? {
    setting { if case .backlog(let number) = $0 { number } else { nil } }
  }

  /// The line that deletes all rules that were loaded before.
  var clearing: LintedLine? {
    lines.first { $0.controls.contains(.deleteAll(key: nil)) }
  }

  /// Whether this is a whole set of rules rather than a part of one: a folder, or a file that begins
  /// with a clean sheet.
  var isWhole: Bool { isMerged || clearing != nil }
}
