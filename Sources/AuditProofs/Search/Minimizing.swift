import AuditEvents
import AuditRules
import ByteText

/// Looks for rules that could go without losing an event.
///
/// Of two rules that stand in for each other only one can go. So the rules are tried one by one from
/// the last to the first, each against those that are still left, and in the end what is left is held
/// against the whole. A line that can mean several rules stays, and counts for none.
public struct Minimizing {
  let host: ProofHost
  /// Whether an event has to stay under its keys.
  let keepsKeys: Bool

  public init(on host: ProofHost, keepingKeys: Bool = false) {
    self.host = host
    keepsKeys = keepingKeys
  }

  /// The rules of `set` that could go.
  public func spareRules(of set: RuleLineSet) -> SpareRules {
    var run = MinimizingRun(set, on: host, keepsKeys: keepsKeys)
    run.tryAll()
    run.confirm()
    return run.result()
  }
}

/// One search for rules that could go.
private struct MinimizingRun {
  private let host: ProofHost
  private let set: RuleLineSet
  private let keepsKeys: Bool
  /// The rules that ask for events: those of lines that are certain.
  private let asking: RuleBook
  /// The rules that answer: with all that lines may silence, and nothing that they only may record.
  private let answering: RuleBook
  /// Of each book the line of a rule.
  private let askingLines: [Int]
  private let answeringLines: [Int]
  private var removed: Set<Int> = []
  private var open: [Int: String] = [:]

  init(_ set: RuleLineSet, on host: ProofHost, keepsKeys: Bool) {
    self.host = host
    self.set = set
    self.keepsKeys = keepsKeys
    let certain = set.lines.indices.filter { set.lines[$0].count == 1 }
    askingLines = certain
    asking = RuleBook(
      certain.flatMap { set.lines[$0] }, on: host, isEnabled: set.isEnabled)
    guard !set.isDefinite else {
      answering = asking
      answeringLines = askingLines
      return
    }
    var rules: [Rule] = []
    var lines: [Int] = []
    for (line, readings) in set.lines.enumerated() {
      for rule in readings where readings.count == 1 || rule.action == .never {
        rules.append(rule)
        lines.append(line)
      }
    }
    answering = RuleBook(rules, on: host, isEnabled: set.isEnabled)
    answeringLines = lines
  }

  // MARK: One by one

  mutating func tryAll() {
    guard set.isEnabled else { return }
    for index in asking.rules.indices.reversed() where asking.rules[index].list.decidesCalls {
      switch isSpare(index) {
      case .yes: removed.insert(askingLines[index])
      case .no: break
      case .unknown(let reason): open[askingLines[index]] = reason
      }
    }
  }

  private enum Answer {
    case yes, no
    case unknown(String)
  }

  private func isSpare(_ index: Int) -> Answer {
    let without = removed.union([askingLines[index]])
    return isSpare(
      index, from: book(asking, askingLines, removed), to: book(answering, answeringLines, without))
  }

  /// Whether nothing changes from `whole` to `less`, which lacks the rule at `index`, where it matches.
  private func isSpare(_ index: Int, from whole: RuleBook, to less: RuleBook) -> Answer {
    if asking.rules[index].action == .always { return answer([index], from: whole, to: less) }
    // What a line may silence or not cannot be told to be silenced anyway.
    guard set.isDefinite else { return .no }
    let silenced = asking.read(.ordinary).rules[index]?.conditions ?? [.never]
    return answer(less.demands, from: less, to: whole, also: silenced)
  }

  private func book(_ book: RuleBook, _ lines: [Int], _ removed: Set<Int>) -> RuleBook {
    RuleBook(book, without: Set(lines.indices.filter { removed.contains(lines[$0]) }))
  }

  /// Whether `right` records what the rules at `demands` of `left` ask for; the first event that it
  /// does not is enough.
  private func answer(
    _ demands: [Int], from left: RuleBook, to right: RuleBook, also conditions: [Condition] = []
  ) -> Answer {
    var options = CoverOptions(keys: keepsKeys ? .equal : .ignored)
    options.also = conditions
    var doubt: String?
    for demand in demands {
      for (circumstances, gone) in right.circumstances(for: demand, in: left, options) {
        let outcome = EscapeSearch(
          host: host, circumstances: circumstances, left: left, demand: demand, right: right,
          gone: gone, options: options, budget: Self.budget, escapeLimit: 1
        ).run()
        if outcome.escapes.contains(where: \.doubts.isEmpty) { return .no }
        doubt = doubt ?? outcome.doubt
      }
    }
    return doubt.map(Answer.unknown) ?? .yes
  }

