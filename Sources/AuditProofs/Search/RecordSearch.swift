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
    let silencedBy: Int
  }

  /// Which event a record is part of.
  private enum Space: CaseIterable {
    case messages, records

    /// The lists that can drop it, in the order in which the kernel asks them.
    var lists: [FilterList] { self == .messages ? [.user, .exclude] : [.exclude] }

    /// The record types: those of messages from user space (linux/audit.h, AUDIT_FIRST_USER_MSG and
    /// AUDIT_FIRST_USER_MSG2), and the kernel's own. The first record of a call is judged with it.
    var types: [ClosedRange<UInt32>] {
      self == .messages ? [1112...1199, 1100...1111, 2100...2999] : [1301...1335, 1337...1999]
    }
  }

  /// One escape for each rule of the right set that drops what the left lets through.
  func escapes() -> [Escape] {
    guard left.isEnabled else { return [] }
    return Space.allCases.flatMap { space in
      space.lists.flatMap { list in
        silencers(of: right, list).compactMap { escape(by: $0, space) }
      }
    }
  }

  private func silencers(of book: RuleBook, _ list: FilterList) -> [Silencer] {
    let reading = RuleReading(
      host: host, circumstances: .ordinary, blanks: [], isBlind: { _ in false })
    return MessageReading(reading: reading, type: nil).silencers(book.rules, on: list)
  }

  private func escape(by silencer: Silencer, _ space: Space) -> Escape? {
    let spared = space.lists.flatMap { silencers(of: left, $0) }
    let key = WordKey.task(.msgtype)
    for types in space.types {
      guard let start = host.everything.setting(key, WordSet(types)) else { continue }
      var terms = silencer.silenced(of: start, on: host)
      for other in spared { terms = terms.flatMap { other.spared(of: $0, on: host) } }
      for term in terms {
        if let event = event(in: term, space), isConfirmed(event) {
          return Escape(event: event, silencedBy: silencer.rule)
        }
      }
    }
    return nil
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
