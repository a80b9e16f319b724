import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import LibAudit
import PolicyCompilation
import PolicyModel
import PolicyProofs
import PolicySyntax

/// Compiles a policy that was made of rules, and holds what comes out against them.
struct ImportProof {
  let rules: ImportedRules
  /// The rules as they were taken.
  let held: [Rule]
  let options: PolicyImport.Options
  let library: PolicyLibrary

  /// What came of one attempt.
  struct Verdict {
    /// Whether the policy compiles, and to rules that do the same.
    var isProved = false
    /// The build, if the policy compiles.
    var build: ProfileBuild?
    /// Rules whose statements do not compile, or to something else.
    var rules: Set<Int> = []
    /// What the compiler has against it.
    var complaint: Diagnostic?
    /// Controls that it does not satisfy although it says so.
    var failedClaims: Set<ControlReference> = []
  }

  /// The library with the policy in it.
  func library(of draft: PolicyDraft) -> PolicyLibrary {
    library.adding(parse(draft).file)
  }

  /// Compiles the policy and looks what comes out.
  func verdict(of draft: PolicyDraft, provingClaims: Bool = false) -> Verdict {
    var verdict = Verdict()
    let parsed = parse(draft)
    let library = library.adding(parsed.file)
    guard let build = ProfileBuild(ByteString(options.name), in: library)?.with(parsed.diagnostics)
    else { return verdict }
    let errors = build.diagnostics.filter { diagnostic in
      diagnostic.severity == .error
        && (diagnostic.span == nil || diagnostic.span?.source == parsed.file.source)
    }
    guard errors.isEmpty else {
      verdict.complaint = errors.first
      for error in errors { verdict.rules.formUnion(rules(at: error.span, in: draft)) }
      return verdict
    }
    verdict.build = build
    let load = ExpectedLoad(build)
    let outcome = Rearrangement(target: options.target).outcome(
      held, load.rules.map(\.rule.rule))
    verdict.rules = outcome.strangers
    for index in outcome.additions {
      verdict.rules.formUnion(rules(at: load.rules[index].statement, in: draft))
    }
    let hasSameSettings = rules.settings.map { $0 == load.settings } ?? true
    verdict.isProved = outcome.isProved && outcome.additions.isEmpty && hasSameSettings
    if provingClaims, verdict.isProved {
      let proofs = ClaimProofs(build, in: library, names: LibAuditNames(), today: "2000-01-01")
      verdict.failedClaims = Set(proofs.failures.map(\.control))
    }
    return verdict
  }

  private func parse(_ draft: PolicyDraft) -> PolicyParser.Result {
    PolicyParser.parse(SourceText(name: "<import>", draft.text))
  }

  private func rules(at span: Span?, in draft: PolicyDraft) -> [Int] {
    span.flatMap { draft.rulesOfLine[$0.line] } ?? []
  }
}
