import ArgumentParser
import ByteText
import Diagnostics
import Glibc
import PolicyCompilation
import PolicyProofs
import Reports

/// Judges what policies expect of themselves.
struct TestCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Prove the 'expect' lines of policies, and tell which rules none of them reaches.",
    discussion: """
      An expectation holds if it does for every event that agrees with what it names, whatever the rest: \
      who acts, how the call ends, through which ABI it comes. It is judged for each profile that uses its \
      group, by the rules that a kernel would hold. If files or folders are given, only the expectations \
      and rules of these count.

      A rule is reached if it decides some event of an expectation.
      """)

  @Argument(
    help: ArgumentHelp(
      "Policy files or folders to look in as well; only theirs is judged.", valueName: "policy"))
  var paths: [String] = []

  @Option(
    name: .long, help: "The profile to judge; can be repeated. All if not given.",
    completion: KnownNames.profiles)
  var profile: [String] = []

  @Flag(name: .long, help: "Rules that no expectation reaches make the exit status 1.")
  var requireCoverage = false

  @Option(name: .long, help: "How the findings are written.")
  var format: FindingFormat = .human

  @OptionGroup var common: CommonOptions

  func answer() async throws -> ExitCode {
    let found = try PolicySearch(folders: paths + common.policies).find()
    let files = try PolicySearch.Selection(paths)
    let builds = try builds(found)
    let errors = broken(builds, found)
    try common.terminal.show(errors, asProduct: false)
    let sound = builds.filter { !$0.diagnostics.hasErrors }
    let profiles = sound.map {
      ProfileExpectations($0, in: found.library, where: files.contains)
    }
    let unjudged =
      profile.isEmpty
      ? ExpectationFindings.unjudged(by: builds, in: found.library, where: files.contains) : []
    let report = ExpectationReport(profiles, unjudged: unjudged)
    switch format {
    case .json: try common.terminal.print(report.json.rendered)
    case .human:
      try common.terminal.show(report.findings, asProduct: true)
      try common.terminal.print(report.summary)
    }
    if errors.hasErrors { return .no }
    return report.exitCode(requiringCoverage: requireCoverage)
  }

  /// The profiles to judge, those asked for or all.
  private func builds(_ found: PolicySearch.Found) throws -> [ProfileBuild] {
    let names =
      profile.isEmpty ? found.library.profiles.keys.sorted() : profile.map { ByteString($0) }
    guard !names.isEmpty else {
      throw Failure.noAnswer(
        "no profile was found in \(found.fileCount) policy files, see --policies")
    }
    return try names.map { name in
      guard let build = ProfileBuild(name, in: found.library) else {
        throw Failure.unknown(RulesArgument.unknownProfile(name.description, found))
      }
      return build
    }
  }

  /// What keeps profiles from being judged, each thing once.
  private func broken(_ builds: [ProfileBuild], _ found: PolicySearch.Found) -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return (found.diagnostics + builds.flatMap(\.diagnostics)).filter {
      $0.severity == .error && seen.insert($0).inserted
    }.sortedByPlace
  }
}

extension PolicySearch {
  /// The policy files that a command line picks out; all if it names none.
  struct Selection {
    private let sources: Set<String>?

    /// - Throws: `Failure.noAnswer` if a path leads nowhere.
    init(_ paths: [String]) throws(Failure) {
      guard !paths.isEmpty else {
        sources = nil
        return
      }
      var names: Set<String> = []
      for path in paths {
        if FileReading.kind(of: path) == S_IFREG {
          names.insert(path)
        } else {
          names.formUnion(try PolicySearch.policies(in: path))
        }
      }
      sources = names
    }

    func contains(_ source: SourceText) -> Bool { sources?.contains(source.name) ?? true }
  }
}
