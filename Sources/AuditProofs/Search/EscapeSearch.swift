import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText

/// Looks for events of one rule that another set of rules does not record.
///
/// It asks the evaluator about a witness of what is open. If the witness is recorded, the region of
/// the rule that records it is taken away, but for what may silence that rule, which stays open. It
/// ends when nothing is left, which is a proof, or with a witness that the evaluator has confirmed.
struct EscapeSearch {
  let host: ProofHost
  let circumstances: Circumstances
  /// The set that demands; only rule `demand` of it is asked about.
  let left: RuleBook
  let demand: Int
  /// The set that should record the same.
  let right: RuleBook
  /// The watched place that each call takes away, if it is such calls that are looked at.
  var gone: ByteString?
  /// What counts, and which part of the space is looked at.
  var options = CoverOptions()
  /// How many cases are looked at.
  var budget = 20_000
  /// After how many escapes the search ends.
  var escapeLimit = 3

  /// What the search found.
  struct Outcome {
    var escapes: [Escape] = []
    /// The rules of the right set that record events of the demand, by index.
    var deciders: Set<Int> = []
    /// The keys under which witnesses were found.
    var keys: Set<[ByteString]> = []
    var unresolved: Set<Unresolved> = []
    /// Whether the demand itself has any event.
    var isPossible = false
    /// How many cases were looked at.
    var steps = 0
  }

  /// What is not settled yet.
  struct Piece {
    var term: Term
    /// The name by which the demand takes the call, if it is a watch.
    var own: [NameTest]?
    /// The name that comes first, by which a watch of the right set takes the call.
    var lead: [NameTest]?
    /// Whether the same space is looked at in another order of names.
    var isBesideLed = false
    /// Rules of the right set whose region has been dealt with here.
    var used: Set<Int> = []
    /// Watches of the left set that were found not to take this piece as a whole.
    var survived: Set<Int> = []
    /// Rules of the right and of the left set that are known to lend their key here.
    var rightGivers: Set<Int> = []
    var leftGivers: Set<Int> = []

    /// The same for part of its space.
    func with(_ term: Term) -> Piece {
      var copy = self
      copy.term = term
      return copy
    }
  }

  func run() -> Outcome {
    var outcome = Outcome()
    guard let rule = left.read(circumstances).rules[demand] else { return outcome }
    var open = Array(start(of: rule).reversed())
    let maker = WitnessMaker(
      host: host, circumstances: circumstances,
      books: left === right ? [left] : [left, right],
      gone: gone)
    while let piece = open.popLast() {
      let call: Call
      switch maker.answer(for: piece.term) {
      case .none: continue
      case .unknown:
        outcome.unresolved.insert(.tooManyCases)
        continue
      case .call(let found): call = found
      }
      outcome.steps += 1
      guard outcome.steps <= budget else {
        outcome.unresolved.insert(.tooManyCases)
        break
      }
      open += settle(piece, call, &outcome)
      if outcome.escapes.count >= escapeLimit, outcome.escapes.contains(where: \.doubts.isEmpty) {
        break
      }
    }
    return outcome
  }

  /// The events of the demand that are looked at.
  private func start(of rule: ProofRule) -> [Piece] {
    var all = host.everything
    all.gone = gone
    var terms = options.within?.terms(on: host, all) ?? [all]
    terms = terms.flatMap { options.also.matched(of: $0, on: host) }
    for other in options.without {
      terms = terms.flatMap { other.unmatched(of: $0, on: host) }
    }
    terms = terms.flatMap { rule.conditions.matched(of: $0, on: host) }
    if let gone, rule.watch?.place != gone {
      terms = terms.compactMap { $0.requiringName([.file(gone, true)]) }
    }
    let pieces = terms.map { term in
      let own = rule.watch?.tests.first { term.names.contains(NameTerm($0)) }
      return Piece(term: own.flatMap(term.requiringFirstName) ?? term, own: own)
    }
    guard let difference = options.shared?.difference(at: demand, gone: gone) else { return pieces }
    let others =
      difference.ofLeft.map { left.read(circumstances).rules[$0] }
      + difference.ofRight.map { right.read(circumstances).rules[$0] }
    return others.compactMap { $0 }.flatMap { other in
      pieces.flatMap { piece in
        other.conditions.matched(of: piece.term, on: host).map(piece.with)
      }
    }
  }

