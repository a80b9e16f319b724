import ArgumentParser
import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import Lints
import PolicyModel
import Reports
import RuleExplanation

/// Puts findings, rules, keys and controls into words.
struct ExplainCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Put a finding, a rule, a key or a control into plain words.",
    discussion: """
      A FINDING is its id, that of a lint or of anything else that a command says: what is wrong, why, \
      and an example. A RULE is a line of a rules file, in quotes or without, or a file of such lines: \
      what it records or silences, when, and what it does not see. A KEY is one that rules file events under: the \
      rules, and how to find the events. A CONTROL is an item of a catalogue, as \
      'cis-debian-12 6.2.3.4', or its id alone if one catalogue has it: what it demands, in which \
      catalogues it returns, and what here answers it. Without a name, everything that has one is listed.

      With --by a rule is explained as one of those rules, and keys are looked for among them as well.

      Exit status: 1 if libaudit refuses a rule, else 0.
      """)

  @Argument(
    help: ArgumentHelp(
      "The id of a finding, a rule, a key, a control or a file of rules.", valueName: "subject"),
    completion: KnownNames.subjects)
  var words: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A rule file, a rules.d folder, a listing or a profile to explain it by.", valueName: "rules"),
    completion: .file()
  )
  var by: String?

  @Flag(name: .long, help: "List everything that has a name.")
  var list = false

  @Flag(name: .long, help: "Print the pages of all findings as one document, in Markdown.")
  var lints = false

  @Option(name: .long, help: "How the explanation is written.")
  var format: ExplanationFormat = .human

  @OptionGroup var assuming: AssumptionOptions
  @OptionGroup var target: TargetOptions
  @OptionGroup var common: CommonOptions

  func answer() async throws -> ExitCode {
    if lints {
      let pages = LintCatalogue.all.map { LintExplanation($0) }
      try common.terminal.print(FindingReference(pages, Mistakes.groups).markdown)
      return .success
    }
    if words.count == 1, let finding = Explained(finding: words[0]) {
      try show(finding)
      return .success
    }
    let found = Lazily { try common.found() }
    let argument = try by.map { try RulesArgument($0, found.value) }
    let host = try JudgedHost(of: argument.map { [$0] } ?? [], target) {
      try found.value().library
    }
    let held = try argument.map {
      try HeldRules(
        $0, named: by == "-" ? "<stdin>" : by ?? "", on: host,
        watchesAlways: assuming.watchesAlways)
    }
    let explained: Explained
    if let source = try ruleSource() {
      explained = Explained(
        RuleText(source, for: host.target, on: host.view), beside: held, on: host)
    } else {
      let subjects = Subjects(in: try found.value().library, beside: held)
      if list || words.isEmpty {
        explained = Explained(try subjects.list())
      } else {
        explained = try Self.explained(words, subjects, on: host)
      }
    }
    try show(explained)
    return .answer(!explained.diagnostics.hasErrors)
  }

  /// The rule lines to explain; `nil` if it is a name that is asked for.
  private func ruleSource() throws -> SourceText? {
    guard !list, let first = words.first else { return nil }
    if first.hasPrefix("-"), first != "-" {
      return SourceText(name: "<rule>", words.joined(separator: " "))
    }
    guard words.count == 1, first == "-" || first.contains("/") || first.hasSuffix(".rules") else {
      return nil
    }
    return SourceText(
      name: first == "-" ? "<stdin>" : first, bytes: try FileReading.bytes(of: first))
  }

  private static func explained(
    _ words: [String], _ subjects: Subjects, on host: JudgedHost
  ) throws -> Explained {
    let controls = subjects.controls(words)
    let name = words.joined(separator: " ")
    if controls.count == 1 {
      return Explained(try subjects.explanation(of: controls[0], on: host))
    }
    if let key = try subjects.key(ByteString(name)) { return Explained(key) }
    if !controls.isEmpty {
      let list = controls.map { "'\($0.reference)'" }.joined(separator: ", ")
      throw Failure.unknown("'\(FileReading.shown(name))' can mean \(list)")
    }
    if let catalogue = subjects.catalogue(ByteString(name)) { return Explained(catalogue) }
    if let kind = subjects.kind(of: ByteString(name)) {
      throw Failure.unknown("'\(FileReading.shown(name))' is \(kind)")
    }
    let hint = try subjects.suggestion(for: name)
    throw Failure.unknown(
      "'\(FileReading.shown(name))' is no finding, rule, key or control here"
        + (hint.isEmpty ? "; 'auditwright explain --list' lists them" : hint))
  }

  private func show(_ explained: Explained) throws {
    switch format {
    case .human:
      try common.terminal.show(explained.diagnostics, asProduct: false)
      let texts = explained.pages.map { $0.text(emphasized: common.terminal.emphasized) }
      try common.terminal.print(texts.joined(separator: "\n"))
    case .markdown:
      try common.terminal.show(explained.diagnostics, asProduct: false)
      try common.terminal.print(explained.pages.map { $0.markdown() }.joined(separator: "\n"))
    case .json: try common.terminal.print(explained.json.rendered)
    }
  }
}

/// How an explanation is written.
enum ExplanationFormat: String, ExpressibleByArgument, CaseIterable {
  case human, markdown, json
}
