import AuditEvents
import AuditProofs
import AuditRules
import ByteText
import Foundation
import TestDice
import Testing

/// Every small rule set of a theme against every one of its events: what the algebra proves is so, and
/// what it shows to escape does.
struct ExhaustiveTests {
  /// How many pairs of each theme are tried, evenly picked; `AUDITWRIGHT_PAIRS=all` for every pair.
  static let pairLimit: Int = {
    let text = ProcessInfo.processInfo.environment["AUDITWRIGHT_PAIRS"]
    return text == "all" ? .max : text.flatMap(Int.init) ?? 500
  }()

  @Test(arguments: Theme.all)
  func theAlgebraAgreesWithTheEvaluatorOnEverySmallSet(theme: Theme) {
    var trial = Trial(theme, mayDoubt: theme.mayDoubt)
    trial.run(limit: Self.pairLimit)
    check(trial)
    #expect(theme.mayDoubt || trial.open == 0)
  }

  /// Where names go, several never watches may be more than is worked out. `AUDITWRIGHT_SEED` asks for others.
  @Test(arguments: Theme.all)
  func theAlgebraAgreesWithTheEvaluatorOnRandomLargerSets(theme: Theme) {
    let seed = ProcessInfo.processInfo.environment["AUDITWRIGHT_SEED"].flatMap(UInt64.init) ?? 1
    var trial = Trial(theme, mayDoubt: true)
    trial.run(limit: Self.pairLimit / 2, Dice(seed: seed))
    check(trial)
    #expect(theme.mayDoubt || trial.open * 20 <= trial.pairs)
  }

  private func check(_ trial: Trial) {
    let theme = trial.theme
    print(
      "\(theme.name): \(trial.lefts.count) x \(trial.rights.count) sets, \(theme.events.count) events:"
        + " \(trial.pairs) pairs, \(trial.covered) covered, \(trial.escaped) not,"
        + " \(trial.open) open, \(trial.judgements) judgements")
    #expect(trial.covered > 0 && trial.escaped > 0)
  }
}

extension Escape {
  /// Whether nothing has to be known but which name came first.
  fileprivate var isKnown: Bool { doubts.isSubset(of: [.orderOfNames]) }
}

/// One theme being tried.
private struct Trial {
  let theme: Theme
  /// Whether questions may stay open.
  let mayDoubt: Bool
  let oracle: Oracle
  let host: ProofHost
  let lefts: [[Rule]]
  let rights: [[Rule]]
  var (pairs, covered, escaped, open, judgements, faults) = (0, 0, 0, 0, 0, 0)
  private var known: [[Rule]: [Bool]] = [:]

  init(_ theme: Theme, mayDoubt: Bool) {
    self.theme = theme
    self.mayDoubt = mayDoubt
    oracle = Oracle(theme)
    host = theme.host
    rights = theme.sets(upTo: 2)
    // Each ends in a rule that records; of two, the first is one that cuts into it.
    lefts = rights.filter { set in
      guard let last = set.last, last.action == .always, last.list != .exclude else { return false }
      return set.count == 1 || set[0].action == .never
    }
  }

  mutating func run(limit: Int) {
    let total = lefts.count * rights.count
    let stride = max(1, total / limit) | 1
    for number in Swift.stride(from: 0, to: total, by: stride) {
      judge(lefts[number % lefts.count], rights[(number / lefts.count) % rights.count])
      if faults > 5 { return }
    }
  }

  /// Sets of up to five rules. What is recorded beyond the first is often recorded by both, so the
  /// right set has the rules of the left one, or all but one, among others and in another order.
  mutating func run(limit: Int, _ dice: Dice) {
    var dice = dice
    for _ in 0..<limit {
      let left = theme.rules.shuffled(using: &dice).prefix(1 + dice.below(3))
      let others = theme.rules.shuffled(using: &dice).prefix(dice.below(3))
      let kept = dice.oneIn(3) ? left.dropFirst() : left
      judge(Array(left), Array((kept + others).shuffled(using: &dice)))
      if faults > 5 { return }
    }
  }

  private mutating func judge(_ left: [Rule], _ right: [Rule]) {
    pairs += 1
    let books = (RuleBook(left, on: host), RuleBook(right, on: host))
    let covers = books.0.demands.map { books.1.cover(of: $0, in: books.0) }
    let escapes = covers.flatMap(\.escapes)
    for escape in escapes { confirm(escape, left, right) }
    let unresolved = covers.flatMap(\.unresolved)
    if !unresolved.isEmpty, !mayDoubt || unresolved.contains(.tooManyCases) {
      fault("not settled: \(unresolved)", left, right)
    }
    if escapes.contains(where: \.isKnown) {
      escaped += 1
    } else if !escapes.isEmpty || !unresolved.isEmpty {
      open += 1
      if !mayDoubt { fault("in doubt: \(escapes.flatMap(\.doubts))", left, right) }
    } else {
      covered += 1
      checkCovered(left, right)
    }
  }

  private mutating func checkCovered(_ left: [Rule], _ right: [Rule]) {
    for variant in theme.variants {
      let (wanted, found) = (recorded(left, variant), recorded(right, variant))
      judgements += wanted.count
      if let index = wanted.indices.first(where: { wanted[$0] && !found[$0] }) {
        fault("not found", left, right, oracle.event(theme.events[index], left + right))
        return
      }
    }
  }

  private mutating func recorded(_ rules: [Rule], _ variant: Theme.Variant) -> [Bool] {
    if theme.variants.count == 1, let known = known[rules] { return known }
    let result = theme.events.map { oracle.isRecorded(rules, $0, variant) }
    known[rules] = result
    return result
  }

  /// An escape is what it says, by all rules and no index; what is in doubt need not be.
  private mutating func confirm(_ escape: Escape, _ left: [Rule], _ right: [Rule]) {
    guard escape.isKnown else { return }
    let isSo = theme.variants.allSatisfy { variant in
      oracle.judged(left, seen(escape.call, left), variant).isRecorded
        && !oracle.judged(right, seen(escape.call, right), variant).isRecorded
    }
    if !isSo { fault("no escape", left, right, escape.call) }
  }

  /// The witness as a set sees it: some of its watches are blind.
  private func seen(_ call: Call, _ rules: [Rule]) -> Call {
    var last: [ByteString: ByteString] = [:]
    func place(_ text: ByteString) -> ByteString { theme.links[text] ?? text }
    for rule in rules where rule.isKeptByInode {
      if let path = rule.path { last[place(path)] = path }
    }
    let replaced = Set(call.world.changes.map(place))
    var call = call
    for tree in rules.compactMap(\.dir) where theme.isGone(tree, replaced) {
      call.world.trees[tree] = ""
      call.removal?.world.trees[tree] = ""
    }
    for text in last.values.map({ place($0) }) + last.values + call.world.files.keys {
      guard let follower = last[place(text)] else { continue }
      let isBlind = replaced.contains(place(text)) && follower != text
      if isBlind || theme.hidden.contains(place(text)) {
        call.world.files[text] = nil
        call.removal?.world.files[text] = nil
      }
    }
    return call
  }

  private mutating func fault(
    _ what: String, _ left: [Rule], _ right: [Rule], _ call: Call? = nil
  ) {
    faults += 1
    Issue.record("\(what)\(theme.text(left, right, call))")
  }
}
