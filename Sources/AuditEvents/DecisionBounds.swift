import AuditCatalogue
import AuditRules
import ByteText

/// What may become of an event where some rules are not known for sure: each place of the list may
/// hold one of several rules, or none that matches.
public struct DecisionBounds: Sendable {
  /// What may become of the event, each once, that of the rules as they stand first.
  public let decisions: [Decision]
  /// The indices of the rules on which it hangs, in order.
  public let open: [Int]

  /// Whether the event is recorded; `nil` if that cannot be known.
  public var isRecorded: Bool? {
    let first = decisions[0].isRecorded
    return decisions.allSatisfy { $0.isRecorded == first } ? first : nil
  }

  /// The keys of the recorded event: one of these.
  public var keys: [[ByteString]] {
    var keys: [[ByteString]] = []
    for decision in decisions where decision.isRecorded && !keys.contains(decision.keys) {
      keys.append(decision.keys)
    }
    return keys
  }

  /// Bounds what becomes of `event`.
  ///
  /// The first match wins, so that beside the rules that surely match each rule that only may match
  /// decides in some case in which no other of its kind does; these cases are all tried.
  ///
  /// - Parameters:
  ///   - alternatives: by index, what a rule may be instead; `disabled` stands for none that matches.
  ///   - evaluator: makes the evaluator of a list of rules.
  public init(
    of event: Event, _ rules: [Rule], alternatives: [Int: [Rule]],
    evaluator: ([Rule]) -> Evaluator
  ) {
    var base = rules
    var matching: [(Int, Rule)] = []
    for (index, others) in alternatives.sorted(by: { $0.key < $1.key }) {
      let readings = [rules[index]] + others
      let reaches = readings.map { evaluator([$0]).reaches(event) }
      guard let silent = reaches.firstIndex(of: false) else {
        // Whatever it is, it matches: which of them decides is still open.
        matching += readings.dropFirst().map { (index, $0) }
        continue
      }
      base[index] = readings[silent]
      matching += zip(readings, reaches).filter(\.1).map { (index, $0.0) }
    }
    var decisions = evaluator(base).judgement(on: event).decisions
    var open: [Int] = []
    for (index, rule) in matching {
      var changed = base
      changed[index] = rule
      let more = evaluator(changed).judgement(on: event).decisions
      for decision in more where !decisions.contains(where: { $0.hasSameEffect(as: decision) }) {
        decisions.append(decision)
        if !open.contains(index) { open.append(index) }
      }
    }
    self.decisions = decisions
    self.open = open.sorted()
  }
}

extension Decision {
  fileprivate func hasSameEffect(as other: Decision) -> Bool {
    isRecorded == other.isRecorded && keys == other.keys
  }
}

extension Evaluator {
  /// Whether some rule takes part in what becomes of the event.
  fileprivate func reaches(_ event: Event) -> Bool {
    rules.contains { $0.list == .filesystem } || decision(on: event).rule != nil
      || asRecord(event).map { decision(on: $0).rule != nil } ?? false
  }

  /// What the exclude list is asked about a call: its first record.
  private func asRecord(_ event: Event) -> Event? {
    switch event {
    case .call(let call):
      .record(Message(type: RecordType.syscall, by: call.subject, in: call.world))
    case .ioUring(let call):
      .record(Message(type: RecordType.ioUring, by: call.subject, in: call.world))
    default: nil
    }
  }
}

extension Rule {
  /// A rule of the same list that matches nothing.
  public var disabled: Rule {
    // No id is less than 0, on any list that looks at ids; the filesystem list looks at none.
    Rule(action, list, syscalls: syscalls, [FieldComparison(.uid, .less, 0)])
  }
}
