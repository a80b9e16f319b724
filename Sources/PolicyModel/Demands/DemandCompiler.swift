import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import PolicySyntax

/// Works out what controls ask of one kind of machine, in the same words and by the same values as
/// the rules that are deployed there.
public struct DemandCompiler: Sendable {
  private let library: PolicyLibrary
  private let statements: StatementCompiler
  private let hasInventory: Bool

  /// For a machine of which no profile is at hand.
  ///
  /// - Parameters:
  ///   - library: where the catalogues' params and the inventories of `facts` are defined.
  ///   - facts: what is known of the host; without them every place is taken to be there.
  ///   - bindings: values for the params; what they leave open gives `.unbound`.
  ///   - programs: the host's privileged programs; if `nil`, those of the inventories of `facts`.
  public init(
    library: PolicyLibrary, names: any AuditNames, target: Target = .debian12,
    facts: HostFacts? = nil, bindings: Bindings = Bindings(), programs: [ByteString]? = nil
  ) {
    let programs = programs ?? facts.flatMap(library.inventory)?.map(\.path.text)
    // Whoever wrote the bindings is told of a bad 'uid-min' where they are compiled.
    var ignored: [Diagnostic] = []
    self.init(
      library: library, names: names, target: target, facts: facts, bindings: bindings,
      programs: programs, userIdMinimum: bindings.userIdMinimum(diagnostics: &ignored))
  }

  /// For the machine that `profile` is for, with the values that its rules are made with.
  public init(for profile: CompiledProfile, in library: PolicyLibrary, names: any AuditNames) {
    self.init(
      library: library, names: names, target: profile.target, facts: profile.facts,
      bindings: profile.bindings, programs: profile.programs,
      userIdMinimum: profile.userIdMinimum)
  }

  private init(
    library: PolicyLibrary, names: any AuditNames, target: Target, facts: HostFacts?,
    bindings: Bindings, programs: [ByteString]?, userIdMinimum: UInt32
  ) {
    self.library = library
    hasInventory = programs != nil
    statements = StatementCompiler(
      names: names, target: target, facts: facts, bindings: bindings, programs: programs ?? [],
      programParams: library.programParams, userIdMinimum: userIdMinimum)
  }

  /// What each of the control's demands asks, in written order; none for a control that rules and
  /// settings cannot answer.
  public func demands(of control: Control) -> [CompiledDemand] {
    let params = library.catalogues[control.reference.catalogue]?.params ?? []
    return control.demands.map { compile($0, params) }
  }

  /// What a claim leaves out, to be cut out of each demand of its control; `nil` for a claim that
  /// leaves out nothing.
  public func region(of claim: ExceptionSyntax.Claim) -> CompiledRegion? {
    guard case .partly(let selector, let clauses) = claim.kind else { return nil }
    let statement = StatementCompiler.Statement(
      action: .always, selector: selector, clauses: clauses, keys: [], span: selector.span)
    var calls = SelectedCalls(statement, compiler: statements)
    let rules = calls.rules()
    let diagnostics = calls.compiler.diagnostics.eachOnce
    return CompiledRegion(rules: diagnostics.hasErrors ? [] : rules, diagnostics: diagnostics)
  }

  private func compile(_ demand: DemandSyntax, _ params: [ParamSyntax]) -> CompiledDemand {
    var compiler = statements
    let open = OpenParams(of: params, statements, hasInventory: hasInventory)
    var parts: [CompiledDemand.Part]
    switch demand.kind {
    case .record(let selector, let clauses):
      var record = RecordDemand(
        StatementCompiler.Statement(
          action: .always, selector: selector, clauses: clauses, keys: clauses.keys,
          span: demand.span),
        compiler: compiler, open: open)
      parts = record.compile()
      compiler = record.calls.compiler
    case .messages(let types):
      parts = [.messages(types.compactMap { compiler.messageType($0) })]
    case .immutable: parts = [.immutable]
    case .loginuidImmutable: parts = [.loginuidImmutable]
    case .setting(let name, let value):
      parts = [compiler.demandedSetting(name, value, open) ?? .invalid]
    }
    let diagnostics = compiler.diagnostics.eachOnce
    if diagnostics.hasErrors { parts = [.invalid] }
    return CompiledDemand(span: demand.span, parts: parts, diagnostics: diagnostics)
  }
}

extension [Diagnostic] {
  /// These in their order without repetitions: what is wrong may be met once for each interface.
  fileprivate var eachOnce: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }
  }
}
