import ArgumentParser
import ByteText
import Diagnostics
import PolicyModel
import Reports

/// Sets catalogues side by side.
struct CrosswalkCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "crosswalk",
    abstract: "Show which controls of one catalogue are which of another.",
    discussion: """
      Controls are joined by their topic; a catalogue that has none on a topic gets N/A. Controls that \
      no audit rule can answer are left out.
      """)

  @Argument(help: "Two or more catalogues.", completion: KnownNames.catalogues)
  var catalogues: [String]

  @Option(name: .long, help: "How the table is written.")
  var format: TableFormat = .markdown

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard catalogues.count >= 2 else {
      throw ValidationError("a crosswalk needs two catalogues or more")
    }
  }

  func answer() async throws -> ExitCode {
    let found = try common.found()
    let errors = (found.diagnostics + found.library.diagnostics).filter { $0.severity == .error }
    try common.terminal.show(errors, asProduct: false)
    let known = found.library.catalogues
    let sides = try catalogues.map { name in
      guard let catalogue = known[ByteString(name)] else {
        let hint = didYouMean(name, among: known.keys.map(\.description))
        throw Failure.unknown("unknown catalogue '\(FileReading.shown(name))'\(hint)")
      }
      return catalogue
    }
    try common.terminal.print(Crosswalk(sides).report.rendered(for: format))
    return .success
  }
}
