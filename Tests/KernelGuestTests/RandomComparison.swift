import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText
import KernelGuest
import LibAudit

/// A scenario and the rule sets that are to judge it.
struct RandomTrial {
  let scenario: RandomScenario
  let ruleSets: [[RandomRule]]
}

/// Runs trials in the guest and holds the evaluator against what came of them.
struct RandomComparison {
  private(set) var shapes = RandomShapes()
  private(set) var disagreements: [RandomDisagreement] = []

  /// All in one boot.
  mutating func run(_ trials: [RandomTrial]) async throws {
    var cases: [GuestCase] = []
    for trial in trials {
      cases.append(trial.scenario.reference)
      for (number, rules) in trial.ruleSets.enumerated() {
        cases.append(try trial.scenario.judged(by: rules, number))
      }
    }
    var results = try await Guest.run(cases, timeout: .seconds(300))[...]
    for trial in trials {
      let observations = try trial.scenario.observations(from: results.removeFirst())
      for rules in trial.ruleSets {
        compare(observations, rules, results.removeFirst())
      }
    }
  }

  /// Compares what was observed with what came of the same steps under `rules`.
  mutating func compare(
    _ observations: [RandomObservation], _ rules: [RandomRule], _ result: GuestResult
  ) {
    var held: [Rule] = []
    for (rule, answer) in zip(rules, result.answers) where answer == 0 {
      held.insert(rule.rule, at: rule.isPrepended ? 0 : held.count)
    }
    let judge = Evaluator(held, classes: LinuxClasses(of: .debian12))
    var watches = RandomWatches(of: held, at: observations.first?.before ?? [:])
    for (observation, outcome) in zip(observations, result.steps) {
      let call = observation.call(in: outcome, watches: &watches)
      check(.call(call), judge, Kernel(of: outcome, like: observation), result.guestCase.name)
      if let type = observation.messageType {
        let event = Event.message(Message(type: type, by: call.subject, in: call.world))
        check(event, judge, Kernel(ofMessage: type, outcome), result.guestCase.name)
      }
    }
  }

  private mutating func check(_ event: Event, _ judge: Evaluator, _ kernel: Kernel, _ name: String)
  {
    shapes.count(event, judge)
    let decision = judge.decision(on: event)
    guard kernel != Kernel(decision, of: kernel, filtersNames: judge.filtersNames) else { return }
    disagreements.append(
      RandomDisagreement(
        name: name, rules: judge.rules, event: event, decision: decision, kernel: kernel))
  }
}

/// What the kernel did with an event.
struct Kernel: Equatable {
  var isRecorded: Bool
  var keys: [ByteString] = []
  /// The detail records missing of those that the event has otherwise.
  var dropped: Set<UInt32> = []
  /// The detail records that such an event has when none is dropped; `nil` for a message.
  private var details: Set<UInt32>?

  init(of outcome: StepOutcome, like observation: RandomObservation) {
    isRecorded = outcome.isRecorded
    keys = outcome.keys
    let usual = observation.outcome.event?.types ?? []
    let details = usual.intersection(RecordType.details)
    self.details = details
    dropped = isRecorded ? details.subtracting(outcome.event?.types ?? []) : []
  }

  init(ofMessage type: UInt32, _ outcome: StepOutcome) {
    isRecorded = outcome.records.contains { $0.type == type }
  }

  /// What the evaluator expects where the kernel did `kernel`. A call whose only name is a blanked
  /// descriptor has neither PATH nor CWD; the evaluator does not say.
  fileprivate init(_ decision: Decision, of kernel: Kernel, filtersNames: Bool) {
    self = kernel
    isRecorded = decision.isRecorded
    guard let details else { return }
    keys = decision.isRecorded ? decision.keys : []
    dropped = decision.isRecorded ? details.intersection(decision.droppedRecords) : []
    if filtersNames, kernel.dropped.isSuperset(of: [RecordType.path, RecordType.cwd]) {
      dropped.formUnion([RecordType.path, RecordType.cwd])
    }
  }
}

extension Evaluator {
  fileprivate var filtersNames: Bool { rules.contains { $0.list == .filesystem } }
}

extension RandomObservation {
  /// The type of the message that the step sent, if it sent one.
  var messageType: UInt32? {
    outcome.records.first { [1112, 1130].contains($0.type) }?.type
  }
}
