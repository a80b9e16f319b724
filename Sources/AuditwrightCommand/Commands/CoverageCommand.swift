import ArgumentParser
import AuditCatalogue
import AuditProofs
import ByteText
import Diagnostics
import LibAudit
import PolicyModel
import PolicyProofs
import PolicySyntax
import Reports

/// Judges the controls of catalogues by what a set of rules records.
struct CoverageCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Tell by meaning which controls of a catalogue a set of rules meets.",
    discussion: """
      Each control is 'covered', 'partly' met (with an event that escapes), 'missing' (not even its most \
      ordinary event is recorded), 'excepted', 'not applicable', 'cannot-fire' (no rule can see what is \
      meant on this machine), 'not a rule', 'answered by drift' or 'unknown'. A profile's own exceptions \
      and values count. For rules and listings a stock system of the target stands in for the host \
      unless --facts names it; --facts none takes nothing for known.

      Exit status: 1 if some control is partly met, missing or cannot fire; else 2 if some is unknown; \
      else 0.
      """)

  @Argument(help: "One or more catalogues.", completion: KnownNames.catalogues)
  var catalogues: [String]

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The rules to judge by: a file, folder, listing or profile.", valueName: "rules"),
    completion: .file())
  var by: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "With a listing: what 'auditctl -s' printed, for controls on settings.", valueName: "file"))
  var status: String?

  @Option(
    name: .long,
    help: "How the report is written: 'text' to be read here, the others with all there is.")
  var format: CoverageFormat = .text

  @OptionGroup var assuming: AssumptionOptions
  @OptionGroup var day: DayOption
  @OptionGroup var target: TargetOptions
  @OptionGroup var common: CommonOptions

  func answer() async throws -> ExitCode {
    let found = try common.found()
    let catalogues = try named(in: found.library)
    let argument = try RulesArgument(by) { found }
    let status = try status(for: argument)
    let host = try JudgedHost(of: [argument], target) { found.library }
    let held = try HeldRules(
      argument, named: by == "-" ? "<stdin>" : by, on: host,
      watchesAlways: assuming.watchesAlways)
    let errors = (found.diagnostics + found.library.diagnostics).filter { $0.severity == .error }
    try common.terminal.show(errors + held.loadFindings, asProduct: false)
    let profile =
      if case .profile(let build) = argument { build.profile } else { nil as CompiledProfile? }
    let judge = judge(of: held, for: profile, status, host, found.library)
    try common.terminal.show(remarks(on: held, judge), asProduct: false)
    let exceptions = (profile?.exceptions ?? []).filter { !$0.isExpired(on: day.iso) }
    let judged = catalogues.map { catalogue in
      CoverageReport.Judged(
        catalogue: catalogue,
        verdicts: catalogue.controls.map { control in
          judge.verdict(
            of: control, exception: exceptions.first { $0.isAbout(control, in: found.library) })
        })
    }
    let report = CoverageReport(judged, held, status, host, day: day.iso)
    try common.terminal.print(report.rendered(as: format))
    return (errors + held.loadFindings).hasErrors ? .no : report.exitCode
  }

  private func status(for rules: RulesArgument) throws -> StatusArgument? {
    guard let status else { return nil }
    guard case .listing = rules else {
      throw Failure.unknown("--status goes with a listing; rules say what they set")
    }
    return try StatusArgument(status)
  }

  private func named(in library: PolicyLibrary) throws(Failure) -> [Catalogue] {
    var result: [Catalogue] = []
    for name in catalogues {
      guard let catalogue = library.catalogues[ByteString(name)] else {
        let hint = didYouMean(name, among: library.catalogues.keys.map(\.description))
        throw .unknown("unknown catalogue '\(FileReading.shown(name))'\(hint)")
      }
      result.append(catalogue)
    }
    return result
  }

  /// One judge for all catalogues, since they ask for the same again and again.
  private func judge(
    of held: HeldRules, for profile: CompiledProfile?, _ status: StatusArgument?,
    _ host: JudgedHost, _ library: PolicyLibrary
  ) -> CoverageJudge {
    let names = LibAuditNames()
    let demands =
      profile.map { DemandCompiler(for: $0, in: library, names: names) }
      ?? DemandCompiler(library: library, names: names, target: host.target, facts: host.facts)
    return CoverageJudge(held.state(status), demands: demands, on: host.proofHost)
  }

  /// What takes nothing from a verdict and is still worth knowing.
  private func remarks(on held: HeldRules, _ judge: CoverageJudge) -> [Diagnostic] {
    let names = LibAuditNames()
    var remarks = judge.droppedDetails.compactMap { loss in
      held.lines[loss.line].span.map { span in
        Diagnostic(
          .note, "detail-dropped",
          "recorded events lose their \(names.name(ofMessageType: loss.type) ?? String(loss.type)) "
            + "records", at: span)
      }
    }
    let operations = held.lines.first { $0.readings.first?.list == .ioUring }
    if let span = operations?.span {
      remarks.append(
        Diagnostic(
          .note, "io-uring-not-counted",
          "rules of the io_uring list record operations, and never count as cover for system calls",
          at: span))
    }
    return remarks
  }
}

extension HeldRules {
  /// What controls can ask of it.
  fileprivate func state(_ status: StatusArgument?) -> HeldState {
    let settings = self.settings?.values ?? status?.settings
    return HeldState(
      RuleLineSet(lines.map(\.readings), isEnabled: settings?[.enabled] != 0), settings: settings,
      lineNames: lines.enumerated().map { $1.span?.fileAndLine ?? "line \($0 + 1)" })
  }
}

extension ExceptionSyntax {
  fileprivate func isAbout(_ control: Control, in library: PolicyLibrary) -> Bool {
    let reference = ControlReference(catalogue: catalogue.text, id: id.text, part: part?.text)
    return library.control(reference)?.reference == control.reference
  }
}
