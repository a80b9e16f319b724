import AuditCatalogue
import AuditLoading
import AuditProofs
import AuditRules
import ByteText
import Diagnostics
import LibAudit
import PolicyCompilation
import PolicyImport
import PolicyModel
import PolicySyntax
import Testing

/// A policy that was made of rule lines.
struct Imported {
  let policy: ImportedPolicy
  /// The rules that it was made of.
  let held: [Rule]
  /// What it compiles to, as held.
  let compiled: [Rule]
  let settings: LoadSettings

  /// Imports `text`, which holds no watch whose place would be open, as the profile `p`.
  init(
    _ text: String, named name: String = "test.rules", catalogues: String = "",
    target: Target = .debian12
  ) throws {
    let source = SourceText(name: name, text)
    try self.init(
      Load(target: target, host: UnknownHost()).run(RuleLines(file: source), goingOn: true),
      catalogues: catalogues, target: target)
  }

  init(_ load: LoadResult, catalogues: String = "", target: Target = .debian12) throws {
    held = load.rules.map(\.rule)
    let library = PolicyLibrary([
      PolicyParser.parse(SourceText(name: "catalogues.policy", catalogues)).file
    ])
    let rules = ImportedRules(
      lines: load.rules.map {
        ImportedRules.Line(
          readings: [$0.rule], text: ByteString($0.span.bytes), span: $0.span)
      }, settings: load.settings, clears: load.clearing != nil)
    var options = PolicyImport.Options(name: "p", origin: "a test", target: target)
    options.catalogues = library.catalogues.values.sorted { $0.name < $1.name }
    policy = try PolicyImport(rules, options, library: library).run()
    let parsed = PolicyParser.parse(SourceText(name: "p.policy", policy.text))
    #expect(parsed.diagnostics.map(\.message) == [])
    let build = try #require(ProfileBuild("p", in: library.adding(parsed.file)))
    #expect(build.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
    let compiledLoad = ExpectedLoad(build)
    compiled = compiledLoad.rules.map(\.rule.rule)
    settings = compiledLoad.settings
    #expect(settings == load.settings)
  }

  /// The lines of the groups, without heads, keys, comments and braces.
  var statements: [String] {
    let words = ["record", "ignore", "raw"]
    return lines.filter { line in words.contains { line.hasPrefix("  " + $0 + " ") } }
      .map { String($0.dropFirst(2)) }
  }

  /// The first line of each group.
  var heads: [String] { lines.filter { $0.hasPrefix("rules ") } }

  var lines: [String] { policy.text.split(separator: "\n").map(String.init) }

  /// What the algebra says of both sets, which knows nothing of how the policy was proved.
  func relation(comparingKeys: Bool) -> Relation {
    let host = ProofHost(target: .debian12, facts: nil, names: LibAuditNames())
    return RuleComparison(on: host, comparingKeys: comparingKeys)
      .compare(RuleLineSet(rules: held), RuleLineSet(rules: compiled)).relation
  }
}
