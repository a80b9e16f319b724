import AuditCatalogue
import AuditEvents
import AuditProofs
import AuditRules
import ByteText
import Foundation
import LibAudit
import TestDice
import Testing

/// What is said of an edited set, held against the evaluator on the events of a small universe.
@Suite struct EditTests {
  private let host = ProofHost(target: .debian12, facts: nil, names: LibAuditNames())
  private let classes = LinuxClasses(of: .debian12)

  /// `AUDITWRIGHT_EDITS` asks for more than the ordinary number of edits.
  private var count: Int {
    ProcessInfo.processInfo.environment["AUDITWRIGHT_EDITS"].flatMap(Int.init) ?? 1500
  }

  private var seed: UInt64 {
    ProcessInfo.processInfo.environment["AUDITWRIGHT_SEED"].flatMap(UInt64.init) ?? 3
  }

  /// A set, the same with a few rules altered, and the rules that stayed in order.
  private struct Edit {
    let before: [Rule]
    private(set) var after: [Rule] = []
    private(set) var common: [EditComparison.Pair] = []

    init(_ universe: inout SmallUniverse) {
      before = universe.rules(upTo: 7)
      var rules = before
      var origins = before.indices.map { Optional($0) }
      for _ in 0...universe.dice.below(2) where !rules.isEmpty {
        let place = universe.dice.below(rules.count)
        switch universe.dice.below(6) {
        case 0:
          rules.remove(at: place)
          origins.remove(at: place)
        case 1:
          rules.insert(universe.rule(), at: place)
          origins.insert(nil, at: place)
        case 2:
          let rule = rules.remove(at: place)
          origins.remove(at: place)
          let other = universe.dice.below(rules.count + 1)
          rules.insert(rule, at: other)
          origins.insert(nil, at: other)
        case 3:
          let halves = Self.halves(rules[place])
          rules.replaceSubrange(place...place, with: halves)
          origins.replaceSubrange(place...place, with: halves.map { _ in nil })
        case 4:
          // What a rule before takes already, or nothing that one before does not.
          var narrow = rules[place]
          narrow.comparisons.insert(universe.comparison(), at: 0)
          rules.insert(narrow, at: universe.dice.below(2) + place)
          origins.insert(nil, at: rules[place] == narrow ? place : place + 1)
        default:
          rules[place].comparisons.insert(universe.comparison(), at: 0)
          origins[place] = nil
        }
      }
      for (index, rule) in rules.enumerated() where !rules[..<index].contains(rule) {
        if let origin = origins[index] { common.append(.init(origin, after.count)) }
        after.append(rule)
      }
    }

    /// The rule as two, for some users and for the others.
    private static func halves(_ rule: Rule) -> [Rule] {
      guard rule.list == .exit else { return [rule] }
      return [Operator.less, .greaterOrEqual].map { op in
        var half = rule
        half.comparisons.insert(FieldComparison(.uid, op, UInt32(1000)), at: 0)
        return half
      }
    }
  }

  @Test func whereNoEffectIsProvedEveryEventFaresAlike() {
    var universe = SmallUniverse(dice: Dice(seed: seed))
    let places = Places(facts: nil)
    var (proved, certain, judged) = (0, 0, 0)
    for _ in 0..<count {
      let edit = Edit(&universe)
      let effect = EditComparison(on: host, common: edit.common)
        .effect(from: RuleLineSet(rules: edit.before), to: RuleLineSet(rules: edit.after))
      confirm(effect, edit)
      certain += effect.isCertain ? 1 : 0
      guard effect.isNone else { continue }
      proved += 1
      #expect(!effect.isCertain && effect.doubts.isEmpty)
      for _ in 0..<400 {
        let event = Event.call(universe.call(places))
        judged += 1
        guard fate(edit.before, event) != fate(edit.after, event) else { continue }
        Issue.record("\(event)\n\(text(edit))")
        return
      }
    }
    print("edits: \(proved) of \(count) proved, \(certain) certain, \(judged) events judged")
    #expect(proved > count / 8 && certain > count / 4)
  }

  private struct Fate: Equatable {
    let isRecorded: Bool
    let keys: [ByteString]
    let dropped: [UInt32]
  }

  private func fate(_ rules: [Rule], _ event: Event) -> Fate {
    let decision = Evaluator(rules, classes: classes).decision(on: event)
    return Fate(
      isRecorded: decision.isRecorded, keys: decision.keys.sorted(),
      dropped: decision.droppedRecords)
  }

  /// Every event is what it is said to be.
  private func confirm(_ effect: EditEffect, _ edit: Edit) {
    for (witnesses, from, to) in [
      (effect.lost, edit.before, edit.after), (effect.gained, edit.after, edit.before),
    ] {
      for witness in witnesses {
        #expect(fate(from, witness.event).isRecorded, "\(witness.event)\n\(text(edit))")
        #expect(!fate(to, witness.event).isRecorded, "\(witness.event)\n\(text(edit))")
      }
    }
    for refiling in effect.refiled {
      let (one, other) = (fate(edit.before, refiling.event), fate(edit.after, refiling.event))
      #expect(one.isRecorded && other.isRecorded && one.keys != other.keys, "\(text(edit))")
      #expect(refiling.keys.sorted() == one.keys && refiling.newKeys.sorted() == other.keys)
    }
  }

  private func text(_ edit: Edit) -> String {
    let writer = RuleWriter(names: host.names)
    func lines(_ rules: [Rule]) -> String {
      rules.map { writer.line($0)?.description ?? "\($0)" }.joined(separator: "\n")
    }
    return "before:\n\(lines(edit.before))\nafter:\n\(lines(edit.after))\n\(edit.common)"
  }
}
