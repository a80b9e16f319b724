import ArgumentParser
import AuditCatalogue
import Diagnostics
import RuleFormat

/// Formats policies.
struct FmtCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Write policies, and if asked rule files, in one style.",
    discussion: """
      Formats .policy and .programs files where they stand; of a folder, all of them below it. '-' \
      reads standard input and writes standard output. Only blanks, line ends and the ';' between \
      statements change: what is written has been read again and says the same. A file that does not \
      parse is told of and left alone.

      A .rules file that is named loses the blanks that mean nothing. With --modern its rules are \
      written anew, also those of the .rules files in folders: '-a' with the action first, the arch in \
      front, every condition as '-F', names for numbers; '-w' becomes path= or dir= where --facts tell \
      which. A line is changed only if libaudit compiles both to the same rule; others are told of.

      Exit status: 0 everything is formatted; 1 a policy does not parse, or --check or --diff found a \
      file that would change; 2 a file cannot be read or written.
      """)

  @Argument(
    help: ArgumentHelp("Files, folders, or '-'; ./Policies if none is given.", valueName: "path"))
  var paths: [String] = []

  @Flag(name: .long, help: "Write nothing; list the files that would change.")
  var check = false

  @Flag(name: .long, help: "Write nothing; show what would change.")
  var diff = false

  @Flag(name: .long, help: "Write the rules of .rules files anew, in the form that compile has.")
  var modern = false

  @OptionGroup var target: TargetOptions
  @OptionGroup var common: CommonOptions

  func answer() async throws -> ExitCode {
    let found = try FormatSearch.files(
      at: paths.isEmpty ? ["Policies"] : paths,
      endings: [".policy", ".programs"] + (modern ? [".rules"] : []))
    let isRules = { (path: String) in path == "-" ? modern : path.hasSuffix(".rules") }
    var files = try FormattedFile.rules(at: found.filter(isRules), try ruleFormat())
    for path in found where !isRules(path) { files.append(try FormattedFile(policyAt: path)) }
    files.sort { $0.path < $1.path }
    try common.terminal.show(files.flatMap(\.diagnostics), asProduct: false)
    for file in files where file.bytes != nil { try deliver(file) }
    let changed = files.count(where: \.changes)
    let isRefused = files.contains { $0.bytes == nil }
    summarize(changed: changed, of: files)
    return .answer(!isRefused && (changed == 0 || !(check || diff)))
  }

  private func ruleFormat() throws -> RuleFormat {
    guard modern else { return RuleFormat() }
    let facts = target.facts == nil ? nil : try target.host(in: try common.found().library)
    return RuleFormat(
      modernForm: ModernForm(target: try target.resolved(), host: facts ?? UnknownHost()))
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
    common.terminal.remark("\(counted(files.count, "file")): \(changed) \(what)\(left)")
  }
}
