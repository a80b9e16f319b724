import AuditCatalogue
import AuditEvents
import AuditProofs
import AuditRules
import ByteText

/// Works out what differences do to events: the expected rules and the loaded ones as wholes.
///
/// A line that an expected rule was matched with counts as that rule, whatever else it could be.
struct EffectSearch {
  let expected: [ExpectedRule]
  let matching: Matching
  let order: OrderCheck
  let options: DriftOptions

  func run() -> Outcome {
    var left = expected.map { $0.readings.map(matching.accounts.taken) }
    var right = matching.lines.map(\.readings)
    var common: [EditComparison.Pair] = []
    for (index, line) in matching.line.enumerated() {
      guard let line else { continue }
      left[index] = matching.shared(left[index], line, on: options.target)
      right[line] = left[index]
      if !order.moved.contains(index) { common.append(.init(index, line)) }
    }
    let sets = (RuleLineSet(left), RuleLineSet(right))
    let swapped = (order.findings + order.uncertain).map {
      EditComparison.Pair($0.indices.first, $0.indices.second)
    }
    func comparison(knowing facts: HostFacts?) -> EditComparison {
      let host = ProofHost(target: options.target, facts: facts, names: options.names)
      return EditComparison(on: host, common: common, swapped: swapped)
    }
    let found = comparison(knowing: options.facts).effect(from: sets.0, to: sets.1)
    var effect = effect(found)
    if effect.isNone, options.areFactsLikely,
      !comparison(knowing: nil).provesNoEffect(from: sets.0, to: sets.1)
    {
      effect.isNone = false
      effect.unknown = ["it hangs on where paths lead; name the host's --facts"]
    }
    return Outcome(effect: effect, pairs: pairs(found))
  }

  /// What was found.
  struct Outcome {
    let effect: DriftEffect
    /// The expected rules, two each, of which an event shows that their order decides.
    let pairs: Set<[Int]>
  }

  private func effect(_ found: EditEffect) -> DriftEffect {
    var effect = DriftEffect()
    effect.lost = found.lost.map { change($0, rule: $0.line, loaded: $0.silencedBy) }
    effect.gained = found.gained.map { change($0, rule: $0.silencedBy, loaded: $0.line) }
    effect.refiled = found.refiled.map { refiling in
      var change = change(
        refiling.event, .ordinary, rule: refiling.line, loaded: refiling.newLine)
      change.keys = refiling.keys
      change.foundUnder = refiling.newKeys
      return change
    }
    effect.isNone = found.isNone
    effect.unknown = Set(found.doubts.map(clause)).sorted()
    if !found.isNone, !found.isCertain, effect.unknown.isEmpty {
      effect.unknown = ["it was not worked out whether some events are filed under other keys"]
    }
    effect.assumptions = found.assumptions
    return effect
  }

  private func change(_ witness: Comparison.Witness, rule: Int?, loaded: Int?)
    -> DriftEffect.Change
  { change(witness.event, witness.circumstances, rule: rule, loaded: loaded) }

  private func change(
    _ event: Event, _ circumstances: Circumstances, rule: Int?, loaded: Int?
  ) -> DriftEffect.Change {
    let line = loaded.map { matching.lines[$0] }
    return DriftEffect.Change(
      controls: rule.map { expected[$0].controls } ?? [],
      policy: rule.flatMap { expected[$0].policy }, event: event, circumstances: circumstances,
      rule: rule.map { expected[$0].text }, loaded: line?.text, place: line?.span?.fileAndLine)
  }

  private func clause(_ doubt: ComparisonDoubt) -> String {
    switch doubt {
    case .doubt(let doubt): return doubt.clause
    case .line(let side, let line):
      let isUnreadable = side == .b && matching.lines[line].readings.isEmpty
      return "\(quoted(side, line)) \(isUnreadable ? "cannot be read" : "can mean several rules")"
    case .unresolved(let side, let line?):
      return "what \(quoted(side, line)) comes to was not worked out"
    case .unresolved(_, nil): return "there are too many cases to look at all of them"
    case .ioUring: return "rules of the io_uring list differ, which is not worked out"
    }
  }

  private func quoted(_ side: Comparison.Side, _ line: Int) -> String {
    "'\(side == .a ? expected[line].text : matching.lines[line].text)'"
  }

  private func pairs(_ found: EditEffect) -> Set<[Int]> {
    var ruleOfLine: [Int: Int] = [:]
    for case (let index, let line?) in matching.line.enumerated() { ruleOfLine[line] = index }
    let pairs =
      found.lost.map { [$0.line, $0.silencedBy.flatMap { ruleOfLine[$0] }] }
      + found.gained.map { [$0.silencedBy, $0.line.flatMap { ruleOfLine[$0] }] }
      + found.refiled.map { [$0.line, ruleOfLine[$0.newLine]] }
    return Set(pairs.map { $0.compactMap(\.self).sorted() }.filter { $0.count == 2 })
  }
}
