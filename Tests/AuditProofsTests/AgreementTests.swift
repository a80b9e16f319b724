import AuditCatalogue
import AuditEvents
import AuditProofs
import AuditRules
import Foundation
import LibAudit
import TestDice
import Testing

/// What the algebra says, held against the evaluator, on sets and events of a small universe.
struct AgreementTests {
  private let host = ProofHost(target: .debian12, facts: nil, names: LibAuditNames())
  private let classes = LinuxClasses(of: .debian12)

  private func evaluator(_ rules: [Rule]) -> Evaluator { Evaluator(rules, classes: classes) }

  /// `AUDITWRIGHT_SETS` asks for more than the ordinary number of pairs of sets.
  private var pairCount: Int {
    ProcessInfo.processInfo.environment["AUDITWRIGHT_SETS"].flatMap(Int.init) ?? 3000
  }

  @Test func theAlgebraAgreesWithTheEvaluatorOnRandomSets() {
    var universe = SmallUniverse(dice: Dice(seed: seed))
    let places = Places(facts: nil)
    var (unresolved, covered, escaped, missed, judged) = (0, 0, 0, 0, 0)
    for _ in 0..<pairCount {
      let (left, right) = (universe.rules(upTo: 3), universe.rules(upTo: 5))
      let books = (RuleBook(left, on: host), RuleBook(right, on: host))
      let covers = books.0.demands.map { books.1.cover(of: $0, in: books.0) }
      let escapes = covers.flatMap(\.escapes)
      let open = covers.count { !$0.unresolved.isEmpty }
      unresolved += open
      for escape in escapes { confirm(escape, left, right) }
      if escapes.isEmpty, open > 0 { continue }
      if !escapes.isEmpty {
        escaped += 1
        continue
      }
      covered += 1
      for _ in 0..<120 {
        let call = universe.call(places)
        judged += 1
        guard evaluator(left).decision(on: .call(call)).isRecorded,
          !evaluator(right).decision(on: .call(call)).isRecorded
        else { continue }
        missed += 1
        Issue.record("not found\(pasteable(left, right, call))")
        if missed > 3 { return }
        break
      }
    }
    print(
      "sets: \(covered) covered, \(escaped) not, \(unresolved) demands not settled, "
        + "\(judged) events judged")
    // Several never watches, where a watched file goes, may be more than is worked out.
    #expect(unresolved * 1000 <= pairCount)
    #expect(covered > pairCount / 20 && escaped > pairCount / 20)
  }

  private var seed: UInt64 {
    ProcessInfo.processInfo.environment["AUDITWRIGHT_SEED"].flatMap(UInt64.init) ?? 1
  }

  private func confirm(_ escape: Escape, _ left: [Rule], _ right: [Rule]) {
    let wanted = evaluator(left).decision(on: .call(escape.call))
    let found = evaluator(right).decision(on: .call(escape.call))
    #expect(wanted.isRecorded && !found.isRecorded, "\(pasteable(left, right, escape.call))")
  }
}
