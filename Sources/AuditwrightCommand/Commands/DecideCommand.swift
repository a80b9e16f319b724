import ArgumentParser
import AuditCatalogue
import ByteText
import Diagnostics
import PolicyModel
import Reports

/// Tells what becomes of one event.
struct DecideCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "Tell which rule decides an event, and why the ones before it do not.",
    discussion: """
      EVENT is a call in the words of a policy's expectations, such as \
      'openat uid=1000 a2=2 exit=-EACCES /etc/shadow on b32' or 'execve by users /usr/bin/sudo', or \
      'message msgtype=USER_LOGIN', or audit records as ausearch prints them, raw or interpreted; \
      a file of either, or '-' for standard input. What an event in words leaves open is taken as \
      printed; what records leave open stays open.

      RULES can be a captured 'auditctl -l', too. Exit status: 0 it is recorded, 1 it is not, or a \
      load of the rules fails, 2 that cannot be known.
      """)

  @Argument(help: "The event, a file that holds it, or '-'.")
  var event: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A rule file, a rules.d folder, a profile, a captured 'auditctl -l', or '-'.",
      valueName: "rules"), completion: .file())
  var by: String

  @Flag(name: .long, help: "RULES is a captured 'auditctl -l', even if it looks like a rule file.")
  var listing = false

  @Flag(name: .long, help: "Show every rule that did not match.")
  var all = false

  @Option(name: .long, help: "How the answer is written.")
  var format: FindingFormat = .human

  @OptionGroup var assuming: AssumptionOptions
  @OptionGroup var target: TargetOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard event != "-" || by != "-" else {
      throw ValidationError("standard input can be one of EVENT and --by, not both")
    }
  }

  func answer() async throws -> ExitCode {
    let found = Lazily { try common.found() }
    var argument = try RulesArgument(by, found.value)
    if listing, case .file(let source) = argument { argument = .listing(source) }
    let host = try JudgedHost(of: [argument], target) { try found.value().library }
    let rules = try HeldRules(
      argument, named: by, on: host, watchesAlways: assuming.watchesAlways)
    try common.terminal.show(rules.loadFindings, asProduct: false)
    let bench = Bench(rules, on: host)
    let questions: [Question]
    do {
      questions = try Question.all(event, on: bench, argument.bindings)
    } catch let bad as Question.BadEvent {
      try common.terminal.show(bad.diagnostics, asProduct: false)
      return bad.isArgument ? ExitCode(64) : .no
    }
    let verdicts = questions.map { Verdict(of: $0, on: bench) }
    try show(verdicts, questions, bench)
    if rules.diagnostics.hasErrors || verdicts.contains(where: { $0.answer == .notRecorded }) {
      return .no
    }
    return verdicts.contains { $0.answer == .unknown } ? .unknown : .success
  }

  private func show(_ verdicts: [Verdict], _ questions: [Question], _ bench: Bench) throws {
    switch format {
    case .human:
      let texts = zip(verdicts, questions).map { $0.human($1, on: bench, showsAll: all) }
      try common.terminal.print(texts.joined(separator: "\n"))
      let ids = Set(verdicts.flatMap(\.assumptions)).sorted().map(\.rawValue)
      common.terminal.remark(
        "for \(bench.host.target.name), assuming " + ids.joined(separator: ", "))
    case .json:
      let values = zip(verdicts, questions).map { $0.json($1, on: bench, showsAll: all) }
      let value =
        values.count == 1 ? values[0] : JSONValue.object([.init("decisions", .array(values))])
      try common.terminal.print(value.rendered)
    }
  }
}

extension RulesArgument {
  /// What `$name` stands for in an event.
  fileprivate var bindings: Bindings {
    if case .profile(let build) = self { build.profile.bindings } else { .none }
  }
}
