import AuditCatalogue
import AuditRules
import ByteText
import LibAudit

/// Rules as `raw` lines.
struct RawLines {
  private let lines: [ImportedRules.Line]
  private let rules: [Rule]
  private let target: Target
  private let writer: RuleWriter
  private let compiler: RuleLineCompiler

  init(_ lines: [ImportedRules.Line], _ rules: [Rule], _ target: Target) {
    self.lines = lines
    self.rules = rules
    self.target = target
    writer = RuleWriter(names: LibAuditNames(), machine: target.machine)
    compiler = RuleLineCompiler(target: target, host: UnknownHost())
  }

  /// The author's own line where it means the rule on every machine, else the line that does; `nil` if
  /// none does.
  func line(of rule: Int) -> ByteString? {
    [lines[rule].text, writer.line(rules[rule])].compactMap { $0 }.first { text in
      guard let readings = try? compiler.additions(of: text), readings.count == 1 else {
        return false
      }
      return readings[0].held(by: target.kernel, on: target.machine) == rules[rule]
    }
  }
}
