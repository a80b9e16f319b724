import AuditCatalogue
import AuditEvents
import AuditRuleSyntax
import AuditRules
import ByteText
import KernelGuest
import LibAudit
import Testing

/// Plays steps in the random world under the rules of a test, and holds the evaluator against what
/// the kernel did.
struct DecisionStage {
  var rules: [RandomRule]
  var steps: [GuestStep]

  init(_ lines: [String], _ steps: [GuestStep]) throws {
    let compiler = RuleLineCompiler(target: .debian12, host: HostFacts(name: "guest"))
    rules = try lines.map { line in
      guard case .words(let words) = RuleFileLine(ByteString(line)),
        case .addition(let addition) = compiler.compile(words).result
      else { throw NotARule(line: line) }
      return RandomRule(rule: addition.rule, isPrepended: addition.isPrepended)
    }
    self.steps = steps
  }

  struct NotARule: Error {
    let line: String
  }

  /// What the kernel did with each step, the evaluator having said the same.
  func play(sourceLocation: SourceLocation = #_sourceLocation) async throws -> [Kernel] {
    let scenario = RandomScenario(index: 0, steps: steps)
    async let observed = Guest.run(scenario.reference)
    async let played = Guest.run(try scenario.judged(by: rules, 0))
    let observations = try await scenario.observations(from: observed)
    let result = try await played
    var comparison = RandomComparison()
    comparison.compare(observations, rules, result)
    for disagreement in comparison.disagreements {
      Issue.record("\(disagreement)", sourceLocation: sourceLocation)
    }
    #expect(result.answers.allSatisfy { $0 == 0 }, sourceLocation: sourceLocation)
    return result.steps.enumerated().map { Kernel(of: $1, like: observations[$0]) }
  }
}

/// Whether each step was recorded under these rules; evaluator and kernel must agree.
func recorded(
  _ lines: String..., steps: GuestStep..., sourceLocation: SourceLocation = #_sourceLocation
) async throws -> [Bool] {
  try await DecisionStage(lines, steps).play(sourceLocation: sourceLocation).map(\.isRecorded)
}

/// The keys that each step was recorded with.
func keys(
  _ lines: String..., steps: GuestStep..., sourceLocation: SourceLocation = #_sourceLocation
) async throws -> [[ByteString]] {
  try await DecisionStage(lines, steps).play(sourceLocation: sourceLocation).map(\.keys)
}

extension GuestStep {
  static let alice = Identity(uid: GuestUsers.alice, loginuid: GuestUsers.alice)
  /// Has the supplementary group staff.
  static let bob = Identity(
    uid: GuestUsers.bob, groups: [GuestUsers.staff], loginuid: GuestUsers.bob)

  static func reading(_ path: ByteString, as who: Identity? = nil) -> GuestStep {
    GuestStep(GuestCall(.open, .string(path), 0), as: who)
  }

  static func renaming(_ path: ByteString, to other: ByteString) -> GuestStep {
    GuestStep(GuestCall(.rename, .string(path), .string(other)))
  }

  static func unlinking(_ path: ByteString) -> GuestStep {
    GuestStep(GuestCall(.unlink, .string(path)))
  }

  static func creating(_ path: ByteString) -> GuestStep {
    GuestStep(GuestCall(.creat, .string(path), 0o644))
  }

  static func asking(_ path: ByteString) -> GuestStep {
    GuestStep(GuestCall(.access, .string(path), 0))
  }
}
