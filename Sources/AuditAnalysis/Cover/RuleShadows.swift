import AuditCatalogue
import AuditRules

/// Rules that never decide anything, because of each of their events an earlier rule takes.
///
/// Of rules in several stores the earliest that matches decides, with exceptions that count here:
/// watches on one file change places when it is replaced, so none shadows another; and what a rule
/// without a key takes keeps the key of a later watch that had it for a moment.
public struct RuleShadows: Sendable {
  /// The earlier rules, by index, that take all events of a rule, one for each interface, in order.
  public let shadows: [[Int]]

  /// - Parameter rules: those that the kernel holds, each list in the kernel's order; each as all
  ///   that it may mean.
  public init(_ rules: [[Rule]], _ cover: RuleCover) {
    let scopes = rules.map { $0.map(cover.scope) }
    // A rule that may mean two things takes nothing for certain.
    let takers = scopes.indices.filter { scopes[$0].count == 1 && !scopes[$0][0].isWatch }
    let index = RuleCoverIndex(takers.map { scopes[$0][0] }, cover)
    let firstWithoutKey = scopes.firstIndex { readings in
      readings.contains {
        $0.rule.list == .exit && $0.rule.action == .always && $0.rule.keys.isEmpty
      }
    }
    shadows = scopes.enumerated().map { position, readings in
      var found: Set<Int> = []
      for scope in readings {
        if scope.isWatch, !scope.rule.keys.isEmpty, position > firstWithoutKey ?? .max { return [] }
        let interfaces: [Architecture?] =
          scope.rule.list == .exit
          ? cover.target.architectures.filter { scope.calls[$0] != nil }
          : [nil]
        if interfaces.isEmpty { return [] }
        for interface in interfaces {
          let taker = index.first(covering: scope, on: interface) { takers[$0] < position }
          guard let taker else { return [] }
          found.insert(takers[taker])
        }
      }
      return found.sorted()
    }
  }
}
