import AuditCatalogue
import AuditRules

/// The lists on which simply the first match wins.
extension Evaluator {
  /// Fields that need a call never hold here, and their negations, where there are any, always.
  func decision(onBirthOf subject: Subject) -> Decision {
    let test = birthTest(subject)
    let decider = rules.firstIndex { $0.list == .task && test.matches($0) }
    guard let decider, rules[decider].action == .always else {
      return Decision(isRecorded: false, rule: decider)
    }
    return Decision(isRecorded: true, rule: decider, keys: rules[decider].keys)
  }

  /// A newborn has its parent's credentials, but no program yet.
  func birthTest(_ subject: Subject) -> EventTest {
    var newborn = subject
    newborn.exe = nil
    return EventTest(classes: classes, subject: newborn)
  }

  /// An excluded record is dropped whatever the rule's action.
  func decision(onRecord record: Message) -> Decision {
    let decider = firstMatch(on: .exclude, record)
    return Decision(isRecorded: decider == nil, rule: decider)
  }

  func decision(onOperation operation: Call) -> Decision {
    let test = operationTest(operation)
    let decider = rules.firstIndex {
      $0.list == .ioUring && selects($0, operation.number) && test.matches($0)
    }
    guard let decider, rules[decider].action == .always else {
      return Decision(isRecorded: false, rule: decider)
    }
    let decision = Decision(isRecorded: true, rule: decider, keys: rules[decider].keys)
    return afterExclusion(decision, of: operation, RecordType.ioUring)
  }

  func operationTest(_ operation: Call) -> EventTest {
    var operation = operation
    operation.architecture = Architecture(rawValue: 0)
    operation.arguments = [0, 0, 0, 0]
    return EventTest(
      classes: classes, subject: operation.subject, call: operation, world: operation.world)
  }

  /// Without its first record an event is lost whole; others can be dropped one by one.
  func afterExclusion(_ decision: Decision, of call: Call, _ first: UInt32) -> Decision {
    guard decision.isRecorded else { return decision }
    var record = Message(type: first, by: call.subject, in: call.world)
    let loss = self.decision(onRecord: record)
    guard loss.isRecorded else { return loss }
    var decision = decision
    decision.droppedRecords = RecordType.details.filter { type in
      record.type = type
      return firstMatch(on: .exclude, record) != nil
    }
    return decision
  }

  /// The first rule that matches on the user or the exclude list.
  func firstMatch(on list: FilterList, _ message: Message) -> Int? {
    for index in rules.indices where rules[index].list == list {
      switch outcome(of: rules[index], message) {
      case .matches: return index
      case .misses: continue
      case .endsList: return nil
      }
    }
    return nil
  }

  /// What comes of one rule on the user or the exclude list.
  enum MessageOutcome {
    case matches
    /// The comparison at this index does not hold; `nil` if there is none.
    case misses(Int?)
    /// A field that the kernel does not evaluate here; no later rule is reached.
    case endsList
  }

  /// A rule without comparisons matches nothing here, and one whose next field the kernel does not
  /// evaluate ends the list if all before it held (kernel/audit.c, audit_filter). A label that no
  /// security module knows is as good as the comparison before it: the first fails, another holds.
  func outcome(of rule: Rule, _ message: Message) -> MessageOutcome {
    for (index, comparison) in rule.comparisons.enumerated() {
      guard let holds = holds(comparison, message) else { return .endsList }
      let isIgnored = comparison.field.isSecurityLabel && !labelFields.contains(comparison.field)
      if !holds, !isIgnored || index == 0 { return .misses(index) }
    }
    return rule.comparisons.isEmpty ? .misses(nil) : .matches
  }

  /// `nil` if the kernel does not evaluate the field for messages and records. Supplementary groups
  /// do not count here.
  private func holds(_ comparison: FieldComparison, _ message: Message) -> Bool? {
    let (field, op, subject) = (comparison.field, comparison.op, message.subject)
    if field == .msgtype { return comparison.number.map { op.holds(message.type, $0) } ?? false }
    if field == .gid { return comparison.number.map { op.holds(subject.gid, $0) } ?? false }
    let isSubjectLabel = field.isSecurityLabel && field.rawValue < Field.objectUser.rawValue
    guard isSubjectLabel || [.pid, .uid, .auid, .auidIsSet, .exe].contains(field) else {
      return nil
    }
    return EventTest(classes: classes, subject: subject, world: message.world).holds(comparison)
  }
}
