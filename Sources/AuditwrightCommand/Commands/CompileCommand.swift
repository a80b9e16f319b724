import ArgumentParser
import ByteText
import Diagnostics
import PolicyCompilation
import PolicyModel
import PolicyProofs
import RuleEmission

/// Makes the rules.d files of a profile.
struct CompileCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract: "Compile a profile to ordered rules.d files.",
    discussion: """
      The files are written all together or not at all. Files that an earlier run wrote and that the \
      profile no longer has go in the same step; files of others are left alone and told of. With \
      --check nothing is written: the exit status says whether the folder is up to date.
      """)

  @Argument(help: ArgumentHelp("Policy files or folders to look in as well.", valueName: "policy"))
  var more: [String] = []

  @Option(name: .long, help: "The profile to compile.", completion: KnownNames.profiles)
  var profile: String

  @Option(name: .long, help: ArgumentHelp("The rules.d folder to write.", valueName: "dir"))
  var into: String

  @Flag(name: .long, help: "Only tell whether the folder is up to date.")
  var check = false

  @Option(name: .long, help: "How watches are written: -a lines for each ABI, or -w.")
  var dialect: Dialect = .modern

  @Option(name: .long, help: "How findings are written.")
  var format: FindingFormat = .human

  @Option(name: .long, help: "From which weight on a finding makes the exit status 1.")
  var failOn: FailOn = .error

  @OptionGroup var day: DayOption
  @OptionGroup var common: CommonOptions

  func answer() async throws -> ExitCode {
    let found = try common.found(with: more)
    guard
      let build = ProfileBuild(ByteString(profile), in: found.library, dialect: dialect)?
        .with(found.diagnostics).proved(in: found.library, on: day.iso)
    else { throw Failure.unknown(RulesArgument.unknownProfile(profile, found)) }
    try report(build.diagnostics)
    if build.diagnostics.contains(where: { $0.severity >= failOn.severity }) {
      common.terminal.remark("nothing is written: see above")
      return .no
    }
    let folder = RulesFolder(path: into)
    let plan = FolderPlan(existing: try folder.files(), wanted: build.files)
    tellForeign(plan)
    if check { return .answer(tellDifferences(plan)) }
    try write(plan, to: folder)
    return .success
  }

  private func report(_ diagnostics: [Diagnostic]) throws {
    switch format {
    case .human: try common.terminal.show(diagnostics, asProduct: false)
    case .json: try common.terminal.report(diagnostics, as: .json)
    }
  }

  private func tellForeign(_ plan: FolderPlan) {
    for name in plan.foreign {
      common.terminal.remark("note: '\(into)/\(name)' is not ours and is left as it is")
    }
  }

  private func tellDifferences(_ plan: FolderPlan) -> Bool {
    for change in plan.changes { common.terminal.remark("\(into)/\(change.name): \(change.what)") }
    if plan.changes.isEmpty { return true }
    common.terminal.remark(
      "'\(into)' is stale; renew it with: auditwright compile --profile \(profile) --into \(into)")
    return false
  }

  private func write(_ plan: FolderPlan, to folder: RulesFolder) throws {
    if let name = plan.blocked.first {
      throw Failure.noAnswer(
        "'\(into)/\(name)' is not ours and stands where a file of the profile goes; move it away")
    }
    try folder.carryOut(plan)
    let rules = plan.wanted.flatMap(\.lines).count { $0.rule != nil }
    common.terminal.remark(
      "\(into): \(plan.wanted.count) files with \(rules) rules, \(plan.changes.count) changed")
  }
}

extension Dialect: ExpressibleByArgument {}
