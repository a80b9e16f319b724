import AuditAnalysis
import AuditCatalogue
import AuditRules
import ByteText
import LibAudit

/// What the rules that record calls ask for, whatever their order.
struct RecordedCalls {
  private let cover: RuleCover
  private let index: RuleCoverIndex
  /// The same rules by their keys, without what they ask of arguments, which differ from call to call.
  private let looseIndices: [[ByteString]: RuleCoverIndex]
  /// The calls that rules without a place ask for: only such a rule covers another without a place.
  private let anywhere: [Architecture: SyscallMask]

  init(_ rules: LintedRules) {
    cover = rules.cover
    let recording = rules.held.flatMap(\.readings).filter {
      $0.list == .exit && $0.action == .always
    }
    let scopes = recording.map(cover.scope)
    index = RuleCoverIndex(scopes, cover)
    let cover = cover
    looseIndices = Dictionary(grouping: scopes, by: \.rule.keys).mapValues { scopes in
      RuleCoverIndex(scopes.flatMap(Self.loose).map(cover.scope), cover)
    }
    anywhere = scopes.filter { $0.anchor == .none }.reduce(into: [:]) { calls, scope in
      calls.merge(scope.calls) { $0.union($1) }
    }
  }

  /// Whether some rule takes all events of `rule` on `architecture`, or would if it were not for the
  /// arguments and goes by the same keys. Where there are too many rules to tell, it is taken to be so.
  func takes(_ rule: Rule, on architecture: Architecture) -> Bool {
    let scope = cover.scope(rule)
    if scope.anchor == .none, let calls = scope.calls[architecture],
      calls.intersection(anywhere[architecture] ?? .none).isEmpty
    {
      return false
    }
    if index.isCovered(scope, on: architecture) ?? true { return true }
    guard !rule.keys.isEmpty, let loose = looseIndices[rule.keys] else { return false }
    return loose.isCovered(scope, on: architecture) ?? true
  }

  /// One rule for each interface of `scope`, with the calls that it can match there and without what
  /// chooses among them.
  private static func loose(_ scope: RuleScope) -> [Rule] {
    scope.calls.sorted { $0.key.rawValue > $1.key.rawValue }.map { architecture, calls in
      var rule = scope.rule
      rule.syscalls = calls
      rule.comparisons.removeAll {
        $0.field.isArgument || $0.field == .perm || $0.field == .arch
      }
      rule.comparisons.append(FieldComparison(.arch, .equal, architecture.rawValue))
      return rule
    }
  }
}

extension Rule {
  /// The same question about other calls of another interface.
  func asking(_ calls: SyscallMask, on architecture: Architecture) -> Rule {
    var copy = self
    copy.syscalls = calls
    copy.comparisons.removeAll { $0.field == .arch }
    copy.comparisons.append(FieldComparison(.arch, .equal, architecture.rawValue))
    return copy
  }
}

/// The names of system calls, those that the linked libaudit does not know yet included.
enum CallNames {
  static func name(_ number: UInt32, on architecture: Architecture) -> String? {
    LibAuditNames().name(ofSyscall: number, on: architecture)
      ?? NewerSyscalls.name(of: number, on: architecture)
  }

  static func number(_ name: String, on architecture: Architecture) -> UInt32? {
    let number =
      LibAuditNames().number(ofSyscall: name, on: architecture)
      ?? NewerSyscalls.number(of: name, on: architecture)
    return number.flatMap { $0 < SyscallMask.limit ? $0 : nil }
  }

  /// Names as they stand in a sentence, no more than four.
  static func list(_ names: [String]) -> String {
    let quoted = names.map { "'\($0)'" }
    if quoted.count > 4 {
      return quoted.prefix(3).joined(separator: ", ") + " and \(quoted.count - 3) more"
    }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " and " + last
  }
}
