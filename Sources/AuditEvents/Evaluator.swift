import AuditCatalogue
import AuditRules
import ByteText

/// The specification: what the kernel does with an event, by the rules it holds.
///
/// It is written to be read and believed, not to be fast. Everything clever is measured against it,
/// and it is measured against a running kernel.
public struct Evaluator: Sendable {
  /// The rules, of all lists, each list in the order in which the kernel walks it: as loaded, with
  /// those added by `-A` in front.
  public let rules: [Rule]
  let classes: any CallClasses
  let labelFields: Set<Field>
  let isEnabled: Bool

  /// - Parameters:
  ///   - labelFields: those of subj_* and obj_* that the security module knows.
  ///   - isEnabled: false for `enabled 0`, when nothing is recorded.
  public init(
    _ rules: [Rule], classes: any CallClasses, labelFields: Set<Field> = [], isEnabled: Bool = true
  ) {
    self.rules = rules
    self.classes = classes
    self.labelFields = labelFields
    self.isEnabled = isEnabled
  }

  /// What becomes of the event, its names having been collected in the order given.
  public func decision(on event: Event) -> Decision { judgement(on: event).decisions[0] }

  /// What may become of the event, whichever of its names was collected first.
  public func judgement(on event: Event) -> Judgement {
    guard isEnabled else { return Judgement([Decision(isRecorded: false)]) }
    switch event {
    case .call(let call): return Judgement(decisions(on: call))
    case .birth(let subject): return Judgement([decision(onBirthOf: subject)])
    case .message(let message):
      // Only never has an effect on the user list; always protects from a later never.
      let decider = firstMatch(on: .user, message)
      let isSilenced = decider.map { rules[$0].action == .never } ?? false
      if isSilenced { return Judgement([Decision(isRecorded: false, rule: decider)]) }
      let record = decision(onRecord: message)
      return Judgement([Decision(isRecorded: record.isRecorded, rule: record.rule ?? decider)])
    case .record(let record): return Judgement([decision(onRecord: record)])
    case .ioUring(let operation): return Judgement([decision(onOperation: operation)])
    }
  }

  // MARK: Calls

  private func decisions(on call: Call) -> [Decision] {
    guard let birth = call.birth else { return [Decision(isRecorded: false)] }
    let context = decision(onBirthOf: birth)
    if let decider = context.rule {
      // Never switches collection off for the task's life. Always leaves exit rules no say.
      guard rules[decider].action == .always else { return [context] }
      return [afterExclusion(context, of: call, RecordType.syscall)]
    }
    let isRecordedWithoutRule = isRecordedWithoutRule(call)
    return courses(of: withBlankedNames(call)).map { course in
      let isRecorded = course.rule.map { rules[$0].action == .always } ?? isRecordedWithoutRule
      let decision = Decision(
        isRecorded: isRecorded, rule: course.rule, keys: isRecorded ? course.keys : [])
      return afterExclusion(decision, of: call, RecordType.syscall)
    }
  }

  /// A record written during a call turns the call's own record on (kernel/auditsc.c,
  /// auditsc_get_stamp), if calls are looked at, as they are once there is a rule that needs it.
  private func isRecordedWithoutRule(_ call: Call) -> Bool {
    rules.contains { [.exit, .task, .ioUring].contains($0.list) }
      && call.ownRecords.contains {
        decision(onRecord: Message(type: $0, by: call.subject, in: call.world)).isRecorded
      }
  }

  /// The passes over the two stores. Each may only overrule with a rule that stands earlier.
  private func courses(of call: Call) -> [Course] {
    var courses = [Course()]
    let moments = moments(of: call)
    for moment in moments.dropLast() { courses = courses.flatMap { watchPass($0, moment) } }
    guard let end = moments.last else { return courses }
    return courses.flatMap { watchPass(listPass($0, end), end) }
  }

  /// When the rules are tried: the watches once more before a watched name goes, when the call has
  /// no result yet, and all at the end of the call.
  func moments(of call: Call) -> [EventTest] {
    let end = EventTest(classes: classes, subject: call.subject, call: call, world: call.world)
    guard let removal = call.removal, rules.contains(where: { removes($0, removal) }) else {
      return [end]
    }
    var before = end
    before.call?.result = nil
    before.world = removal.world
    return [before, end]
  }

  private func removes(_ rule: Rule, _ removal: Call.Removal) -> Bool {
    rule.list == .exit && rule.path.map { removal.paths.contains($0) } ?? false
  }

  private func listPass(_ course: Course, _ test: EventTest) -> Course {
    let decider = rules.indices.prefix(course.limit).first { index in
      let rule = rules[index]
      return rule.list == .exit && !rule.isKeptByInode && selects(rule, test.call?.number)
        && test.matches(rule)
    }
    return course.taken(over: decider, rules)
  }

  /// The kernel tries the names one after the other and stops at the first that has a match; here
  /// each such name gives a course, in that order.
  private func watchPass(_ course: Course, _ moment: EventTest) -> [Course] {
    let candidates = WatchOrder(of: rules, changes: moment.world.changes).indices
      .filter { $0 < course.limit && selects(rules[$0], moment.call?.number) }
    let deciders = (moment.call?.names ?? []).compactMap { name in
      var test = moment
      test.watched = name
      return candidates.first { test.matches(rules[$0]) }
    }
    return deciders.isEmpty ? [course] : deciders.map { course.taken(over: $0, rules) }
  }

  /// Whether a number is in the rule's mask, the classes that it asks for included. The bits of the
  /// classes stand for no call themselves, and x32 calls are too large for any mask.
  func selects(_ rule: Rule, _ number: UInt32?) -> Bool {
    guard let number else { return false }
    let firstClassBit = SyscallMask.limit - 16
    if number < firstClassBit && rule.syscalls.contains(number) { return true }
    if rule.syscalls.isAll { return false }
    return (firstClassBit..<SyscallMask.limit).contains { bit in
      rule.syscalls.contains(bit)
        && classes.calls(ofClass: SyscallMask.limit - 1 - bit).contains(number)
    }
  }

  /// The filesystem list: any of a never rule's fstype comparisons blanks a name; an always rule
  /// does nothing.
  func withBlankedNames(_ call: Call) -> Call {
    let tests = rules.lazy.filter { $0.list == .filesystem && $0.action == .never }
      .flatMap(\.comparisons).filter { $0.field == .fstype }
    var call = call
    call.names = call.names.compactMap { name in
      let isBlanked = tests.contains { test in
        guard let fileSystem = name.fileSystem, let value = test.number else { return false }
        return test.op.holds(fileSystem, value)
      }
      return isBlanked ? name.blanked : name
    }
    return call
  }
}

/// How far the judgement of a call has come.
private struct Course {
  /// The rule that decides so far.
  var rule: Int?
  var keys: [ByteString] = []

  /// Only rules before this index can take over.
  var limit: Int { rule ?? .max }

  /// The course once the rule at `index` has taken over; the key of a rule without one stays as the
  /// rule before left it.
  func taken(over index: Int?, _ rules: [Rule]) -> Course {
    guard let index else { return self }
    return Course(rule: index, keys: rules[index].keys.isEmpty ? keys : rules[index].keys)
  }
}
