import ArgumentParser
import AuditAnalysis
import AuditCatalogue
import ByteText
import Diagnostics
import LibAudit
import PolicyCompilation
import Reports
import RuleEmission

/// Compares what a kernel holds with what it should hold.
struct DriftCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "drift",
    abstract: "Tell by meaning how the loaded rules differ from a profile or from rules on disk.",
    discussion: """
      Without --loaded the running kernel is asked, through 'auditctl -l' and 'auditctl -s', which \
      needs root. A line of a listing that could stand for several rules matches if the expected one is \
      among them; --strict makes that exit status 2, --assume watches-always settles it.

      The kernel drops rules by itself when a watched folder is removed or unmounted: a missing rule is \
      no proof of tampering.
      """)

  @Option(name: .long, help: "The profile whose rules should be loaded.")
  var profile: String?

  @Option(name: .long, help: ArgumentHelp("Rules on disk that should be loaded.", valueName: "dir"))
  var rules: String?

  @Option(
    name: .long,
    help: ArgumentHelp("A captured 'auditctl -l', or '-' for standard input.", valueName: "file"))
  var loaded: String?

  @Option(name: .long, help: ArgumentHelp("A captured 'auditctl -s'.", valueName: "file"))
  var status: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The audit version that loaded the rules.", valueName: "version"))
  var loader: String?

  /// What may be taken for granted.
  enum Assumption: String, ExpressibleByArgument, CaseIterable {
    case watchesAlways = "watches-always"
  }

  @Option(name: .long, help: "What to take for granted; can be repeated.")
  var assume: [Assumption] = []

  @Flag(
    name: .long, help: "Give no answer (exit status 2) where a line can be read in several ways.")
  var strict = false

  @Option(name: .long, help: "How the profile's watches were written.")
  var dialect: Dialect = .modern

  @Option(name: .long, help: "How the findings are written.")
  var format: FindingFormat = .human

  @OptionGroup var target: TargetOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard profile == nil || rules == nil else {
      throw ValidationError("give one of --profile and --rules, not both")
    }
    guard profile != nil || rules != nil else {
      throw ValidationError("say what should be loaded: --profile NAME or --rules DIR")
    }
    if let loader, Version(loader) == nil {
      throw ValidationError("'\(loader)' is no version; write it as in --loader 4.0.2")
    }
    if status != nil, loaded == nil {
      throw ValidationError("--status goes with --loaded; a running kernel is asked for both")
    }
  }

  func answer() async throws -> ExitCode {
    var expectation = try expectation()
    if let version = loader.flatMap({ Version($0) }) { expectation.load(by: version) }
    let hasErrors = expectation.diagnostics.hasErrors
    try common.terminal.show(
      expectation.diagnostics.filter { $0.severity > .note }, asProduct: false)
    let loaded = try await self.loaded(expectation)
    var options = DriftOptions(target: expectation.target, names: LibAuditNames())
    options.assumesWatchesAlways = assume.contains(.watchesAlways)
    var report = Drift.compare(expected: expectation.rules, loaded: loaded.lines, options)
    if let status = loaded.status {
      report.findings += Drift.compare(settings: expectation.settings, status: status)
    }
    try show(report, expectation, loaded)
    let status = report.exitStatus(strict: strict)
    // Rules that would not load whole are findings, whatever the kernel holds.
    return hasErrors ? .no : ExitCode(status)
  }

  private func expectation() throws -> Expectation {
    if let profile {
      let found = try common.found()
      guard
        let build = ProfileBuild(ByteString(profile), in: found.library, dialect: dialect)?
          .with(found.diagnostics)
      else { throw Failure.unknown(RulesArgument.unknownProfile(profile, found)) }
      return Expectation(build)
    }
    let found = Lazily { try common.found() }
    let facts = target.facts == nil ? nil : try target.host(in: found.value().library)
    let rules = try RulesArgument(rules ?? "-", found.value)
    if case .profile(let build) = rules { return Expectation(build) }
    let target = try target.resolved()
    let unknown: any HostView = loaded == nil ? ThisMachine() : UnknownHost()
    return Expectation(rules.lines(for: target, facts), for: target, on: facts ?? unknown)
  }

  private func loaded(_ expectation: Expectation) async throws -> Loaded {
    guard let loaded else {
      let listing = SourceText(name: "auditctl -l", bytes: try await Auditctl.listing())
      let status = SourceText(name: "auditctl -s", bytes: try await Auditctl.status())
      return try Loaded(listing: listing, status: status, for: expectation)
    }
    let name = loaded == "-" ? "<stdin>" : loaded
    let listing = SourceText(name: name, bytes: try FileReading.bytes(of: loaded))
    var status: SourceText?
    if let file = self.status {
      status = SourceText(name: file, bytes: try FileReading.bytes(of: file))
    }
    return try Loaded(listing: listing, status: status, for: expectation)
  }

  private func show(
    _ report: DriftReport, _ expectation: Expectation, _ loaded: Loaded
  ) throws {
    switch format {
    case .json: try common.terminal.print(report.json.rendered)
    case .human: try common.terminal.show(report.findings.map(\.diagnostic), asProduct: true)
    }
    try common.terminal.show(report.remarks, asProduct: false)
    let verdict =
      report.hasDrifted
      ? "drift: \(report.findings.count) findings"
      : report.exitStatus(strict: strict) == 0
        ? "no drift" : "it cannot be told whether the rules have drifted"
    let settings = loaded.status == nil ? "settings not compared" : "settings compared"
    common.terminal.remark(
      "\(verdict); \(expectation.rules.count) rules expected, \(loaded.lines.count) loaded, "
        + "\(settings), for \(expectation.target.name)")
  }
}
