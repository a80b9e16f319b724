import AuditAnalysis
import AuditCatalogue
import AuditRules
import ByteText
import Lints

/// A rule that never decides anything, and those before it that take its events.
struct Shadowed {
  let line: LintedLine
  let rule: Rule
  /// In the kernel's order, one for each interface if one is not enough.
  let takers: [(line: LintedLine, rule: Rule)]

  /// Whether the rule lets something be recorded that it matches; on the exclude list none does.
  var records: Bool { Self.records(rule) }
  /// Whether some of its events are recorded by those before it.
  var areRecorded: Bool { takers.contains { Self.records($0.rule) } }
  /// Whether some of its events are kept from being recorded by those before it.
  var areSilenced: Bool { takers.contains { !Self.records($0.rule) } }

  private static func records(_ rule: Rule) -> Bool {
    rule.list != .exclude && rule.action == .always
  }
}

extension LintedRules {
  /// The rules that never decide anything because earlier ones take all of their events.
  var shadowed: [Shadowed] {
    let shadows = RuleShadows(held.map(\.readings), cover).shadows
    return held.indices.compactMap { index in
      guard !shadows[index].isEmpty, let rule = held[index].readings.first else { return nil }
      let takers = shadows[index].map { (line: held[$0].line, rule: held[$0].readings[0]) }
      return Shadowed(line: held[index].line, rule: rule, takers: takers)
    }
  }
}

extension Finding {
  /// This finding with a note at each rule that takes the events.
  func noting(_ takers: [(line: LintedLine, rule: Rule)]) -> Finding {
    takers.reduce(self) { finding, taker in
      let keys = taker.rule.keys.map { "'\($0)'" }.joined(separator: " and ")
      switch (taker.rule.list, taker.rule.action) {
      case (.exclude, _), (_, .never):
        return finding.noting("this rule takes them and records nothing", at: taker.line.span)
      case (_, .always):
        let filed = keys.isEmpty ? "without a key" : "under \(keys)"
        return finding.noting("they are recorded here, \(filed)", at: taker.line.span)
      }
    }
  }
}
