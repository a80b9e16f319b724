import ArgumentParser
import AuditLints
import Diagnostics
import Lints
import PolicyLints
import Reports

/// Looks for mistakes in policies and in rules.
struct LintCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Find mistakes in policies and in plain .rules files and folders.",
    discussion: """
      A path is a policy file or a folder of them, a rule file, a rules.d folder (merged as augenrules \
      does), a folder that holds such folders, or '-' for standard input. Without one the policies of the \
      search path are linted. Policies are linted as written and as they compile.

      'auditwright explain ID' tells more about a finding. To agree to one, put a comment above its line:

        # auditwright: allow ID because REASON
        # auditwright: allow ID in this file because REASON
        # auditwright: allow ID until 2027-06-30 because REASON

      With --fix rule files are mended where the meaning stays: what the kernel would hold is worked \
      out again, and a file is only written if it is the same. Policies are never changed: whether an \
      unused name is one too many or a misspelt one, only who wrote it can tell.

      Exit status: 0 nothing of the weight of --fail-on, 1 findings, 2 something cannot be read.
      """)

  @Argument(help: ArgumentHelp("What to lint.", valueName: "path"))
  var paths: [String] = []

  @OptionGroup var lints: LintOptions

  @Flag(
    name: .long, help: "Mend rule files where the meaning stays; policies are left as they are.")
  var fix = false

  @Option(name: .long, help: "How findings are written.")
  var format: LintFormat = .human

  @Option(name: .long, help: "From which weight on a finding makes the exit status 1.")
  var failOn: FailOn = .error

  @OptionGroup var target: TargetOptions
  @OptionGroup var day: DayOption
  @OptionGroup var common: CommonOptions

  func answer() async throws -> ExitCode {
    let (choice, complaints) = try lints.choice()
    if !complaints.isEmpty {
      try common.terminal.show(complaints, asProduct: true)
      return .no
    }
    var bench = try LintBench(paths, target, common, today: day.iso)
    var run = bench.run(choice)
    if fix {
      let mended = try FixRun(run, bench).carriedOut()
      for remark in mended.remarks { common.terminal.remark(remark) }
      if bench.policies != nil {
        common.terminal.remark("policies are not changed by --fix, which mends rule files alone")
      }
      bench = try LintBench(paths, target, common, today: day.iso)
      run = bench.run(choice)
    }
    try show(run.diagnostics)
    if format == .human { summarize(run) }
    return .answer(!run.diagnostics.contains { $0.severity >= failOn.severity })
  }

  private func show(_ diagnostics: [Diagnostic]) throws {
    let terminal = common.terminal
    switch format {
    case .human:
      try terminal.show(
        diagnostics, asProduct: true, explained: LintCatalogue.explained)
    case .json: try terminal.print(JSONDiagnostics.value(diagnostics).rendered)
    case .github: try terminal.print(GitHubDiagnostics.render(diagnostics))
    case .sarif:
      let log = SARIFDiagnostics(
        version: Auditwright.configuration.version, rules: LintCatalogue.sarifRules)
      try terminal.print(log.value(diagnostics).rendered)
    }
  }

  private func summarize(_ run: LintRun) {
    let counts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = run.diagnostics.count { $0.severity == severity }
      return count == 0 ? nil : counted(count, severity.rawValue)
    }
    let files = counted(run.sources.count, "file")
    let fixable = run.diagnostics.count { $0.fix != nil }
    let hint = fixable == 0 || fix ? "" : "; --fix mends \(fixable) of them"
    common.terminal.remark(
      "\(files) linted: \(counts.isEmpty ? "nothing found" : counts.joined(separator: ", "))\(hint)"
    )
  }
}

/// How findings of lints are written.
enum LintFormat: String, ExpressibleByArgument, CaseIterable {
  case human, json, sarif, github
}
