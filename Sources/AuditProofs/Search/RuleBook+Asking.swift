import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText

extension RuleBook {
  /// The most ordinary call that a rule of these matches; `nil` if there is none.
  func ordinaryCall(of rule: Int, beside other: RuleBook) -> Call? {
    guard let read = read(.ordinary).rules[rule] else { return nil }
    let maker = WitnessMaker(host: host, circumstances: .ordinary, books: [self, other])
    let calls = read.conditions.matched(of: host.everything, on: host)
      .compactMap(maker.call).map { (call: $0, oddity: $0.oddity) }
    return calls.min { $0.oddity < $1.oddity }?.call
  }

  /// The keys under which these rules file calls that `demand` of `left` matches: a witness of what it
  /// has in common with each rule that stands at the same place, or at none.
  func keys(of demand: Int, in left: RuleBook) -> Set<[ByteString]> {
    guard let wanted = left.read(.ordinary).rules[demand] else { return [] }
    let all = read(.ordinary)
    let maker = WitnessMaker(host: host, circumstances: .ordinary, books: [left, self])
    let terms = wanted.conditions.matched(of: host.everything, on: host)
    var found: Set<[ByteString]> = []
    for index in neighbours(of: left.rules[demand]) where !found.contains(rules[index].keys) {
      guard let rule = all.rules[index], rule.action == .always else { continue }
      let calls = terms.lazy.flatMap { rule.conditions.matched(of: $0, on: self.host) }
        .compactMap(maker.call)
      if let call = calls.first {
        let decision = decision(on: call)
        if decision.isRecorded { found.insert(decision.keys) }
      }
    }
    return found
  }

  /// Silenced messages of a record type, one for each rule that drops some; where nothing is recorded
  /// at all, one that no rule drops.
  public func silenced(type: UInt32) -> [(event: Event, rule: Int?)] {
    let reading = RuleReading(
      host: host, circumstances: .ordinary, blanks: [], isBlind: { _ in false })
    let message = MessageReading(reading: reading, type: type)
    let isMessage =
      type == 1005 || (1100...1199).contains(type) || (2100...2999).contains(type)
    let maker = WitnessMaker(host: host, circumstances: .ordinary, books: [self])
    func event(in term: Term) -> Event? {
      guard let call = maker.call(in: term) else { return nil }
      let record = Message(type: type, by: call.subject, in: call.world)
      return isMessage ? .message(record) : .record(record)
    }
    guard isEnabled else { return event(in: host.everything).map { [($0, nil)] } ?? [] }
    let lists: [FilterList] = isMessage ? [.user, .exclude] : [.exclude]
    return lists.flatMap { message.silencers(rules, on: $0) }.compactMap { silencer in
      let found = silencer.silenced(of: host.everything, on: host).lazy.compactMap(event)
        .first { self.judgement(on: $0).isRecorded == false }
      return found.map { ($0, silencer.rule) }
    }
  }

  /// What would have to be known to say which messages and records are dropped.
  public var doubtsOfMessages: Set<Doubt> {
    let accounts = rulesOfAccounts.filter { $0.list == .user || $0.list == .exclude }
      .flatMap(\.accounts)
    return Set(accounts.map { .account($0) })
  }
}
