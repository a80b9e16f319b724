import ArgumentParser
import Diagnostics
import Glibc
import Lints

/// Which lints run, and what their findings weigh.
struct LintOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Only these lints, by id or kind, with commas between; can be repeated.", valueName: "lints"))
  var select: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Not these lints, by id or kind, with commas between; can be repeated.", valueName: "lints"))
  var ignore: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A file of 'ID: error|warning|note|off' lines; './.auditwright-lint' if there is one.",
      valueName: "file"))
  var config: String?

  /// What a run without `--config` reads.
  private static let usualFile = ".auditwright-lint"

  /// What is chosen on the command line, over what is configured; and what is wrong with the file.
  func choice() throws(Failure) -> (choice: LintChoice, diagnostics: [Diagnostic]) {
    let selected = try names(select)
    let ignored = try names(ignore)
    var choice = LintChoice()
    var diagnostics: [Diagnostic] = []
    if let file = config ?? (FileReading.kind(of: Self.usualFile) == S_IFREG ? Self.usualFile : nil)
    {
      let source = SourceText(name: file, bytes: try FileReading.bytes(of: file))
      let configuration = LintConfiguration(source, lints: LintCatalogue.all)
      choice = configuration.choice
      diagnostics = configuration.diagnostics
    }
    // Who asks for a lint by name wants it, whatever the file says.
    choice.ignored.subtract(selected)
    choice.selected = selected
    choice.ignored.formUnion(ignored)
    return (choice, diagnostics)
  }

  private func names(_ lists: [String]) throws(Failure) -> Set<String> {
    let known = LintCatalogue.names
    var names: Set<String> = []
    for name in lists.flatMap({ $0.split(separator: ",") }).map(String.init) {
      let bare = name.split(separator: " ").joined(separator: " ")
      guard known.contains(bare) else {
        throw .unknown(
          "there is no lint '\(FileReading.shown(bare))'\(didYouMean(bare, among: known)); "
            + "'auditwright explain' lists them")
      }
      names.insert(bare)
    }
    return names
  }
}
