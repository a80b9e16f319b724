import AuditCatalogue
import AuditEvents
import AuditRules

/// What of a piece is not the demand's, since another rule of its own set decides there.
extension EscapeSearch {
  /// The left set does not record the witness: a rule of it silences part of the piece.
  func withoutSilenced(
    _ piece: Piece, _ call: Call, _ decision: Decision, _ outcome: inout Outcome
  ) -> [Piece] {
    let silencers = decision.rule.map(left.read(circumstances).silencers) ?? []
    guard let rule = decision.rule, !silencers.isEmpty else {
      outcome.unresolved.insert(.demand(demand))
      return []
    }
    let read = left.read(circumstances)
    if !labelDoubts(of: left.rules[rule]).isEmpty || mayHoldBefore(rule)
      || read.isOvertaken(demand, gone: gone, in: piece.term, on: host)
    {
      outcome.unresolved.insert(.demand(demand))
    }
    return without(silencers, of: rule, piece, call, &outcome)
  }

  /// Whether the demand stands before such a rule and may match after all, since it asks for an account
  /// that nobody resolved, which the evaluator takes for no one.
  private func mayHoldBefore(_ rule: Int) -> Bool {
    demand < rule && left.rules[rule].list == left.rules[demand].list
      && !left.rules[demand].accounts.isEmpty
  }

  /// What belongs to another rule of the left set is that rule's affair when keys count.
  func withoutOthers(
    _ piece: Piece, _ call: Call, _ other: Int, _ outcome: inout Outcome
  ) -> [Piece] {
    guard let rule = left.read(circumstances).rules[other] else {
      outcome.unresolved.insert(.demand(demand))
      return []
    }
    let region = Silencer(rule: other, conditions: rule.conditions)
    return without([region], of: other, piece, call, &outcome)
  }

  /// Takes away what `rule` of the left set decides and the demand does not.
  ///
  /// Of watches the first name decides that has one. So where a watch takes a name, the demand may
  /// still take another that comes first, if that name is not the watch's as well. But behind a rule
  /// without a name that matches, watches are not tried at all.
  private func without(
    _ regions: [Silencer], of rule: Int, _ piece: Piece, _ call: Call, _ outcome: inout Outcome
  ) -> [Piece] {
    let read = left.read(circumstances)
    let limits = read.limits(between: rule, and: demand)
    if rule < demand, let limit = limits.first(where: { matches(left.rules[$0.rule], call) }) {
      return limit.conditions.unmatched(of: piece.term, on: host).map(piece.with)
    }
    let beyond =
      rule < demand ? [] : limits.flatMap { $0.conditions.matched(of: piece.term, on: host) }
    return beyond.map(piece.with) + withoutUnlimited(regions, of: rule, piece, &outcome)
  }

  private func withoutUnlimited(
    _ regions: [Silencer], of rule: Int, _ piece: Piece, _ outcome: inout Outcome
  ) -> [Piece] {
    // Known to match, with names that it does not take: another pass over the names gets to it.
    if piece.survived.contains(rule) { return [] }
    var rest = [piece.term]
    var inside: [Term] = []
    for region in regions {
      inside += rest.flatMap { region.silenced(of: $0, on: host) }
      rest = rest.flatMap { region.spared(of: $0, on: host) }
    }
    if inside.isEmpty {
      // The evaluator sees it where the algebra does not.
      outcome.unresolved.insert(.demand(demand))
      return []
    }
    return rest.map(piece.with) + inside.flatMap { survivors(piece.with($0), of: rule) }
  }

  /// What of a piece in which a watch of the left set takes a name the demand still decides.
  private func survivors(_ piece: Piece, of rule: Int) -> [Piece] {
    let read = left.read(circumstances)
    guard let own = piece.own, let watch = read.rules[rule]?.watch,
      let mine = read.rules[demand]?.watch
    else { return [] }
    let comesFirst = read.isTried(demand, before: rule)
    let owns = comesFirst ? [own] : watch.passed(over: [own])
    var leads: [[NameTest]?] = [nil]
    if let lead = piece.lead {
      leads = watch.passed(over: [lead])
      if comesFirst { leads += mine.tests.map { lead + $0 } }
    }
    return owns.flatMap { newOwn in
      leads.compactMap { newLead in
        guard var term = piece.term.replacing(own, by: newOwn) else { return nil }
        if let lead = piece.lead, let newLead {
          guard let led = term.replacing(lead, by: newLead)?.requiringFirstName(newLead) else {
            return nil
          }
          term = led
        } else if let first = term.requiringFirstName(newOwn) {
          term = first
        }
        var result = piece.with(term)
        (result.own, result.lead) = (newOwn, newLead)
        result.survived.insert(rule)
        return result
      }
    }
  }
}
