import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText

/// What nobody can say of an escape.
extension EscapeSearch {
  /// What would have to be known to be sure that such a call can be.
  func doubts(of term: Term, _ call: Call) -> Set<Doubt> {
    var doubts: Set<Doubt> = []
    for (atom, holds) in term.atoms where holds {
      if let doubt = atom.doubt { doubts.insert(doubt) }
    }
    for name in call.names {
      guard let number = name.fileSystem, number != host.fileSystem(at: name.place) else {
        continue
      }
      doubts.insert(.fileSystem(name.place))
    }
    return doubts
  }

  /// What the sets would have to be known of to be sure that `call` escapes, and the part of the piece
  /// where nothing has to be.
  ///
  /// The evaluator takes an account that nobody resolved for no one. So a rule of the right set that
  /// asks for one may record the call all the same, and one of the left set may silence it. And it
  /// takes a label that no module may know, on the exclude list, for none.
  func maybes(_ call: Call, _ found: Decision, _ piece: Piece) -> (
    doubts: Set<Doubt>, rest: [Piece]
  ) {
    var doubts: Set<Doubt> = []
    var rest = [piece.term]
    let reading = RuleReading(
      host: host, circumstances: circumstances, blanks: [], isBlind: { _ in false })
    for (book, action) in [(right, Action.always), (left, Action.never)] {
      for rule in book.rulesOfAccounts where rule.action == action {
        guard rule.list == .exclude || matches(rule.withoutAccounts, call) else { continue }
        doubts.formUnion(rule.accounts.map { .account($0) })
        let open = rule.list == .exclude ? [] : reading.read(rule.withoutAccounts).conditions
        rest = rest.flatMap { open.unmatched(of: $0, on: host) }
      }
    }
    let certain = doubts.isEmpty ? [] : rest.map(piece.with)
    let labels = found.rule.map { labelDoubts(of: right.rules[$0]) } ?? []
    return (doubts.union(labels), certain)
  }

  func matches(_ rule: Rule, _ call: Call) -> Bool {
    var rule = rule
    rule.action = .always
    return RuleBook([rule], on: host).decision(on: call).isRecorded
  }

  /// Labels for which a rule may not exclude a record after all: the kernel passes over those that no
  /// module knows.
  func labelDoubts(of rule: Rule) -> Set<Doubt> {
    guard rule.list == .exclude, host.target.securityModules == nil else { return [] }
    return Set(rule.comparisons.filter(\.field.isSecurityLabel).map { .securityModule($0) })
  }
}

extension Rule {
  /// The accounts in it that nobody has resolved.
  var accounts: [ByteString] {
    comparisons.compactMap { if case .account(let name) = $0.value { name } else { nil } }
  }

  /// The rule as it is if every such account is the right one.
  fileprivate var withoutAccounts: Rule {
    var copy = self
    copy.comparisons.removeAll(where: \.isOfAccount)
    return copy
  }
}
