import AuditCatalogue
import AuditRules
import ByteText

/// Whether rules stand in another order than expected, and where that decides.
///
/// Only the order within a filter list counts. Of the rules that moved, a smallest set is compared
/// with all those that they moved past; a pair matters if one event matches both rules and the first
/// of them decides whether, or under which key, it is recorded.
struct OrderCheck {
  /// Two rules whose order is the other way round.
  struct Inversion: Sendable {
    /// The indices of the two expected rules.
    let indices: (first: Int, second: Int)
    /// The rule that should come first.
    let first: ExpectedRule
    /// The line that now comes behind `secondLine`.
    let firstLine: LoadedLine
    let second: ExpectedRule
    let secondLine: LoadedLine
    /// What hangs on it, or why that is not known.
    let reason: String
  }

  /// The expected rules that stand in another place than the others.
  private(set) var moved: Set<Int> = []
  /// Pairs whose order decides.
  private(set) var findings: [Inversion] = []
  /// Pairs of which that could not be told.
  private(set) var uncertain: [Inversion] = []
  /// How many rules moved without effect.
  private(set) var harmlessMoves = 0

  /// How many pairs of rules are compared in full before the rest counts as uncertain.
  private static let pairLimit = 100_000
  private var pairsLeft = OrderCheck.pairLimit
  /// Rules that have been prepared for being compared, by their index.
  private var subjects: [Int: [RuleOverlap.Subject]] = [:]

  private let expected: [ExpectedRule]
  private let matching: Matching
  private let overlaps: RuleOverlap

  init(_ expected: [ExpectedRule], _ matching: Matching, _ options: DriftOptions) {
    self.expected = expected
    self.matching = matching
    overlaps = RuleOverlap(target: options.target)
    for list in FilterList.allCases {
      let rules = expected.indices.compactMap { index in
        matching.line[index].flatMap { line in
          expected[index].rule.list == list ? (rule: index, line: line) : nil
        }
      }
      check(rules)
    }
  }

  /// Settles by what the sets as wholes do whether order decides, as far as that was worked out.
  ///
  /// - Parameter isAlone: whether nothing but the order differs.
  mutating func settle(by outcome: EffectSearch.Outcome, isAlone: Bool) {
    if outcome.effect.isNone {
      harmlessMoves += findings.count + uncertain.count
      findings = []
      uncertain = []
    }
    guard outcome.effect.isCertain else { return }
    let shown = uncertain.filter {
      outcome.pairs.contains([$0.indices.first, $0.indices.second].sorted())
    }
    let areAll = shown.isEmpty && isAlone && findings.isEmpty
    findings += areAll ? uncertain : shown
    uncertain.removeAll { inversion in
      areAll || shown.contains { $0.indices == inversion.indices }
    }
  }

  /// Compares the rules of one list, given in expected order with their lines.
  private mutating func check(_ rules: [(rule: Int, line: Int)]) {
    let kept = Self.longestIncreasing(rules.map(\.line))
    guard kept.count < rules.count else { return }
    let sketches = RuleSketches(rules.map { expected[$0.rule].readings })
    for position in rules.indices where !kept.contains(position) {
      moved.insert(rules[position].rule)
      var doubt: Inversion?
      var isDecided = false
      for other in sketches.partners(of: position) {
        // A pair of moved rules is looked at once.
        if !kept.contains(other), other < position { continue }
        let isInverted = (rules[other].line < rules[position].line) == (other > position)
        guard isInverted, sketches.canMeet(other, position) else { continue }
        let pair = (rules[min(position, other)], rules[max(position, other)])
        guard let inversion = inversion(pair.0, pair.1) else { continue }
        if inversion.isCertain {
          findings.append(inversion.pair)
          isDecided = true
          break
        }
        doubt = doubt ?? inversion.pair
        if pairsLeft == 0 { break }
      }
      if isDecided { continue }
      if let doubt { uncertain.append(doubt) } else { harmlessMoves += 1 }
    }
  }

  private mutating func prepared(_ index: Int) -> [RuleOverlap.Subject] {
    if let prepared = subjects[index] { return prepared }
    let prepared = expected[index].readings.map(overlaps.subject)
    subjects[index] = prepared
    return prepared
  }

  /// What two rules have in common, whatever a `-w` among them watches.
  private mutating func overlap(_ first: Int, _ second: Int) -> Overlap {
    var all: [Overlap] = []
    for one in prepared(first) {
      for other in prepared(second) { all.append(overlaps.overlap(one, other)) }
    }
    if let common = all.first, all.allSatisfy({ $0 == common }) { return common }
    return .possible("it depends on whether -w names a file or a folder")
  }

  private mutating func inversion(
    _ early: (rule: Int, line: Int), _ late: (rule: Int, line: Int)
  ) -> (pair: Inversion, isCertain: Bool)? {
    func pair(_ reason: String) -> Inversion {
      Inversion(
        indices: (early.rule, late.rule),
        first: expected[early.rule], firstLine: matching.lines[early.line],
        second: expected[late.rule], secondLine: matching.lines[late.line], reason: reason)
    }
    guard pairsLeft > 0 else {
      return (pair("too many rules have moved to compare each with each"), false)
    }
    pairsLeft -= 1
    guard let effect = Self.effect(expected[early.rule].rule, expected[late.rule].rule) else {
      return nil
    }
    switch overlap(early.rule, late.rule) {
    case .none: return nil
    case .certain: return (pair(effect), true)
    case .possible(let doubt): return (pair("\(doubt); then \(effect)"), false)
    }
  }

  /// What the order of two rules that match one event decides; `nil` for nothing.
  private static func effect(_ a: Rule, _ b: Rule) -> String? {
    if a.endsItsList || b.endsItsList {
      return "one of them ends the kernel's walk through the list, so the other is not reached"
    }
    switch a.list {
    case .exit, .ioUring:
      if a.action != b.action { return "the first of them decides whether the event is recorded" }
      return a.action == .always && a.canonical.keys != b.canonical.keys
        ? "the first of them decides under which key the event is recorded" : nil
    case .task:
      return a.action == b.action ? nil : "the first of them decides whether calls are recorded"
    case .user:
      return a.action == b.action
        ? nil : "the first of them decides whether the message is recorded"
    case .exclude, .filesystem: return nil
    }
  }

  /// The positions of a longest increasing subsequence, found in n log n.
  static func longestIncreasing(_ numbers: [Int]) -> Set<Int> {
    var tails: [Int] = []
    var previous = [Int](repeating: -1, count: numbers.count)
    for (index, number) in numbers.enumerated() {
      var low = 0
      var high = tails.count
      while low < high {
        let middle = (low + high) / 2
        if numbers[tails[middle]] < number { low = middle + 1 } else { high = middle }
      }
      if low > 0 { previous[index] = tails[low - 1] }
      if low == tails.count { tails.append(index) } else { tails[low] = index }
    }
    var result: Set<Int> = []
    var position = tails.last ?? -1
    while position >= 0 {
      result.insert(position)
      position = previous[position]
    }
    return result
  }
}
