import ArgumentParser
import ByteText
import Diagnostics
import PolicyCompilation
import PolicyModel
import Reports

/// Prints the agreed deviations of a profile.
struct ExceptionsCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "exceptions",
    abstract: "Print a profile's exceptions as a table for the auditor.")

  @Option(name: .long, help: "The profile.", completion: KnownNames.profiles)
  var profile: String

  @Option(name: .long, help: "How the table is written.")
  var format: TableFormat = .markdown

  @OptionGroup var common: CommonOptions

  func answer() async throws -> ExitCode {
    let found = try common.found()
    guard let build = ProfileBuild(ByteString(profile), in: found.library)?.with(found.diagnostics)
    else { throw Failure.unknown(RulesArgument.unknownProfile(profile, found)) }
    let errors = build.diagnostics.filter { $0.severity == .error }
    try common.terminal.show(errors, asProduct: false)
    let table = ExceptionTable(build.profile, in: found.library).report
    try common.terminal.print(table.rendered(for: format))
    return .answer(errors.isEmpty)
  }
}
