import ArgumentParser
import AuditAnalysis
import AuditCatalogue
import ByteText
import Diagnostics
import LibAudit
import PolicyCompilation
import PolicyModel
import Reports
import RuleEmission

/// Compares what a kernel holds with what it should hold.
struct DriftCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "drift",
    abstract: "Tell by meaning how the loaded rules differ from a profile or from rules on disk.",
    discussion: """
      Without --loaded the running kernel is asked, through 'auditctl -l' and 'auditctl -s', which \
      needs root; and a rules.d folder is compared with the 'audit.rules' beside it too, the file that \
      augenrules writes and auditctl loads, and that file with the kernel. So one run tells rules that \
      are edited and not merged from rules that are merged and not loaded, and answers controls that ask \
      whether the running configuration is the one on disk. A certain difference anywhere is exit status \
      1; without one, a place that cannot be read is exit status 2.

      A line of a listing that could stand for several rules matches if the expected one is \
      among them; --strict makes that exit status 2, --assume watches-always settles it.

      The kernel drops rules by itself when a watched folder is removed or unmounted: a missing rule is \
      no proof of tampering.

      Where rules differ, all the expected ones and all the loaded ones are compared by what they record: \
      which events are lost, for which control and because of which line, which are gained, and which are \
      found under another key. Differences of which it is proved that they change nothing of that, such as \
      rules merged, split or redundant, are remarks ('reworded') and no drift; what is not worked out \
      stays drift.
      """)

  @Option(
    name: .long, help: "The profile whose rules should be loaded.",
    completion: KnownNames.profiles)
  var profile: String?

  @Option(name: .long, help: ArgumentHelp("Rules on disk that should be loaded.", valueName: "dir"))
  var rules: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The file that augenrules made of --rules DIR, or 'none'; without --loaded it is the "
        + "'audit.rules' beside DIR if not given.",
      valueName: "file"))
  var merged: String?

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
    guard merged == nil || rules != nil else {
      throw ValidationError("--merged goes with --rules DIR")
    }
    guard merged != "-" || loaded != "-" else {
      throw ValidationError("standard input can be one of --merged and --loaded, not both")
    }
    if let loader, Version(loader) == nil {
      throw ValidationError("'\(loader)' is no version; write it as in --loader 4.0.2")
    }
    if status != nil, loaded == nil {
      throw ValidationError("--status goes with --loaded; a running kernel is asked for both")
    }
  }

  func answer() async throws -> ExitCode {
    let found = Lazily { try common.found() }
    var side = try side(found)
    if let version = loader.flatMap({ Version($0) }) { side.load(by: version) }
    try common.terminal.show(
      side.diagnostics.filter { $0.severity > .note }, asProduct: false)
    let target = side.expectation.target
    var options = DriftOptions(target: target, names: LibAuditNames())
    options.assumesWatchesAlways = assume.contains(.watchesAlways)
    let host = try host(of: side, found)
    (options.facts, options.areFactsLikely) = (host.facts, host.isOnlyLikely)
    let run = try DriftRun(side, await kernel(), options, isStrict: strict)
    try show(run, ControlAnswer.all(controls(for: side, found), by: run))
    switch run.verdict {
    case .same: return .success
    case .different: return .no
    case .unknown: return .unknown
    }
  }

  /// What should be loaded.
  private func side(_ found: Lazily<PolicySearch.Found>) throws -> DriftSide {
    if let profile {
      let found = try found.value()
      guard
        let build = ProfileBuild(ByteString(profile), in: found.library, dialect: dialect)?
          .with(found.diagnostics)
      else { throw Failure.unknown(RulesArgument.unknownProfile(profile, found)) }
      return DriftSide(build)
    }
    let name = rules ?? "-"
    let rules = try RulesArgument(name, found.value)
    if merged != nil {
      guard case .folder = rules else {
        throw Failure.unknown("--merged goes with a rules.d folder, and '\(name)' is none")
      }
    }
    if case .profile(let build) = rules { return DriftSide(build) }
    let disk = RulesOnDisk(
      target: try target.resolved(),
      facts: [nil, "none"].contains(target.facts)
        ? nil : try target.host(in: found.value().library),
      unknown: loaded == nil ? ThisMachine() : UnknownHost())
    guard case .folder(let files) = rules else { return disk.side(rules, named: name) }
    return disk.side(name, files, mergedTo: mergedPath(besides: name))
  }

  /// The machine of which events are asked about: that of the profile, or of the options.
  private func host(
    of side: DriftSide, _ found: Lazily<PolicySearch.Found>
  ) throws -> JudgedHost {
    if let facts = side.facts { return JudgedHost(side.expectation.target, facts) }
    do {
      return try JudgedHost(target) { try found.value().library }
    } catch is Failure where common.policies.isEmpty && target.facts == nil {
      return JudgedHost(side.expectation.target, nil)
    }
  }

  /// The merged file that is looked at; without being told, that of a running system.
  private func mergedPath(besides folder: String) -> String? {
    switch merged {
    case "none": nil
    case let merged?: merged
    case nil: loaded == nil ? MergedFile.path(besides: folder) : nil
    }
  }

  private func kernel() async throws -> Result<KernelText, Failure> {
    do {
      guard let loaded else { return .success(try await KernelText.running()) }
      return .success(try KernelText.captured(listing: loaded, status: status))
    } catch let failure as Failure {
      return .failure(failure)
    }
  }

  /// The controls of the policies that a run may answer: those that the profile adopts, or all.
  private func controls(
    for side: DriftSide, _ found: Lazily<PolicySearch.Found>
  ) throws -> [Control] {
    do {
      let known = try found.value().library.catalogues
      let names = side.catalogues ?? known.keys.sorted()
      return names.compactMap { known[$0] }.flatMap(\.controls)
    } catch let failure as Failure where common.policies.isEmpty {
      common.terminal.remark("no control is answered: \(failure.message)")
      return []
    }
  }

  private func show(_ run: DriftRun, _ answers: [ControlAnswer]) throws {
    let terminal = common.terminal
    let isAlone = run.legs.count == 1
    switch format {
    case .json: try terminal.print(run.json(answers).rendered)
    case .human where isAlone:
      if let report = run.kernelLeg.report { try run.show(report, on: terminal) }
    case .human: try run.show(answers, on: terminal)
    }
    try terminal.show(run.remarks, asProduct: false)
    for obstacle in run.obstacles { terminal.remark("error: " + obstacle) }
    terminal.remark(run.summary)
    guard isAlone, format == .human else { return }
    for answer in answers { terminal.remark(answer.text) }
  }
}
