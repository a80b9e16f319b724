import ArgumentParser
import AuditCatalogue
import AuditLoading
import Diagnostics
import Reports

/// Judges every line of rules.
struct ValidateCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Judge every line of rules, by libaudit and by what the kernel takes.",
    discussion: """
      Two layers: 'libaudit-refuses' is what auditctl itself would say, 'kernel-refuses' and its like \
      what the kernel would answer. All lines are judged, also those behind the one at which a load \
      would end. Without --facts the disk and the accounts of this machine are taken, as auditctl \
      does, and what depends on them is a note; with --facts it is an error.
      """)

  @Argument(help: "Rule files, rules.d folders, profiles, or '-'.", completion: .file())
  var rules: [String]

  @Option(name: .long, help: "How findings are written.")
  var format: FindingFormat = .human

  @Option(name: .long, help: "From which weight on a finding makes the exit status 1.")
  var failOn: FailOn = .error

  @OptionGroup var target: TargetOptions
  @OptionGroup var common: CommonOptions

  func answer() async throws -> ExitCode {
    let target = try target.resolved()
    var diagnostics: [Diagnostic] = []
    var lineCount = 0
    let found = Lazily { try common.found() }
    let facts = self.target.facts == nil ? nil : try self.target.host(in: found.value().library)
    for argument in rules {
      let rules = try RulesArgument(argument, found.value)
      let validation = RuleValidation(
        target: target, host: facts ?? ThisMachine(), hostIsLoader: facts != nil)
      let lines = rules.lines(for: target, facts)
      lineCount += lines.lines.count
      if case .profile(let build) = rules {
        diagnostics += build.diagnostics
      } else {
        diagnostics += validation.diagnostics(of: lines)
      }
    }
    try common.terminal.report(diagnostics, as: format)
    if format == .human { summarize(diagnostics, lineCount, target) }
    return .answer(!diagnostics.contains { $0.severity >= failOn.severity })
  }

  private func summarize(_ diagnostics: [Diagnostic], _ lineCount: Int, _ target: Target) {
    let errors = diagnostics.count { $0.severity == .error }
    let verdict =
      switch errors {
      case 0: "no line is refused"
      case 1: "1 finding is an error"
      default: "\(errors) findings are errors"
      }
    common.terminal.remark(
      "\(lineCount) lines judged for \(target.name) (audit \(target.audit), kernel "
        + "\(target.kernel)): \(verdict)")
  }
}
