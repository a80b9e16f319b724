import AuditCatalogue
import AuditRules
import PolicyModel

/// How watches are written.
public enum Dialect: String, Sendable, Hashable, CaseIterable {
  /// `-a always,exit` with an arch, one line for each ABI.
  case modern
  /// `-w` where a plain watch is meant: shorter, slower, and deprecated from audit 4 on.
  case watch

  /// `rules` as this dialect has them: in the watch dialect a plain watch that stands once for each
  /// ABI of the target becomes one rule without an arch, which is what `-w` makes.
  public func rules(_ rules: [PolicyRule], for target: Target) -> [PolicyRule] {
    guard self == .watch else { return rules }
    var result: [PolicyRule] = []
    var index = 0
    while index < rules.count {
      let run = rules[index...].prefix(target.architectures.count)
      if let watch = Self.watch(Array(run), target) {
        result.append(watch)
        index += run.count
      } else {
        result.append(rules[index])
        index += 1
      }
    }
    return result
  }

  /// The rule without an arch that `run` amounts to, if it is one watch said once for each ABI.
  private static func watch(_ run: [PolicyRule], _ target: Target) -> PolicyRule? {
    guard let first = run.first, run.count == target.architectures.count else { return nil }
    let bodies = run.map { $0.rule.withoutArchitecture }
    guard bodies.allSatisfy({ $0 == bodies[0] }), bodies[0].isPlainWatch,
      run.allSatisfy({ $0.span == first.span }),
      run.map({ $0.rule.comparisons.first?.number }) == target.architectures.map(\.rawValue)
    else { return nil }
    return PolicyRule(bodies[0], from: first.span)
  }
}

extension Rule {
  fileprivate var withoutArchitecture: Rule {
    var copy = self
    copy.comparisons.removeAll { $0.field == .arch }
    return copy
  }

  /// Whether this is what `-w PATH -p LETTERS [-k KEY]` makes.
  fileprivate var isPlainWatch: Bool {
    let fields = comparisons.map(\.field)
    return list == .exit && action == .always && syscalls.isAll && fields.count >= 2
      && fields[0].isPlace && fields[1] == .perm && (fields.count == 2 || fields[2...] == [.key])
  }
}
