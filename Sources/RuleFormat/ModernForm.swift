import AuditCatalogue
import AuditRuleSyntax
import AuditRules
import ByteText
import LibAudit

/// The form that `compile` writes rules in: `-a` with the action first, the arch in front, every
/// condition as `-F`, names instead of numbers, keys last.
///
/// What is compared comes in one order (arch, place, kinds of access, all else as written, auid), but
/// for the lists whose walk a condition can end. Every line is compiled again and has to be the same
/// rule.
public struct ModernForm: Sendable {
  private let target: Target
  private let compiler: RuleLineCompiler
  private let writer: RuleWriter

  /// The form for `target`. Of the machine that loads the rules only `host` is asked, and only what
  /// `-w` names there; names of users and groups stay names.
  public init(target: Target, host: any HostView) {
    self.target = target
    compiler = RuleLineCompiler(target: target, host: PlacesOf(host: host))
    writer = RuleWriter(names: LibAuditNames(), machine: target.machine)
  }

  /// A host whose users and groups nobody knows.
  private struct PlacesOf: HostView {
    let host: any HostView

    func kind(of path: ByteString, followingLast: Bool) -> Lookup<FileKind> {
      host.kind(of: path, followingLast: followingLast)
    }
    func userId(of name: ByteString) -> Lookup<UInt32> { .unknown }
    func groupId(of name: ByteString) -> Lookup<UInt32> { .unknown }
  }

  /// What a line is that can be written anew: a rule, and where it goes.
  struct Original {
    let rule: Rule
    let isPrepended: Bool
  }

  /// A line that adds one rule and does nothing else.
  enum Reading {
    case rule(Original)
    /// It deletes a rule, which has to be spelled as the one it deletes.
    case deletion
    /// A line that stays: a setting, a comment; with a reason if it looks like a rule.
    case other(KeptReason?)
  }

  func read(_ line: some Collection<UInt8>) -> Reading {
    guard case .words(let words) = RuleFileLine(line) else { return .other(nil) }
    let compiled = compiler.compile(words)
    switch compiled.result {
    case .deletion: return .deletion
    case .done: return .other(nil)
    case .refused(let refusal): return .other(.clause("auditctl refuses it (\(refusal.reason))"))
    case .addition(let addition):
      if let reason = Self.obstacle(in: compiled, addition) ?? expansion(of: addition.rule, words) {
        return .other(reason)
      }
      return .rule(Original(rule: addition.rule, isPrepended: addition.isPrepended))
    }
  }

  private static func obstacle(
    in line: CompiledLine, _ addition: CompiledLine.Addition
  ) -> KeptReason? {
    if addition.ruleIfDirectory != nil, let path = addition.rule.path {
      return .unknownPlace(path)
    }
    if line.resolvesSyscallsWithoutArch {
      return .clause("which calls it means depends on an arch it lacks")
    }
    if line.splitsKey { return .clause("its key holds the byte that parts keys") }
    return line.controls.isEmpty ? nil : .clause("it changes a setting as well")
  }

  /// Why the rule of `words` depends on how they stand, where audit adds calls to `perm=` behind an
  /// arch: to all calls it adds none.
  private func expansion(of rule: Rule, _ words: [ByteString]) -> KeptReason? {
    guard PermissionExpansion.lists(audit: target.audit) != nil,
      rule.comparison(of: .arch) != nil, rule.comparison(of: .perm) != nil,
      !(rule.syscalls.isAll && Self.namesCalls(words))
    else { return nil }
    return .clause(
      "audit \(target.audit) adds calls to it for 'perm=', which depends on how it is written")
  }

  /// Whether `-S` is one of the options.
  private static func namesCalls(_ words: [ByteString]) -> Bool {
    var scanner = OptionScanner(words)
    while let option = scanner.next() {
      if case .short(UInt8(ascii: "S"), _) = option { return true }
    }
    return false
  }

  /// `original` in the modern form, with its conditions in the usual order if `reorders`, and the
  /// rule that this line makes; `nil` if no line of that form makes the same rule.
  func written(_ original: Original, reorders: Bool) -> (line: ByteString, rule: Rule)? {
    var rule = original.rule
    if reorders, !rule.endsItsList { rule.comparisons = Self.ordered(rule.comparisons) }
    guard let line = writer.line(rule, prepended: original.isPrepended),
      case .rule(let back) = read(line), back.isPrepended == original.isPrepended,
      back.rule.canonical == original.rule.canonical,
      reorders || back.rule == original.rule
    else { return nil }
    return (line, back.rule)
  }

  /// The conditions by what they are about; those of one kind stay in their order.
  private static func ordered(_ comparisons: [FieldComparison]) -> [FieldComparison] {
    let ranks = comparisons.enumerated().map { (rank(of: $1.field), $0) }
    return ranks.sorted { $0 < $1 }.map { comparisons[$0.1] }
  }

  private static func rank(of field: Field) -> Int {
    switch field {
    case .arch: 0
    case .path, .dir: 1
    case .perm: 2
    case .auid: 4
    case .key: 5
    default: 3
    }
  }
}
