import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import LibAudit
import PolicyCompilation
import PolicyModel
import PolicySyntax

/// Makes a policy of existing rules: rules that belong together become statements, statements that
/// share file and key become groups, and the whole is proved to do with every event what the rules do.
public struct PolicyImport {
  /// What is made, and for what.
  public struct Options {
    /// The name of the profile, a word; the names of its groups begin with it.
    public var name: String
    /// The title of the profile.
    public var title: String?
    /// Where the rules come from, in words for the head of the policy.
    public var origin: String
    /// The machine that the rules are for.
    public var target: Target
    /// What is known of it, and named by the profile; `nil` for nothing.
    public var facts: HostFacts?
    /// The catalogues whose controls are looked for.
    public var catalogues: [Catalogue] = []

    public init(
      name: String, title: String? = nil, origin: String, target: Target,
      facts: HostFacts? = nil, catalogues: [Catalogue] = []
    ) {
      self.name = name
      self.title = title
      self.origin = origin
      self.target = target
      self.facts = facts
      self.catalogues = catalogues
    }
  }

  private let rules: ImportedRules
  private let options: Options
  private let library: PolicyLibrary
  private let names = LibAuditNames()

  public init(_ rules: ImportedRules, _ options: Options, library: PolicyLibrary) {
    self.rules = rules
    self.options = options
    self.library = library
  }

  /// How much is put together; each is tried where the one before could not be proved.
  private enum Manner: CaseIterable {
    case gathered, inOrder, raw
  }

  /// The policy, proved.
  ///
  /// - Throws: `ImportFailure` if no policy can be made that is proved to do the same.
  public func run() throws(ImportFailure) -> ImportedPolicy {
    let choice = Choice(rules.lines)
    let raw = RawLines(rules.lines, choice.rules, options.target)
    let conflicts = Conflicts(choice.rules, on: options.target)
    let files = SourceFiles(rules.lines)
    let writer = PolicyWriter(
      phrases: PhraseWriter(
        names: names, target: options.target,
        userIdMinimum: Self.userIdMinimum(of: choice.rules)),
      rules: rules, options: options, files: files.files, rawLine: { raw.line(of: $0) })
    let proof = ImportProof(rules: rules, held: choice.rules, options: options, library: library)
    var rawRules: Set<Int> = []
    var complaint: Diagnostic?
    for manner in Manner.allCases {
      if manner == .raw { rawRules = Set(choice.rules.indices) }
      // Each round takes out of the statements what they cannot say.
      for _ in 0..<4 {
        let single = singles(choice.rules, rawRules, files)
        let statements = manner == .gathered ? gathered(single, conflicts) : single
        let grouping = Grouping(
          statements, of: choice.rules, conflicts, files: files.files, profile: options.name,
          isOne: manner != .gathered)
        guard let groups = grouping.groups else { break }
        let draft = writer.draft(groups)
        let verdict = proof.verdict(of: draft)
        if verdict.isProved, let build = verdict.build {
          let policy = Policy(statements: statements, groups: groups, draft: draft, build: build)
          return finished(policy, choice, writer, proof)
        }
        complaint = verdict.complaint ?? complaint
        let found = verdict.rules.subtracting(rawRules)
        if found.isEmpty { break }
        rawRules.formUnion(found)
      }
    }
    let unsaid = choice.rules.indices.first { raw.line(of: $0) == nil }
    throw ImportFailure(
      complaint: complaint, line: unsaid.map { rules.lines[$0].span })
  }

  /// A policy that is proved.
  private struct Policy {
    let statements: [GatheredStatement]
    let groups: [ImportedGroup]
    let draft: PolicyDraft
    let build: ProfileBuild
  }

  /// The policy with the controls that it was found to satisfy.
  private func finished(
    _ policy: Policy, _ choice: Choice, _ writer: PolicyWriter, _ proof: ImportProof
  ) -> ImportedPolicy {
    var result = policy.draft
    var claims = ClaimSearch(
      policy.build, in: policy.draft, options.catalogues, library: proof.library(of: policy.draft)
    ).claims
    var build = policy.build
    // What stands alone without other groups' rules is asked of the compiler once more, as it will be.
    for _ in 0..<3 where !claims.isEmpty {
      let draft = writer.draft(policy.groups, claims: claims)
      let verdict = proof.verdict(of: draft, provingClaims: true)
      guard verdict.failedClaims.isEmpty else {
        for group in claims.keys { claims[group]?.subtract(verdict.failedClaims) }
        claims = claims.filter { !$0.value.isEmpty }
        continue
      }
      guard verdict.isProved, let proved = verdict.build else { break }
      build = proved
      result = draft
      break
    }
    let isClaimed = result.text != policy.draft.text
    return ImportedPolicy(
      text: result.text, ruleCount: choice.rules.count,
      statementCount: policy.statements.count,
      rawCount: policy.statements.count { $0.phrase == nil }, groupCount: policy.groups.count,
      compiledRuleCount: build.profile.rules.count,
      claims: isClaimed ? claims.values.reduce(into: []) { $0.formUnion($1) } : [],
      guessedPlaces: choice.guessedPlaces.map { rules.lines[$0].span },
      guessedMeanings: choice.guessedMeanings.map { rules.lines[$0].span })
  }

  // MARK: Statements

  private func singles(
    _ held: [Rule], _ raw: Set<Int>, _ files: SourceFiles
  ) -> [GatheredStatement] {
    let reader = PhraseReader(names: names, target: options.target)
    return held.enumerated().map { index, rule in
      GatheredStatement(
        phrase: raw.contains(index) ? nil : reader.phrase(of: rule), rules: [index],
        comment: files.comments[index], file: files.fileOfLine[index])
    }
  }

  private func gathered(
    _ single: [GatheredStatement], _ conflicts: Conflicts
  ) -> [GatheredStatement] {
    var gathering = Gathering(
      single, conflicts, CallWriter(names: names, target: options.target))
    gathering.gather()
    return gathering.result
  }

  /// The smallest id of a person that most rules go by; 1000 if none does.
  private static func userIdMinimum(of rules: [Rule]) -> UInt32 {
    var counts: [UInt32: Int] = [:]
    for rule in rules {
      let isSet = rule.comparisons.contains(FieldComparison(.auid, .notEqual, UInt32.max))
      for comparison in rule.comparisons where isSet && comparison.field == .auid {
        guard comparison.op == .greaterOrEqual, let number = comparison.number, number < .max
        else { continue }
        counts[number, default: 0] += 1
      }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 1000
  }
}
