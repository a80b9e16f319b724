import AuditLints
import ByteText
import Diagnostics
import Lints
import PolicyLints
import PolicySyntax

/// What is to be linted, read and ready.
struct LintBench {
  /// Rules that are loaded together.
  let rules: [LintedRules]
  /// The policies; `nil` if there are none.
  let policies: LintedPolicies?
  /// The trees of the policies that are linted.
  let trees: [SyntaxTree]
  /// What is wrong with the facts that rules are linted for: what is not read of them no lint knows.
  private let factErrors: [Diagnostic]
  private let today: String

  /// Reads what the command line names; the policies of the search path if it names nothing.
  init(
    _ paths: [String], _ target: TargetOptions, _ common: CommonOptions, today: String
  ) throws {
    self.today = today
    let subjects = try LintSubjects(paths)
    let found = Lazily { try common.found(with: subjects.policyFiles) }
    if subjects.rules.isEmpty {
      rules = []
      factErrors = []
    } else {
      let judged = try JudgedHost(target) { try found.value().library }
      let host = LintedHost(judged.target, judged.facts, isOnlyLikely: judged.isOnlyLikely)
      rules = subjects.rules.map { LintedRules($0, on: host) }
      factErrors = try target.facts.map { Self.errors(ofFacts: $0, in: try found.value()) } ?? []
    }
    let standard = subjects.standardPolicy
    guard paths.isEmpty || !subjects.policyFiles.isEmpty || standard != nil else {
      policies = nil
      trees = []
      return
    }
    let results = try found.value().results + (standard.map { [$0] } ?? [])
    guard !results.isEmpty else {
      throw Failure.noAnswer(
        "there is nothing to lint: no policy was found, see --policies; rules are linted by giving "
          + "their folder, such as /etc/audit/rules.d")
    }
    let isLinted = { (source: SourceText) in paths.isEmpty || subjects.contains(source) }
    policies = LintedPolicies(results, where: isLinted, today: today)
    trees = results.map(\.tree).filter { isLinted($0.source) }
  }

  /// What the wanted lints find.
  func run(_ choice: LintChoice) -> LintRun {
    var run = LintRun(choice, today: today)
    for rules in rules { run.lint(rules) }
    if let policies {
      run.lint(policies, trees)
      run.add(policies.obstacles)
    }
    run.add(factErrors)
    return run
  }

  /// The errors in the file that defines the facts `name`.
  private static func errors(ofFacts name: String, in found: PolicySearch.Found) -> [Diagnostic] {
    guard let file = found.library.facts[ByteString(name)]?.span.source.name else { return [] }
    return found.diagnostics.filter { $0.severity == .error && $0.span?.source.name == file }
  }
}

extension LintedRules {
  fileprivate init(_ subject: LintSubjects.Rules, on host: LintedHost) {
    switch subject {
    case .file(let source): self.init(file: source, on: host)
    case .folder(let files): self.init(folder: files, on: host)
    }
  }
}
