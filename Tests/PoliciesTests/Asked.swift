import AuditCatalogue
import AuditRuleSyntax
import AuditRules
import ByteText
import LibAudit
import PolicyModel

/// What is asked for, however it is gathered into rules: the calls, conditions and keys, and the
/// settings. Lists of calls with the same conditions are one list here.
struct Asked {
  private var calls: [CanonicalRule: SyscallMask] = [:]
  private var settings: Set<ControlRule> = []
  private var others: Set<String> = []

  /// What the lines of a rule file ask for.
  init(_ lines: [String], compiler: RuleLineCompiler) {
    for line in lines { add(line, compiler) }
  }

  /// What the demands of a control ask for.
  init(_ demands: [CompiledDemand]) {
    for part in demands.flatMap(\.parts) { add(part) }
  }

  /// One line of text for each thing that is asked for.
  var lines: Set<String> {
    let writer = RuleWriter(names: LibAuditNames())
    let rules = calls.map { meaning, mask in
      let keys = meaning.keys.map { FieldComparison(.key, .equal, $0) }
      let rule = Rule(
        meaning.action, meaning.list, syscalls: mask, meaning.comparisons + keys)
      return writer.line(rule).map { "\($0)" } ?? "\(rule)"
    }
    return Set(rules).union(settings.map { "\($0)" }).union(others)
  }

  private mutating func add(_ line: String, _ compiler: RuleLineCompiler) {
    let compiled = compiler.compile(line.split(separator: " ").map { ByteString(String($0)) })
    settings.formUnion(compiled.controls)
    switch compiled.result {
    case .addition(let addition): add(addition.rule)
    case .done: break
    case .deletion, .refused: others.insert("\(line): \(compiled.result)")
    }
  }

  private mutating func add(_ part: CompiledDemand.Part) {
    switch part {
    case .record(let rule): add(rule)
    case .immutable: settings.insert(.enabled(2))
    case .loginuidImmutable: settings.insert(.loginuidImmutable)
    case .setting(.failure, let value): settings.insert(.failure(value))
    case .setting(.backlogLimit, let value): settings.insert(.backlog(value))
    case .setting(.backlogWaitTime, let value): settings.insert(.backlogWaitTime(value))
    default: others.insert("\(part)")
    }
  }

  private mutating func add(_ rule: Rule) {
    var anyCall = rule
    anyCall.syscalls = .all
    calls[anyCall.canonical, default: .none] = rule.syscalls.union(
      calls[anyCall.canonical] ?? .none)
  }
}