  /// How many cases of one rule are looked at: what takes more is seldom worth the wait.
  private static let budget = 500

  // MARK: All together

  /// Asks again of all rules that go, by a book of what is left; what was taken wrongly comes back.
  ///
  /// Whatever event no such rule matches fares with the others as before.
  mutating func confirm() {
    while !removed.isEmpty {
      let left = RuleBook(left, on: host, isEnabled: set.isEnabled)
      let wrong = asking.rules.indices.filter { index in
        guard removed.contains(askingLines[index]) || losesKey(index) else { return false }
        if case .yes = isSpare(index, from: asking, to: left) { return false }
        return true
      }
      if wrong.isEmpty { return }
      let lines = Set(wrong.map { askingLines[$0] })
      for line in removed.intersection(lines).isEmpty ? removed : removed.intersection(lines) {
        removed.remove(line)
        open[line] = "it could go by itself, and it was not proved that it can go with the others"
      }
    }
  }

  /// The rules that answer without those that go, in the same numbering.
  private var left: [Rule] {
    let absent = Rule(.never, .exit, syscalls: .none, [])
    return answering.rules.indices.map {
      removed.contains(answeringLines[$0]) ? absent : answering.rules[$0]
    }
  }

  /// Whether the key of what the rule decides may come from a rule that goes: a rule without a key
  /// leaves that to others.
  private func losesKey(_ index: Int) -> Bool {
    let rule = asking.rules[index]
    return keepsKeys && rule.action == .always && rule.list.decidesCalls && rule.keys.isEmpty
  }

  // MARK: Why

  func result() -> SpareRules {
    var result = SpareRules()
    result.spare = asking.rules.indices.filter { removed.contains(askingLines[$0]) }.map(spare)
    result.open = open.filter { !removed.contains($0.key) }.sorted { $0.key < $1.key }
      .map { (line: $0.key, reason: $0.value) }
    result.assumptions = Assumption.behind(set.lines.flatMap { $0 })
    return result
  }

  private func spare(_ index: Int) -> SpareRule {
    let alone = RuleBook([asking.rules[index]], on: host)
    let line = askingLines[index]
    func made(_ reason: SpareRule.Reason, by rules: Set<Int> = [], keys: Set<[ByteString]> = [])
      -> SpareRule
    {
      let names = Set(keys.flatMap { $0 })
      return SpareRule(
        line: line, reason: reason, by: rules.sorted().map { askingLines[$0] }, keys: names.sorted()
      )
    }
    guard asking.rules[index].action == .always else {
      let matches = host.everything
      let maker = WitnessMaker(host: host, circumstances: .ordinary, books: [alone])
      let conditions = alone.read(.ordinary).rules[0]?.conditions ?? []
      let isPossible = conditions.matched(of: matches, on: host).contains {
        maker.call(in: $0) != nil
      }
      return made(isPossible ? .superfluous : .impossible)
    }
    let kept = book(asking, askingLines, removed)
    let cover = kept.cover(of: index, in: asking)
    guard cover.isPossible else {
      let silenced = asking.cover(of: 0, in: alone)
      if silenced.verdict == .impossible { return made(.impossible) }
      return made(.silenced, by: Set(silenced.escapes.compactMap(\.silencedBy)))
    }
    let decides = asking.call(in: [host.everything], decidedBy: index) != nil
    return made(decides ? .redundant : .shadowed, by: cover.deciders, keys: cover.keys)
  }
}

extension EscapeSearch.Outcome {
  /// Why it is not known whether everything is recorded; `nil` if it is known.
  fileprivate var doubt: String? {
    if let doubt = escapes.flatMap(\.doubts).map(\.clause).min() { return doubt }
    return unresolved.isEmpty ? nil : "there are more cases than were worked out"
  }
}
