import AuditCatalogue
import AuditEvents
import AuditRules

/// Looks for messages and records that one set of rules lets through and another drops.
///
/// They are written unless a rule of the user or exclude list says no, so what is looked at is what
/// the second set silences.
struct RecordSearch {
  let host: ProofHost
  let left: RuleBook
  let right: RuleBook

  struct Escape {
    let event: Event
    /// `nil` if nothing is recorded at all.
    let silencedBy: Int?
  }

  /// What was found, and what would have to be known to say that there is no more.
  struct Outcome {
    var escapes: [Escape] = []
    var doubts: Set<Doubt> = []
  }

  /// Which event a record is part of.
  private enum Space: CaseIterable {
    case messages, records

    /// The lists that can drop it, in the order in which the kernel asks them.
    var lists: [FilterList] { self == .messages ? [.user, .exclude] : [.exclude] }

    /// The record types: those of messages from user space (linux/audit.h, AUDIT_FIRST_USER_MSG,
    /// AUDIT_FIRST_USER_MSG2 and the older AUDIT_USER), and the kernel's own, of which AUDIT_LOGIN
    /// has an older number. The first record of a call is judged with it.
    func types(withOperations: Bool) -> [ClosedRange<UInt32>] {
      switch self {
      case .messages: [1112...1199, 1100...1111, 2100...2999, 1005...1005]
      case .records:
        [1301...1335, 1337...1999, 1006...1006]
          + (withOperations ? [RecordType.ioUring...RecordType.ioUring] : [])
      }
    }
  }

  /// One escape for each rule of the right set that drops what the left lets through.
  func outcome() -> Outcome {
    var outcome = Outcome()
    guard left.isEnabled else { return outcome }
    guard right.isEnabled else {
      if let event = anyMessage() { outcome.escapes = [Escape(event: event, silencedBy: nil)] }
      return outcome
    }
    for space in Space.allCases {
      for list in space.lists {
        for silencer in silencers(of: right, list) { look(at: silencer, space, &outcome) }
      }
    }
    return outcome
  }

  /// A message that the left set lets through.
  private func anyMessage() -> Event? {
    let everything = Silencer(rule: 0, conditions: [])
    for types in Space.messages.types(withOperations: false) {
      let found = parts(of: everything, .messages, types).lazy
        .compactMap { self.event(in: $0, .messages) }
      if let event = found.first(where: { left.judgement(on: $0).isRecorded == true }) {
        return event
      }
    }
    return nil
  }

  private func silencers(of book: RuleBook, _ list: FilterList) -> [Silencer] {
    let reading = RuleReading(
      host: host, circumstances: .ordinary, blanks: [], isBlind: { _ in false })
    return MessageReading(reading: reading, type: nil).silencers(book.rules, on: list)
  }

  /// Where nothing is confirmed, what was taken for granted there is in doubt.
  private func look(at silencer: Silencer, _ space: Space, _ outcome: inout Outcome) {
    var doubts: Set<Doubt> = []
    for types in space.types(withOperations: hasOperations) {
      for term in parts(of: silencer, space, types) {
        guard let event = event(in: term, space) else { continue }
        if isConfirmed(event) {
          outcome.escapes.append(Escape(event: event, silencedBy: silencer.rule))
          return
        }
        doubts.formUnion(term.atoms.keys.compactMap(\.doubt))
      }
    }
    outcome.doubts.formUnion(doubts)
  }

  /// Whether io_uring operations are recorded, whose first record can be dropped as well.
  private var hasOperations: Bool { left.rules.contains { $0.list == .ioUring } }

  /// What a rule drops of some types that the left set does not.
  private func parts(
    of silencer: Silencer, _ space: Space, _ types: ClosedRange<UInt32>
  ) -> [Term] {
    guard let start = host.everything.setting(.task(.msgtype), WordSet(types)) else { return [] }
    let others = space.lists.flatMap { silencers(of: left, $0) }
    return others.reduce(silencer.silenced(of: start, on: host)) { terms, other in
      terms.flatMap { other.spared(of: $0, on: host) }
    }
  }

  private func event(in term: Term, _ space: Space) -> Event? {
    let maker = WitnessMaker(host: host, circumstances: .ordinary, books: [left, right])
    guard let call = maker.call(in: term),
      let type = term.word(.task(.msgtype)).least
    else { return nil }
    let message = Message(type: type, by: call.subject, in: call.world)
    return space == .messages ? .message(message) : .record(message)
  }

  private func isConfirmed(_ event: Event) -> Bool {
    left.judgement(on: event).isRecorded == true && right.judgement(on: event).isRecorded == false
  }
}
