import AuditLints
import AuditLoading
import ByteText
import Diagnostics
import LibAudit
import Lints
import PolicyLints
import PolicySyntax

/// Everything that is found in policies and rules.
struct LintRun {
  let choice: LintChoice
  /// The day by which suppressions end, as `YYYY-MM-DD`.
  let today: String
  /// The findings, suppressed ones left out, sorted by place.
  private(set) var diagnostics: [Diagnostic] = []
  /// The texts that were looked at.
  private(set) var sources: [SourceText] = []

  init(_ choice: LintChoice, today: String) {
    self.choice = choice
    self.today = today
  }

  /// Looks at rules that are loaded together on `host`.
  mutating func lint(_ rules: LintedRules) {
    let known = Set(AuditLints.all.map { $0.id })
    // What a load says and no lint is about, such as a remark on the bytes of a line.
    let loading = (rules.mergeDiagnostics + rules.lines.flatMap(\.judged.diagnostics)).filter {
      !known.contains($0.id)
    }
    let found = AuditLints.diagnostics(in: rules, choice) + (choice.selected.isEmpty ? loading : [])
    add(found, rules.files.map { ($0, Comments(ofRules: $0)) })
  }

  /// Looks at policies, and at the rules that their profiles compile to.
  mutating func lint(_ policies: LintedPolicies, _ trees: [SyntaxTree]) {
    let compiling = compilerDiagnostics(of: policies)
    let rules = policies.profiles.flatMap { $0.ruleDiagnostics(choice) }
      .filter { policies.covers($0.span) }
    let found = PolicyLints.diagnostics(in: policies, choice) + rules + compiling
    add(Self.once(found), trees.map { ($0.source, Comments($0.comments)) })
  }

  /// Adds what is wrong with something that the lints ask, unless it is told already.
  mutating func add(_ others: [Diagnostic]) {
    diagnostics = Self.once(diagnostics + others).sortedByPlace
  }

  /// What compiling says and no lint of policies tells. What keeps a profile from being loaded is among
  /// it, for the rules of such a profile are not linted; remarks on what was made are no mistakes.
  private func compilerDiagnostics(of policies: LintedPolicies) -> [Diagnostic] {
    let told = Set(PolicyLints.all.map { $0.id })
    let lints = Dictionary(uniqueKeysWithValues: AuditLints.all.map { ($0.id, $0) })
    return policies.compilerDiagnostics.flatMap { diagnostic -> [Diagnostic] in
      if told.contains(diagnostic.id) { return [] }
      if let lint = lints[diagnostic.id] {
        return choice.wants(lint) ? choice.diagnostics([Finding(diagnostic)], of: lint) : []
      }
      return choice.selected.isEmpty && diagnostic.severity > .note ? [diagnostic] : []
    }
  }

  /// Several profiles that use one group are told of once.
  private static func once(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    struct Place: Hashable {
      let id: String
      let message: String
      let span: Span?
    }
    var seen: Set<Place> = []
    return diagnostics.filter {
      seen.insert(Place(id: $0.id, message: $0.message, span: $0.span)).inserted
    }
  }

  private mutating func add(_ found: [Diagnostic], _ texts: [(SourceText, Comments)]) {
    let byName = Dictionary(grouping: found) { $0.span?.source.name }
    for (source, comments) in texts {
      let suppressions = Suppressions(comments, among: LintCatalogue.all, today: today)
      diagnostics += suppressions.applied(to: byName[source.name] ?? [], choice)
      sources.append(source)
    }
    let names = Set(texts.map(\.0.name))
    diagnostics += found.filter { $0.span.map { !names.contains($0.source.name) } ?? true }
    diagnostics = diagnostics.sortedByPlace
  }
}

extension SyntaxTree {
  /// The comments, in order.
  fileprivate var comments: [Span] {
    tokens.flatMap(trivia(of:)).filter { $0.kind == .comment }.map { Span(source, $0.range) }
  }
}
