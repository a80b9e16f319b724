import ArgumentParser
import Diagnostics

/// Prints the manual pages, for `make install`.
struct ManualCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print a manual page, or the names of all.",
    shouldDisplay: false)

  @Argument(help: "The page to print, such as auditwright-drift.")
  var page: String?

  @OptionGroup var common: CommonOptions

  func answer() async throws -> ExitCode {
    let pages = try Self.pages()
    guard let page else {
      try common.terminal.print(pages.map { $0.name + "\n" }.joined())
      return .success
    }
    guard let wanted = pages.first(where: { $0.name == page }) else {
      let hint = didYouMean(page, among: pages.map(\.name))
      throw Failure.unknown("unknown page '\(FileReading.shown(page))'\(hint)")
    }
    try common.terminal.print(wanted.text)
    return .success
  }

  /// The page of auditwright itself, then one for each command.
  private static func pages() throws(Failure) -> [ManualPage] {
    let outline = try CommandOutline.auditwright()
    let version = Auditwright.configuration.version
    return [ManualPage(outline, of: nil, version: version)]
      + outline.shownSubcommands.map { ManualPage($0, of: outline, version: version) }
  }
}
