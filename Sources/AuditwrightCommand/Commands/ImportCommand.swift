import ArgumentParser
import AuditCatalogue
import ByteText
import Diagnostics
import Glibc
import PolicyFormat
import PolicyImport
import PolicyModel

/// Makes a policy of existing rules.
struct ImportCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a readable policy of existing rules, proved to do the same.",
    discussion: """
      RULES is a .rules file, a rules.d folder, a captured 'auditctl -l', or '-'. Rules that share file \
      and key become a group, rules that differ in place, system call or ABI one statement; what the \
      language has no words for becomes a 'raw' line. The policy is compiled, and printed only if what \
      comes out is proved to do with every event what the rules do, keys included. The controls of \
      --catalogue that it satisfies are stated and proved too.

      All good lines are imported, those below a line that would end the load as well; the others stand \
      as comments on top. A watch of which nobody knows whether it names a file or a folder is taken for \
      what its name says; --facts settles that, and the profile then names those facts.

      Exit status: 0 all is imported; 1 lines are left out; 2 no policy could be made.
      """)

  @Argument(help: "A rule file, a rules.d folder, a listing, or '-'.")
  var rules: String

  @Option(
    name: .long,
    help: "What the profile is called; its groups' names begin so. By default after the rules.")
  var name: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The file to write; standard output if not given.", valueName: "file"))
  var into: String?

  @Flag(name: .long, help: "Write over a file that is there.")
  var force = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A catalogue whose controls are looked for, or 'none'; can be repeated. By default the CIS "
        + "benchmarks and STIGs of the target.",
      valueName: "name"))
  var catalogue: [String] = []

  @OptionGroup var target: TargetOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let name, !ByteString(name).isPolicyWord {
      throw ValidationError("--name takes a word: letters, digits and '_ . + -'")
    }
  }

  func answer() async throws -> ExitCode {
    if let into, !force, FileReading.kind(of: into) != nil {
      throw Failure.noAnswer("'\(FileReading.shown(into))' is there already; --force replaces it")
    }
    let found = try common.found()
    let argument = try RulesArgument(rules) { found }
    let host = try JudgedHost(of: [argument], target) { found.library }
    let source = try ImportableRules(argument, on: host)
    let options = try options(for: host, in: found.library)
    let policy: ImportedPolicy
    do throws(ImportFailure) {
      policy = try PolicyImport(source.rules, options, library: found.library).run()
    } catch {
      throw failure(error)
    }
    let text = Self.inTheOneStyle(policy.text)
    if let into {
      try WholeFile(path: into).write(text)
    } else {
      try common.terminal.write(text)
    }
    try common.terminal.show(source.diagnostics + remarks(on: policy), asProduct: false)
    common.terminal.remark(summary(of: policy, options))
    return source.diagnostics.hasErrors ? .no : .success
  }

  // MARK: What is made

  /// `text` as 'fmt' writes it; as it is, if that were not to say the same.
  private static func inTheOneStyle(_ text: String) -> [UInt8] {
    let source = SourceText(name: "import", text)
    guard case .formatted(let bytes) = PolicyFormat.format(source) else { return source.bytes }
    return bytes
  }

  private func options(
    for host: JudgedHost, in library: PolicyLibrary
  ) throws(Failure) -> PolicyImport.Options {
    let shown = rules == "-" ? "standard input" : "'\(FileReading.shown(rules))'"
    return PolicyImport.Options(
      name: try profileName(in: library), title: nil, origin: shown, target: host.target,
      facts: host.isOnlyLikely ? nil : host.facts,
      catalogues: try catalogues(for: host.target, in: library))
  }

  /// The name that is asked for, if it is free; else one after the rules.
  private func profileName(in library: PolicyLibrary) throws(Failure) -> String {
    func isFree(_ name: String) -> Bool {
      let begin = ByteString(name + "-")
      return library.profiles[ByteString(name)] == nil
        && !library.groups.keys.contains { $0.starts(with: begin) }
    }
    if let name {
      guard isFree(name) else {
        throw .unknown("'\(name)' is taken by a profile or by groups of the policies")
      }
      return name
    }
    let file = rules.split(separator: "/").last.map(String.init) ?? ""
    let base = file.hasSuffix(".rules") ? String(file.dropLast(6)) : ""
    let stem = base.drop { $0.isNumber || $0 == "-" }
    let wanted = base == "audit" || !ByteString(String(stem)).isPolicyWord ? "site" : String(stem)
    if isFree(wanted) { return wanted }
    let second = "imported-\(wanted)"
    if isFree(second) { return second }
    return (2...).lazy.map { "\(second)-\($0)" }.first(where: isFree) ?? second
  }

  private func catalogues(
    for target: Target, in library: PolicyLibrary
  ) throws(Failure) -> [Catalogue] {
    let names = library.catalogues.keys.sorted()
    if catalogue.isEmpty {
      let end = ByteString("-" + target.name)
      return names.filter { $0.suffix(end.count).elementsEqual(end) }
        .compactMap { library.catalogues[$0] }
    }
    var result: [Catalogue] = []
    for name in catalogue where name != "none" {
      guard let found = library.catalogues[ByteString(name)] else {
        let hint = didYouMean(name, among: names.map(\.description))
        throw .unknown("unknown catalogue '\(FileReading.shown(name))'\(hint)")
      }
      result.append(found)
    }
    return result
  }

  // MARK: What is told

  private func remarks(on policy: ImportedPolicy) -> [Diagnostic] {
    var remarks: [Diagnostic] = []
    if let first = policy.guessedPlaces.first {
      let count = policy.guessedPlaces.count
      let what = count == 1 ? "a watch names" : "\(count) watches name"
      remarks.append(
        Diagnostic(
          .warning, "guessed-place",
          "whether \(what) a file or a folder is not known, and was told by the name", at: first
        ).advising("see 'of' and 'under' in the policy; '--facts NAME' settles it"))
    }
    if let first = policy.guessedMeanings.first {
      let count = policy.guessedMeanings.count
      let what = count == 1 ? "a line" : "\(count) lines"
      remarks.append(
        Diagnostic(
          .warning, "guessed-meaning",
          "a listing leaves open what \(what) meant, and the most ordinary rule was taken",
          at: first
        ).advising("import the rule files that were loaded, if they are at hand"))
    }
    return remarks
  }

  private func summary(of policy: ImportedPolicy, _ options: PolicyImport.Options) -> String {
    let raw = policy.rawCount == 0 ? "" : " (\(policy.rawCount) of them raw)"
    let claims: String =
      switch (options.catalogues.isEmpty, options.facts) {
      case (true, _): ""
      case (false, nil):
        "; \(counted(policy.claims.count, "control")) satisfied, and more could be known with --facts"
      case (false, .some): "; \(counted(policy.claims.count, "control")) satisfied"
      }
    return """
      \(counted(policy.ruleCount, "rule")) became \(counted(policy.statementCount, "statement"))\
      \(raw) in \(counted(policy.groupCount, "group")); what they compile to, \
      \(counted(policy.compiledRuleCount, "rule")), is proved to do the same\(claims)
      """
  }

  private func failure(_ failure: ImportFailure) -> Failure {
    let place = failure.line.map { "\($0.fileAndLine): no line of a policy can say this rule" }
    return .noAnswer(
      "no policy could be made that is proved to do the same: "
        + (place ?? failure.complaint?.message ?? "nothing that was tried did"))
  }
}