  /// What is left of a piece once its witness has been judged.
  private func settle(_ piece: Piece, _ call: Call, _ outcome: inout Outcome) -> [Piece] {
    let wanted = left.decision(on: call)
    guard wanted.isRecorded else { return withoutSilenced(piece, call, wanted, &outcome) }
    outcome.isPossible = true
    if options.keys != .ignored, let other = wanted.rule, other != demand {
      return withoutOthers(piece, call, other, &outcome)
    }
    let found = right.decision(on: call)
    if let kind = failure(found, wanted) {
      return escaped(piece, call, kind, found, &outcome)
    }
    guard let decider = found.rule else { return [] }
    outcome.deciders.insert(decider)
    outcome.keys.insert(found.keys)
    return without(decider, piece, call, &outcome)
  }

  /// How the right set fails where the left one records; `nil` if it does not.
  private func failure(_ found: Decision, _ wanted: Decision) -> Escape.Kind? {
    if !found.isRecorded { return .unrecorded }
    if options.needsNames, found.droppedRecords.contains(RecordType.path) { return .withoutNames }
    return options.keys.areMet(by: found.keys, as: wanted.keys) ? nil : .otherKeys
  }

  /// Notes an escape. If it is none with another name collected first, it is a doubtful one, and
  /// what the rule that records it then leaves of the piece may hold a definite one.
  private func escaped(
    _ piece: Piece, _ call: Call, _ kind: Escape.Kind, _ found: Decision, _ outcome: inout Outcome
  ) -> [Piece] {
    let rival = call.otherOrders.first { !escapes($0) }
    let open = maybes(call, found, piece)
    outcome.escapes.append(
      escape(
        piece, call, kind, found, open.doubts, dependsOnOrder: rival != nil || mayTurn(call, kind)))
    guard let decider = rival.flatMap({ right.decision(on: $0).rule }),
      right.rules[decider].action == .always, !piece.used.contains(decider)
    else { return open.rest }
    return without(decider, piece, call, &outcome)
  }

  /// Whether in some order of the names, other before the removal than after it, the call may be no
  /// escape.
  private func mayTurn(_ call: Call, _ kind: Escape.Kind) -> Bool {
    guard kind == .unrecorded, circumstances.isRemoval, call.names.count > 1 else { return false }
    return left.isRecorded(call) != true || right.isRecorded(call) != false
  }

  private func escapes(_ call: Call) -> Bool {
    let wanted = left.decision(on: call)
    return wanted.isRecorded && failure(right.decision(on: call), wanted) != nil
  }

  private func escape(
    _ piece: Piece, _ call: Call, _ kind: Escape.Kind, _ found: Decision, _ open: Set<Doubt>,
    dependsOnOrder: Bool
  ) -> Escape {
    var doubts = doubts(of: piece.term, call).union(open)
    if dependsOnOrder { doubts.insert(.orderOfNames) }
    return Escape(
      kind: kind, call: call, circumstances: circumstances, demandedBy: demand,
      silencedBy: found.rule, doubts: doubts)
  }

  /// Takes the region of a rule that records away, but for what may silence it there.
  private func without(
    _ decider: Int, _ piece: Piece, _ call: Call, _ outcome: inout Outcome
  ) -> [Piece] {
    let read = right.read(circumstances)
    guard !piece.used.contains(decider), let rule = read.rules[decider] else {
      if let escape = reordered(piece, call) {
        outcome.escapes.append(escape)
      } else if !piece.isBesideLed {
        outcome.unresolved.insert(.rule(decider))
      }
      return []
    }
    var dealt = piece
    dealt.used.insert(decider)
    var result = rule.conditions.unmatched(of: piece.term, on: host).map(dealt.with)
    var inside = rule.conditions.matched(of: piece.term, on: host)
    for silencer in silencers(of: decider, read) {
      guard !inside.isEmpty else { break }
      if options.shared?.settle(silencer.rule, before: demand) ?? false { continue }
      inside = inside.flatMap { term in
        // Split only what is really cut, or parts would multiply with every rule of the set.
        guard silencer.silenced(of: term, on: host).contains(where: { !isEmpty($0) }) else {
          return [term]
        }
        let silencer = read.limited(silencer, behind: decider)
        let cut = silencer.silenced(of: term, on: host).filter { !isEmpty($0) }
        result += cut.flatMap { led(dealt.with($0), by: silencer) }
        result += limited(cut, by: silencer, before: decider, read).map(dealt.with)
        return silencer.spared(of: term, on: host)
      }
    }
    if inside.contains(where: { read.isOvertaken(decider, gone: gone, in: $0, on: host) }) {
      outcome.unresolved.insert(.rule(decider))
    }
    return result + givers(of: decider, piece, inside)
  }

