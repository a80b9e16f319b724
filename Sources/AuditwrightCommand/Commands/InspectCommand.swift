import ArgumentParser
import AuditCatalogue
import AuditLoading
import AuditRules
import ByteText
import Diagnostics
import LibAudit
import PolicyCompilation
import Reports

/// Shows rules as libaudit compiles them.
struct InspectCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show each rule as libaudit compiles it, in one form or as bytes.",
    discussion: """
      One rule a line, in the kernel's order after a load: in the form of a rules file, or with --wire \
      as the hexadecimal digits of struct audit_rule_data and its buffer, the very bytes that auditctl \
      sends. Lines that a load would not take are told on standard error and make the exit status 1.
      """)

  @Argument(help: "Rule files, rules.d folders, profiles, or '-'.", completion: .file())
  var rules: [String]

  @Flag(name: .long, help: "Print the bytes that auditctl sends.")
  var wire = false

  @OptionGroup var target: TargetOptions
  @OptionGroup var common: CommonOptions

  func answer() async throws -> ExitCode {
    let target = try target.resolved()
    let found = Lazily { try common.found() }
    let facts = self.target.facts == nil ? nil : try self.target.host(in: found.value().library)
    let writer = RuleWriter(names: LibAuditNames(), machine: target.machine)
    var hasErrors = false
    for argument in rules {
      let rules = try RulesArgument(argument, found.value)
      var host: any HostView = facts ?? ThisMachine()
      if case .profile(let build) = rules {
        hasErrors = hasErrors || build.diagnostics.hasErrors
        try common.terminal.show(build.diagnostics, asProduct: false)
        host = build.profile.facts ?? UnknownHost()
      }
      let result = Load(target: target, host: host).run(rules.lines(for: target, facts))
      try common.terminal.show(result.diagnostics, asProduct: false)
      hasErrors = hasErrors || result.diagnostics.hasErrors || result.exitStatus != 0
      let lines = result.rules.map { line(for: $0, writer) }
      try common.terminal.print(lines.map { $0 + "\n" }.joined())
    }
    return .answer(!hasErrors)
  }

  private func line(for rule: LoadedRule, _ writer: RuleWriter) -> String {
    if wire, let data = try? RuleData(rule.rule, prepended: rule.wasPrepended) { return data.hex }
    if wire { return "# \(rule.span.fileAndLine): a name in it is not known on this machine" }
    let text = writer.line(rule.rule, prepended: rule.wasPrepended)
    return text?.description ?? "# \(rule.span.fileAndLine): no line can express this rule"
  }
}
