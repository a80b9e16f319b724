import ArgumentParser
import Diagnostics

/// Formats policies.
struct FmtCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Write policies in one style.",
    discussion: """
      Formats .policy and .programs files where they stand; of a folder, all of them below it. '-' \
      reads standard input and writes standard output. Only blanks, line ends and the ';' between \
      statements change: what is written has been read again and says the same. A file that does not \
      parse is told of and left alone.

      Exit status: 0 everything is formatted; 1 a file does not parse, or --check or --diff found one \
      that would change; 2 a file cannot be read or written.
      """)

  @Argument(
    help: ArgumentHelp("Files, folders, or '-'; ./Policies if none is given.", valueName: "path"))
  var paths: [String] = []

  @Flag(name: .long, help: "Write nothing; list the files that would change.")
  var check = false

  @Flag(name: .long, help: "Write nothing; show what would change.")
  var diff = false

  @OptionGroup var common: CommonOptions

  func answer() async throws -> ExitCode {
    let found = try FormatSearch.files(
      at: paths.isEmpty ? ["Policies"] : paths, endings: [".policy", ".programs"])
    var files: [FormattedFile] = []
    for path in found { files.append(try FormattedFile(policyAt: path)) }
    try common.terminal.show(files.flatMap(\.diagnostics), asProduct: false)
    for file in files where file.bytes != nil { try deliver(file) }
    let changed = files.count(where: \.changes)
    let isRefused = files.contains { $0.bytes == nil }
    summarize(changed: changed, of: files)
    return .answer(!isRefused && (changed == 0 || !(check || diff)))
  }

  /// Writes one file, or tells what would be written.
  private func deliver(_ file: FormattedFile) throws {
    guard let bytes = file.bytes else { return }
    if diff {
      let name = FileReading.shown(file.source.name)
      try common.terminal.write(
        LineDifference(from: file.source.bytes, to: bytes).text(name: name))
    } else if check {
      if file.changes { try common.terminal.print(FileReading.shown(file.source.name) + "\n") }
    } else if file.path == "-" {
      try common.terminal.write(bytes)
    } else if file.changes {
      try WholeFile(path: file.path).write(bytes)
    }
  }

  private func summarize(changed: Int, of files: [FormattedFile]) {
    guard files.contains(where: { $0.path != "-" }) else { return }
    let what = check || diff ? "would change" : "changed"
    let refused = files.count { $0.bytes == nil }
    let left = refused == 0 ? "" : ", \(refused) left as they are"
    common.terminal.remark("\(files.count) files: \(changed) \(what)\(left)")
  }
}
