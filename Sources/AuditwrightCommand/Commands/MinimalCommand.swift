import ArgumentParser
import AuditProofs
import Diagnostics
import Reports

/// Tells which rules could go.
struct MinimalCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "minimal",
    abstract: "Tell which rules could go without an event being lost.",
    discussion: """
      The rules named can go all at once: of rules that stand in for each other the earliest stays. For \
      each it is said why, and which of the rules that stay record its events. A rule can be impossible \
      (it matches nothing), silenced (never rules take all that it matches), shadowed (earlier rules \
      take all of it), redundant (other rules would record it as well), or superfluous (it says never of \
      what is not recorded anyway).

      Rules of the lists that do not decide on system calls stay. A never rule also drops what the \
      kernel writes by itself, such as a refusal by a security module; that is no event of a rule.

      Exit status: 0 nothing can go, 1 something can, 2 it is not known.
      """)

  @Argument(
    help: "A rule file, a rules.d folder, a listing, a profile, or '-'.", completion: .file())
  var rules: String

  @Flag(name: .long, help: "Events have to stay under their keys as well.")
  var keys = false

  @Option(name: .long, help: "How the answer is written.")
  var format: FindingFormat = .human

  @OptionGroup var assuming: AssumptionOptions
  @OptionGroup var target: TargetOptions
  @OptionGroup var common: CommonOptions

  func answer() async throws -> ExitCode {
    let found = Lazily { try common.found() }
    let argument = try RulesArgument(rules, found.value)
    let host = try JudgedHost(of: [argument], target) { try found.value().library }
    let held = try HeldRules(
      argument, named: rules == "-" ? "<stdin>" : rules, on: host,
      watchesAlways: assuming.watchesAlways)
    let spare = Minimizing(on: host.proofHost, keepingKeys: keys).spareRules(of: held.set)
    let report = SpareRuleReport(spare, held)
    try common.terminal.show(held.loadFindings, asProduct: false)
    switch format {
    case .human:
      try common.terminal.show(report.findings, asProduct: true)
      try common.terminal.print(report.summary)
    case .json: try common.terminal.print(report.json.rendered)
    }
    if held.loadFindings.hasErrors || !spare.spare.isEmpty { return .no }
    return spare.open.isEmpty ? .success : .unknown
  }
}
