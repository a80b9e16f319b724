import AuditCatalogue
import AuditRules
import ByteText

/// Rules to be searched for those that take every event of another, without trying them all.
///
/// Each rule is filed under one thing that another one must have too if it is to be covered: the tree
/// it stands in, a condition that others hardly have, or its calls.
public struct RuleCoverIndex: Sendable {
  private enum Drawer: Hashable {
    case watch(ByteString)
    case tree(ByteString)
    case condition(FieldComparison)
    case call(Architecture?, UInt32)
    case rest
  }

  /// The rules that are searched.
  public let scopes: [RuleScope]
  private let cover: RuleCover
  private var drawers: [Drawer: [Int]] = [:]

  /// How many rules of one drawer are tried: what looks so much alike is seldom told apart, and time
  /// has to stay in proportion to the number of rules.
  private static let limit = 400
  /// Rules with more calls than this are not filed by calls.
  private static let mostCalls = 40

  public init(_ scopes: [RuleScope], _ cover: RuleCover) {
    self.scopes = scopes
    self.cover = cover
    var counts: [FieldComparison: Int] = [:]
    for scope in scopes {
      for comparison in scope.telling { counts[comparison, default: 0] += 1 }
    }
    for (index, scope) in scopes.enumerated() {
      for drawer in Self.drawers(of: scope, counts) { drawers[drawer, default: []].append(index) }
    }
  }

  private static func drawers(
    of scope: RuleScope, _ counts: [FieldComparison: Int]
  ) -> [Drawer] {
    switch scope.anchor {
    case .watch(let place): return [.watch(place)]
    case .tree(let place): return [.tree(place)]
    case .inode, .none: break
    }
    let rarest = scope.telling.min { (counts[$0] ?? 0) < (counts[$1] ?? 0) }
    if let rarest { return [.condition(rarest)] }
    let calls = scope.calls.flatMap { entry in
      entry.value.isAll ? [] : entry.value.numbers.map { Drawer.call(entry.key, $0) }
    }
    let hasAll = scope.calls.values.contains(where: \.isAll)
    return calls.isEmpty || hasAll || calls.count > mostCalls ? [.rest] : calls
  }

  /// The first rule, by index, that takes every event of `scope` on `architecture` and is `wanted`;
  /// `nil` as well where too many were tried.
  public func first(
    covering scope: RuleScope, on architecture: Architecture?, where isWanted: (Int) -> Bool
  ) -> Int? {
    search(covering: scope, on: architecture, where: isWanted).first
  }

  /// Whether some rule takes every event of `scope` on `architecture`; `nil` where too many look so
  /// much like one that does that not all were tried.
  public func isCovered(_ scope: RuleScope, on architecture: Architecture?) -> Bool? {
    let (first, isWhole) = search(covering: scope, on: architecture, where: { _ in true })
    return first != nil ? true : isWhole ? false : nil
  }

  private func search(
    covering scope: RuleScope, on architecture: Architecture?, where isWanted: (Int) -> Bool
  ) -> (first: Int?, isWhole: Bool) {
    var best: Int?
    var isWhole = true
    for drawer in drawers(around: scope, architecture) {
      var triesLeft = Self.limit
      for index in drawers[drawer] ?? [] where index < best ?? .max {
        if triesLeft == 0 {
          isWhole = false
          break
        }
        triesLeft -= 1
        guard isWanted(index) else { continue }
        if cover.matchesAll(scopes[index], of: scope, on: architecture) {
          best = index
          break
        }
      }
    }
    return (best, isWhole)
  }

  /// Where a rule that covers `scope` would be filed.
  private func drawers(around scope: RuleScope, _ architecture: Architecture?) -> [Drawer] {
    var result: [Drawer] = [.rest] + scope.telling.map { .condition($0) }
    switch scope.anchor {
    case .watch(let place):
      result.append(.watch(place))
      result += place.treesAround.map { .tree($0) }
    case .tree(let place): result += place.treesAround.map { .tree($0) }
    case .inode, .none: break
    }
    // One call is as good as another: who covers the rule has them all.
    if let architecture, let calls = scope.calls[architecture], !calls.isAll,
      let call = calls.numbers.first
    {
      result.append(.call(architecture, call))
    }
    return result
  }
}

extension RuleScope {
  /// Conditions that a rule cannot cover another without its having them too, in these words.
  fileprivate var telling: [FieldComparison] {
    ordered.filter { comparison in
      comparison.field == .exe || comparison.field == .fieldCompare
        || comparison.field.isSecurityLabel
        || comparison.op == .equal && comparison.field.isOneNumber
    }
  }
}

extension ByteString {
  /// The place itself and every folder above it.
  fileprivate var treesAround: [ByteString] {
    var result: [ByteString] = [self]
    for index in indices.reversed() where self[index] == UInt8(ascii: "/") {
      let above = index == startIndex ? "/" : ByteString(self[..<index])
      if above != self { result.append(above) }
    }
    return result
  }
}
