import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText
import Foundation
import KernelGuest
import LibAudit
import TestDice
import Testing

/// Random pairs of a rule set and an event, decided by the evaluator and by a real kernel.
///
/// The event is what the kernel itself recorded of the same step under a rule that records
/// it, so the names of a call are not guessed. `AUDITWRIGHT_PAIRS` asks for more pairs,
/// `AUDITWRIGHT_SEED` for others.
@Suite struct RandomDecisionTests {
  private static let stepsInScenario = 16
  private static let setsOfRules = 24

  @Test func theEvaluatorDecidesEveryRandomPairAsTheKernelDoes() async throws {
    let environment = ProcessInfo.processInfo.environment
    let wanted = environment["AUDITWRIGHT_PAIRS"].flatMap(Int.init) ?? 1500
    let seed = environment["AUDITWRIGHT_SEED"].flatMap(UInt64.init) ?? 1
    var comparison = RandomComparison()
    var index = 0
    while comparison.shapes.pairs < wanted {
      let batch = (index..<(index + 4)).map { Self.scenario($0, seed: seed) }
      index += batch.count
      try await comparison.run(batch)
    }
    print(comparison.shapes.table)
    print("disagreements: \(comparison.disagreements.count)")
    for disagreement in comparison.disagreements.prefix(5) { Issue.record("\(disagreement)") }
    #expect(comparison.disagreements.count == 0)
  }

  private static func scenario(_ index: Int, seed: UInt64) -> RandomTrial {
    var numbers = Dice(seed: seed &* 1_000_003 &+ UInt64(index))
    var steps = RandomSteps(numbers: numbers.split())
    steps.replacesOneName = index.isMultiple(of: 2)
    var rules = RandomRules(numbers: numbers.split())
    return RandomTrial(
      scenario: RandomScenario(
        index: index, steps: (0..<stepsInScenario).map { _ in steps.step() }),
      ruleSets: (0..<setsOfRules).map { _ in rules.ruleSet() })
  }
}