  /// Where a rule without a name that stands between two watches matches: then the earlier watch takes
  /// the call by whichever of its names.
  private func limited(
    _ cut: [Term], by silencer: Silencer, before decider: Int, _ read: ReadRules
  ) -> [Term] {
    guard silencer.rule < decider, !silencer.names.isEmpty else { return [] }
    return read.limits(between: silencer.rule, and: decider).flatMap { limit in
      cut.flatMap { limit.conditions.matched(of: $0, on: host) }.filter { !isEmpty($0) }
    }
  }

  private func isEmpty(_ term: Term) -> Bool {
    if case .none = TermSolver(host: host, circumstances: circumstances).answer(for: term) {
      true
    } else {
      false
    }
  }

  /// A piece that a watch cuts out, its name coming first; and if a name is taken away also as it is,
  /// since then the watches are tried twice and the second time any name may prevail.
  private func led(_ piece: Piece, by silencer: Silencer) -> [Piece] {
    guard let lead = silencer.names.first(where: { piece.term.names.contains(NameTerm($0)) }),
      let term = piece.term.requiringFirstName(lead)
    else { return [piece] }
    var result = piece.with(term)
    result.lead = lead
    guard circumstances.isRemoval else { return [result] }
    var other = piece
    other.isBesideLed = true
    return [result, other]
  }

  /// `inside`, if its key may come from another rule, of either set, than the one that decides: what has
  /// it from there and what has not are looked at one by one.
  private func givers(of decider: Int, _ piece: Piece, _ inside: [Term]) -> [Piece] {
    guard options.keys != .ignored else { return [] }
    func parts(_ givers: [Silencer], _ known: WritableKeyPath<Piece, Set<Int>>) -> [Piece]? {
      for giver in givers where !piece[keyPath: known].contains(giver.rule) {
        let given = inside.flatMap { giver.silenced(of: $0, on: host) }.filter { !isEmpty($0) }
        guard !given.isEmpty else { continue }
        var part = piece
        part[keyPath: known].insert(giver.rule)
        return (given + inside.flatMap { giver.spared(of: $0, on: host) }).map(part.with)
      }
      return nil
    }
    let (mine, yours) = (left.read(circumstances), right.read(circumstances))
    return parts(mine.keyGivers(of: demand, in: left.rules), \.leftGivers)
      ?? parts(yours.keyGivers(of: decider, in: right.rules), \.rightGivers) ?? []
  }

  /// The same call with its names collected in another order, if that escapes: the first name that has
  /// a watch decides.
  private func reordered(_ piece: Piece, _ call: Call) -> Escape? {
    for other in call.otherOrders where escapes(other) {
      let found = right.decision(on: other)
      guard !found.isRecorded else { continue }
      let open = maybes(other, found, piece)
      return escape(piece, other, .unrecorded, found, open.doubts, dependsOnOrder: true)
    }
    return nil
  }

  private func silencers(of decider: Int, _ read: ReadRules) -> [Silencer] {
    let silencers = read.silencers(of: decider, needingNames: options.needsNames)
    guard options.keys != .ignored else { return silencers }
    return silencers + read.rivals(of: decider, in: right.rules)
  }
}

extension Call {
  /// The call with each of its other names collected first: the first that has a watch decides.
  fileprivate var otherOrders: [Call] {
    names.indices.dropFirst().map { index in
      var other = self
      other.names.insert(other.names.remove(at: index), at: 0)
      return other
    }
  }
}
