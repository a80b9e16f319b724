/// A page of section 1 in the man macros (man(7), groff_man(7)).
///
/// It holds no date, so that the same command gives the same bytes.
struct ManualPage {
  private let command: CommandOutline
  /// `nil` for the page of auditwright itself.
  private let parent: CommandOutline?
  private let version: String
  private var roff: Roff

  /// The page of `command`, which is a part of `parent`.
  init(_ command: CommandOutline, of parent: CommandOutline?, version: String) {
    self.command = command
    self.parent = parent
    self.version = version
    roff = Roff()
    write()
  }

  /// What the page is called, as in `man auditwright-drift`.
  var name: String { (parent.map { $0.commandName + "-" } ?? "") + command.commandName }

  /// The page, ending with a newline.
  var text: String { roff.text }

  private mutating func write() {
    roff.title(name, section: 1, source: "auditwright \(version)", manual: "Auditwright")
    roff.section("Name")
    roff.line("\(Roff.escaped(name)) \\- \(Roff.escaped(Self.clause(command.abstract ?? "")))")
    writeSynopsis()
    roff.section("Description")
    roff.paragraphs(command.abstract ?? "")
    let (exit, other) = Self.splitOff("Exit status: ", from: command.discussion ?? "")
    roff.paragraphs(other)
    if parent == nil { writeSubcommands() }
    write("Arguments", command.shownArguments(.positional))
    write("Options", command.shownArguments(.option, .flag))
    if !exit.isEmpty {
      roff.section("Exit status")
      roff.paragraphs(exit.prefix(1).uppercased() + exit.dropFirst())
    }
    if parent == nil { writeFiles() }
    writeExamples()
    writeSeeAlso()
  }

  /// A sentence as a clause: without a capital at its beginning and a full stop at its end.
  private static func clause(_ sentence: String) -> String {
    let body = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
    return body.prefix(1).lowercased() + body.dropFirst()
  }

  /// The paragraph that begins with `mark`, without it, and the others.
  private static func splitOff(_ mark: String, from text: String) -> (String, String) {
    var found = ""
    var others: [String] = []
    for paragraph in text.split(separator: "\n\n") {
      if paragraph.hasPrefix(mark) {
        found = String(paragraph.dropFirst(mark.count))
      } else {
        others.append(String(paragraph))
      }
    }
    return (found, others.joined(separator: "\n\n"))
  }

  private mutating func writeSynopsis() {
    roff.section("Synopsis")
    let words = (parent.map { [$0.commandName] } ?? []) + [command.commandName]
    roff.synopsis(words.joined(separator: " "))
    if parent == nil {
      roff.line(Roff.variable("COMMAND") + " [" + Roff.variable("OPTION") + "...]")
    } else {
      for argument in command.shownArguments(.option, .flag) where !argument.isCommonToAll {
        roff.line(argument.synopsis)
      }
      for argument in command.shownArguments(.positional) { roff.line(argument.synopsis) }
    }
    roff.endSynopsis()
  }

  private mutating func writeSubcommands() {
    roff.section("Commands")
    for subcommand in command.shownSubcommands {
      let page = "\(command.commandName)-\(subcommand.commandName)"
      roff.term(Roff.reference(page, 1), subcommand.abstract ?? "")
    }
  }

  private mutating func write(_ title: String, _ arguments: [CommandOutline.Argument]) {
    guard !arguments.isEmpty else { return }
    roff.section(title)
    for argument in arguments { roff.term(argument.head, argument.words) }
  }

  private mutating func writeFiles() {
    roff.section("Files")
    roff.term(
      Roff.variable("./Policies"), "Policies of the folder that the command is run in.")
    roff.term(
      Roff.variable("PREFIX/share/auditwright/policies"),
      "The policies that come with auditwright; PREFIX is where it is installed.")
    roff.term(
      Roff.variable("/etc/audit/rules.d"),
      "Where augenrules(8) expects the files that are compiled.")
  }

  private mutating func writeExamples() {
    let examples = ManualExamples.examples(for: parent == nil ? nil : command.commandName)
    guard !examples.isEmpty else { return }
    roff.section("Examples")
    for example in examples {
      roff.paragraphs(example.purpose + ":")
      roff.code(example.line)
    }
  }

  private mutating func writeSeeAlso() {
    var pages = [Roff.reference("auditwright-policy", 5)]
    if let parent { pages.insert(Roff.reference(parent.commandName, 1), at: 0) }
    for (name, section) in [
      ("audit.rules", 7), ("auditctl", 8), ("augenrules", 8), ("ausearch", 8),
    ] {
      pages.append(Roff.reference(name, section))
    }
    roff.section("See also")
    roff.line(pages.joined(separator: ", "))
  }
}

extension CommandOutline.Argument {
  /// Whether every command has it, so that a synopsis does not name it.
  fileprivate var isCommonToAll: Bool {
    (names ?? []).contains { ["--help", "--version"].contains($0.text) }
  }

  /// As in a synopsis: in brackets if it can be left out.
  fileprivate var synopsis: String {
    let dots = isRepeating ? "..." : ""
    switch kind {
    case .positional:
      let name = Roff.variable((valueName ?? "").uppercased())
      return isOptional ? "[\(name)\(dots)]" : name + dots
    case .flag, .option:
      let name = Roff.option((names ?? []).last?.text ?? "")
      let value = kind == .option ? " " + Roff.variable(valueName ?? "") : ""
      return isOptional ? "[\(name)\(value)]\(dots)" : name + value + dots
    }
  }

  /// What its description stands under.
  fileprivate var head: String {
    if kind == .positional { return Roff.variable((valueName ?? "").uppercased()) }
    let value = kind == .option ? " " + Roff.variable(valueName ?? "") : ""
    return (names ?? []).map { Roff.option($0.text) }.joined(separator: ", ") + value
  }

  /// The description with the values it can have.
  fileprivate var words: String {
    var words = [abstract ?? "", discussion ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    if let allValues, !allValues.isEmpty {
      words += " One of " + allValues.joined(separator: ", ") + "."
    }
    if kind == .option, let defaultValue, !defaultValue.isEmpty {
      words += " The default is \(defaultValue)."
    }
    return words
  }
}
