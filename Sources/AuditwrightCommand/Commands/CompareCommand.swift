import ArgumentParser
import AuditCatalogue
import AuditProofs
import ByteText
import Diagnostics
import LibAudit
import PolicyCompilation
import Reports

/// Compares two sets of rules by what they record.
struct CompareCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Tell whether two sets of rules record the same, with events that tell them apart.",
    discussion: """
      A and B are rules as for other commands: a .rules file, a rules.d folder, a captured \
      'auditctl -l', a profile, or '-'. The answer is 'equal', 'stronger' (A records all that B does and \
      more), 'weaker', 'incomparable' or 'unknown', and for each difference an event, the most ordinary \
      ones first. Keys do not count unless --keys is given.

      Exit status: 0 equal, 1 not, 2 unknown.
      """)

  @Argument(help: ArgumentHelp("The rules to judge.", valueName: "a"), completion: .file())
  var first: String

  @Argument(help: ArgumentHelp("The rules to judge them by.", valueName: "b"), completion: .file())
  var second: String

  @Flag(name: .long, help: "Events have to be filed under the same keys as well.")
  var keys = false

  @Flag(name: .long, help: "Show every event found, not only the first few.")
  var all = false

  @Option(name: .long, help: "How the answer is written.")
  var format: FindingFormat = .human

  @OptionGroup var assuming: AssumptionOptions
  @OptionGroup var target: TargetOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard first != "-" || second != "-" else {
      throw ValidationError("standard input can be one of A and B, not both")
    }
  }

  func answer() async throws -> ExitCode {
    let found = Lazily { try common.found() }
    let arguments = try [first, second].map { try RulesArgument($0, found.value) }
    let host = try JudgedHost(of: arguments, target) { try found.value().library }
    let (a, b) = try held(arguments[0], arguments[1], host)
    let comparison = RuleComparison(on: host.proofHost, comparingKeys: keys).compare(a.set, b.set)
    let report = ComparisonReport(comparison, a, b, host, comparesKeys: keys, showsAll: all)
    let findings = a.loadFindings + b.loadFindings
    try common.terminal.show(findings, asProduct: false)
    switch format {
    case .human: try common.terminal.print(report.text)
    case .json: try common.terminal.print(report.json.rendered)
    }
    if findings.hasErrors { return .no }
    return comparison.exitCode
  }

  /// Both sides. A listing does not say all; it is looked through for what the other side holds.
  private func held(
    _ a: RulesArgument, _ b: RulesArgument, _ host: JudgedHost
  ) throws -> (HeldRules, HeldRules) {
    let plain = try held(a, first, host)
    let other = try held(b, second, host, expecting: plain)
    return (a.isListing ? try held(a, first, host, expecting: other) : plain, other)
  }

  private func held(
    _ rules: RulesArgument, _ name: String, _ host: JudgedHost, expecting other: HeldRules? = nil
  ) throws -> HeldRules {
    try HeldRules(
      rules, named: name == "-" ? "<stdin>" : name, on: host,
      watchesAlways: assuming.watchesAlways, expecting: other?.lines.flatMap(\.readings) ?? [])
  }
}

extension Comparison {
  /// 0 for equal, 1 for a definite difference, 2 for neither.
  var exitCode: ExitCode {
    if relation == .equal { return .success }
    return witnesses.isEmpty ? .unknown : .no
  }
}
