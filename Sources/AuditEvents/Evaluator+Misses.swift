import AuditCatalogue
import AuditRules

extension Evaluator {
  /// Why each rule does not decide the event, by index; `nil` for the one that does.
  public func misses(on event: Event) -> [Miss?] {
    let decision = decision(on: event)
    return rules.indices.map { index in
      if index == decision.rule { return nil }
      let miss = isEnabled ? miss(at: index, on: event) : .notAsked
      guard miss == nil else { return miss }
      return decision.rule.map { .outranked(by: $0) } ?? .notAsked
    }
  }

  /// What keeps a rule from matching, whatever the rules before it do; `nil` if nothing does.
  private func miss(at index: Int, on event: Event) -> Miss? {
    switch (event, rules[index].list) {
    case (.call(let call), .exit): missOnExit(rules[index], call)
    case (.call(let call), .task):
      call.birth.map { firstMiss(of: rules[index], by: birthTest($0)) } ?? .notAsked
    case (.birth(let subject), .task): firstMiss(of: rules[index], by: birthTest(subject))
    case (.ioUring(let operation), .ioUring):
      selects(rules[index], operation.number)
        ? firstMiss(of: rules[index], by: operationTest(operation)) : .otherCall
    case (.message(let message), .user), (.message(let message), .exclude),
      (.record(let message), .exclude):
      missInMessages(at: index, message)
    case (.call(let call), .exclude): missInMessages(at: index, first(of: call, RecordType.syscall))
    case (.ioUring(let call), .exclude):
      missInMessages(at: index, first(of: call, RecordType.ioUring))
    default: .notAsked
    }
  }

  private func missOnExit(_ rule: Rule, _ call: Call) -> Miss? {
    guard call.birth != nil else { return .notAsked }
    guard selects(rule, call.number) else { return .otherCall }
    let tests = moments(of: withBlankedNames(call)).flatMap { moment in
      guard rule.isKeptByInode else { return [moment] }
      return (moment.call?.names ?? []).map { name in
        var test = moment
        test.watched = name
        return test
      }
    }
    let misses = tests.map { firstMiss(of: rule, by: $0) }
    if misses.contains(where: { $0 == nil }) { return nil }
    return misses.compactMap { $0 }.max { $0.reach < $1.reach } ?? .comparison(0)
  }

  private func firstMiss(of rule: Rule, by test: EventTest) -> Miss? {
    test.firstMiss(of: rule).map(Miss.comparison)
  }

  private func first(of call: Call, _ type: UInt32) -> Message {
    Message(type: type, by: call.subject, in: call.world)
  }

  private func missInMessages(at index: Int, _ message: Message) -> Miss? {
    let list = rules[index].list
    for earlier in rules[..<index].indices where rules[earlier].list == list {
      switch outcome(of: rules[earlier], message) {
      case .endsList: return .behindEnd(earlier)
      case .matches: return nil
      case .misses: continue
      }
    }
    switch outcome(of: rules[index], message) {
    case .matches: return nil
    case .misses(let comparison): return comparison.map(Miss.comparison) ?? .empty
    case .endsList: return .behindEnd(index)
    }
  }
}

extension Miss {
  /// How far a rule got.
  fileprivate var reach: Int {
    if case .comparison(let index) = self { index } else { -1 }
  }
}
