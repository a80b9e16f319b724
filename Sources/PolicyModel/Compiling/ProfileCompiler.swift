import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import PolicySyntax

/// Works out a profile: what it inherits, which groups it uses, in which order their rules load.
public struct ProfileCompiler {
  /// The stages that a policy's groups can have; 10, 11 and 99 are the compiler's own.
  public static let stages = 12...98
  /// Where the rules go that let single programs pass (`except exe`).
  static let ignoreStage = 20

  let library: PolicyLibrary
  let names: any AuditNames
  let readLine: RuleLineReader
  var diagnostics: [Diagnostic] = []

  public init(
    library: PolicyLibrary, names: any AuditNames,
    readLine: @escaping RuleLineReader
  ) {
    self.library = library
    self.names = names
    self.readLine = readLine
  }

  /// What compiling gives: the profile, and what is wrong or worth a remark, sorted by place.
  public struct Outcome: Sendable {
    /// Complete only if `diagnostics` has no error.
    public let profile: CompiledProfile
    public let diagnostics: [Diagnostic]
  }

  /// Compiles the profile `name`; `nil` if the library has none of that name.
  public static func compile(
    _ name: ByteString, in library: PolicyLibrary, names: any AuditNames,
    readLine: @escaping RuleLineReader
  ) -> Outcome? {
    guard let syntax = library.profiles[name] else { return nil }
    var compiler = ProfileCompiler(library: library, names: names, readLine: readLine)
    let profile = compiler.compile(syntax)
    return Outcome(profile: profile, diagnostics: compiler.diagnostics.sortedByPlace)
  }

  private mutating func compile(_ syntax: ProfileSyntax) -> CompiledProfile {
    let layering = Layering(syntax, in: library, diagnostics: &diagnostics)
    let facts = facts(of: layering)
    var bindings = Bindings(layering.statements.compactMap(\.binding))
    bindings.resolve(diagnostics: &diagnostics)
    let target =
      layering.last(\.target).map { Target($0, diagnostics: &diagnostics) } ?? .debian12
    let inventory = inventory(of: layering, facts)
    let userIdMinimum = bindings.userIdMinimum(diagnostics: &diagnostics)
    let statements = StatementCompiler(
      names: names, target: target, facts: facts, bindings: bindings,
      programs: (inventory ?? []).map(\.path.text), programParams: library.programParams,
      userIdMinimum: userIdMinimum)
    var groups = used(layering).flatMap { compile($0, with: statements, in: layering) }
    if let privileged = layering.last(\.privileged),
      let group = compile(privileged, inventory ?? [], with: statements, in: layering)
    {
      groups.append(group)
    }
    groups.sort { $0.loadsBefore($1) }
    checkOrder(of: groups, layering)
    remarkOnLargeStatements(groups)
    let adoptions = adoptions(of: layering)
    return CompiledProfile(
      name: syntax.name.text,
      title: layering.layers.reversed().lazy.compactMap(\.title).first?.text,
      target: target, facts: facts, bindings: bindings,
      programs: inventory.map { $0.map(\.path.text) }, userIdMinimum: userIdMinimum,
      settings: settings(of: layering),
      loginuidImmutable: layering.last(\.loginuidImmutable), immutable: layering.last(\.immutable),
      privileged: layering.last(\.privileged), groups: groups, adoptions: adoptions,
      controlsOfSettings: adopted(adoptions) { if case .setting = $0 { true } else { false } },
      controlsOfLoginuid: adopted(adoptions) {
        if case .loginuidImmutable = $0 { true } else { false }
      },
      controlsOfLock: adopted(adoptions) { if case .immutable = $0 { true } else { false } },
      exceptions: exceptions(of: layering),
      span: syntax.name.span)
  }

  /// The controls of the adopted catalogues that have a demand like this.
  private func adopted(
    _ adoptions: [AdoptSyntax], _ isWanted: (DemandSyntax.Kind) -> Bool
  ) -> [ControlReference] {
    adoptions.compactMap { library.catalogues[$0.catalogue.text] }.flatMap(\.controls)
      .filter { $0.demands.map(\.kind).contains(where: isWanted) }.map(\.reference)
  }

  private mutating func facts(of layering: Layering) -> HostFacts? {
    guard let name = layering.last(\.facts) else { return nil }
    guard let syntax = library.facts[name.text] else {
      let hint = didYouMean(name.description, among: library.facts.keys.forSuggestion)
      report("unknown-facts", "unknown facts '\(name)'\(hint)", name.span, help: .definition)
      return nil
    }
    return HostFacts(syntax, diagnostics: &diagnostics)
  }

  /// The groups that the profile uses, each once: upper layers add with `use`, take with `drop`.
  private mutating func used(_ layering: Layering) -> [RulesSyntax] {
    var result: [RulesSyntax] = []
    for statement in layering.statements {
      switch statement {
      case .use(let list, _):
        for name in list {
          guard let group = library.groups[name.text] else {
            let hint = didYouMean(name.description, among: library.groups.keys.forSuggestion)
            report("unknown-group", "unknown rules '\(name)'\(hint)", name.span, help: .definition)
            continue
          }
          if !result.contains(where: { $0.name == group.name }) { result.append(group) }
        }
      case .drop(let list, _):
        for name in list {
          guard result.contains(where: { $0.name.text == name.text }) else {
            let hint = didYouMean(name.description, among: result.map(\.name.description))
            report(
              "nothing-to-drop", "'\(name)' is not in use\(hint)", name.span,
              help: "remove it, or write a group that the profile below uses")
            continue
          }
          result.removeAll { $0.name.text == name.text }
        }
      default: continue
      }
    }
    return result
  }

  /// The settings in force: one of each kind, the uppermost layer's.
  private mutating func settings(of layering: Layering) -> [SettingsSyntax.Setting] {
    var result: [SettingsSyntax.Setting] = []
    for setting in layering.statements.compactMap(\.settings).flatMap(\.settings) {
      if let number = setting.value.number, UInt32(exactly: number) == nil {
        report(
          "number-too-large", "'\(number)' does not fit into 32 bits", setting.span,
          help: "the kernel holds its settings in 32-bit words")
      }
      result.removeAll { $0.value.order == setting.value.order }
      result.append(setting)
    }
    return result.sorted { $0.value.order < $1.value.order }
  }

  mutating func report(_ id: String, _ message: String, _ span: Span, help: String? = nil) {
    diagnostics.append(Diagnostic(.error, id, message, at: span).advising(help))
  }
}

extension String {
  /// What to do about a name that nothing defines.
  static let definition = "define it, or give the folder that does with '--policies'"
}

extension SettingsSyntax.Value {
  /// The number that is set, for those that take any.
  var number: Int? {
    switch self {
    case .backlog(let number), .backlogWait(let number), .rate(let number): number
    case .reset, .failure, .enabled, .onError: nil
    }
  }

  /// The order in which settings are written: what deletes comes first, what changes how errors
  /// are taken comes last.
  var order: Int {
    switch self {
    case .reset: 0
    case .backlog: 1
    case .backlogWait: 2
    case .failure: 3
    case .rate: 4
    case .enabled: 5
    case .onError: 6
    }
  }
}
