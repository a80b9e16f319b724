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
  }

  /// What is not settled yet.
  private struct Piece {
    var term: Term
    /// Rules of the right set whose region has been dealt with here.
    var used: Set<Int> = []
    /// Never rules of the left set that were found not to silence this piece as a whole.
    var survived: Set<Int> = []
  }

  func run() -> Outcome {
    var outcome = Outcome()
    guard let rule = left.read(circumstances).rules[demand] else { return outcome }
    let gone = gonePlace(of: rule)
    if circumstances.isRemoval, gone == nil { return outcome }
    var open = start(of: rule).reversed().map { Piece(term: $0) }
    let maker = WitnessMaker(
      host: host, circumstances: circumstances,
      books: left === right ? [left] : [left, right],
      gone: gone)
    var steps = 0
    while let piece = open.popLast() {
      guard let call = maker.call(in: piece.term) else { continue }
      steps += 1
      guard steps <= budget else {
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

  /// The name that the call takes away, in such circumstances.
  private func gonePlace(of rule: ProofRule) -> ByteString? {
    guard circumstances.isRemoval else { return nil }
    return rule.watch?.place ?? options.within?.places.first.map(host.places.watched)
  }

  /// The events of the demand that are looked at.
  private func start(of rule: ProofRule) -> [Term] {
    var terms = options.within?.terms(on: host) ?? [host.everything]
    for other in options.without {
      terms = terms.flatMap { other.unmatched(of: $0, on: host) }
    }
    return terms.flatMap { rule.conditions.matched(of: $0, on: host) }
  }

  /// What is left of a piece once its witness has been judged.
  private func settle(_ piece: Piece, _ call: Call, _ outcome: inout Outcome) -> [Piece] {
    let wanted = left.decision(on: call)
    guard wanted.isRecorded else { return withoutSilenced(piece, wanted, &outcome) }
    outcome.isPossible = true
    if options.keys != .ignored, let other = wanted.rule, other != demand {
      return withoutOthers(piece, other, &outcome)
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
    outcome.escapes.append(
      escape(piece, call, kind, found, dependsOnOrder: rival != nil))
    guard let decider = rival.flatMap({ right.decision(on: $0).rule }),
      right.rules[decider].action == .always, !piece.used.contains(decider)
    else { return [] }
    return without(decider, piece, call, &outcome)
  }

  private func escapes(_ call: Call) -> Bool {
    let wanted = left.decision(on: call)
    return wanted.isRecorded && failure(right.decision(on: call), wanted) != nil
  }

  private func escape(
    _ piece: Piece, _ call: Call, _ kind: Escape.Kind, _ found: Decision, dependsOnOrder: Bool
  ) -> Escape {
    var doubts = doubts(of: piece.term, call)
    if dependsOnOrder { doubts.insert(.orderOfNames) }
    return Escape(
      kind: kind, call: call, circumstances: circumstances, demandedBy: demand,
      silencedBy: found.rule, doubts: doubts)
  }

  /// The left set does not record the witness: a rule of it silences part of the piece.
  private func withoutSilenced(
    _ piece: Piece, _ decision: Decision, _ outcome: inout Outcome
  ) -> [Piece] {
    let silencers = decision.rule.map { left.read(circumstances).silencers(by: $0) } ?? []
    guard let rule = decision.rule, !silencers.isEmpty else {
      outcome.unresolved.insert(.demand(demand))
      return []
    }
    // Silenced as a whole by a rule that was known to match somewhere in it.
    if piece.survived.contains(rule) { return [] }
    var rest = [piece.term]
    var inside: [Term] = []
    for silencer in silencers {
      inside += rest.flatMap { silencer.silenced(of: $0, on: host) }
      rest = rest.flatMap { silencer.spared(of: $0, on: host) }
    }
    var result = rest.map { Piece(term: $0, used: piece.used, survived: piece.survived) }
    if left.rules[rule].isKeptByInode {
      // Another name of the call may come first and decide.
      result += inside.map {
        Piece(term: $0, used: piece.used, survived: piece.survived.union([rule]))
      }
    }
    return result
  }

  /// What belongs to another rule of the left set is that rule's affair when keys count.
  private func withoutOthers(
    _ piece: Piece, _ other: Int, _ outcome: inout Outcome
  ) -> [Piece] {
    guard let rule = left.read(circumstances).rules[other], !piece.survived.contains(other) else {
      outcome.unresolved.insert(.demand(demand))
      return []
    }
    return rule.conditions.unmatched(of: piece.term, on: host).map {
      Piece(term: $0, used: piece.used, survived: piece.survived.union([other]))
    }
  }

  /// Takes the region of a rule that records away, but for what may silence it there.
  private func without(
    _ decider: Int, _ piece: Piece, _ call: Call, _ outcome: inout Outcome
  ) -> [Piece] {
    let read = right.read(circumstances)
    guard !piece.used.contains(decider), let rule = read.rules[decider] else {
      if let escape = reordered(piece, call) {
        outcome.escapes.append(escape)
      } else {
        outcome.unresolved.insert(.rule(decider))
      }
      return []
    }
    let used = piece.used.union([decider])
    let solver = TermSolver(host: host, circumstances: circumstances)
    var result = rule.conditions.unmatched(of: piece.term, on: host).map {
      Piece(term: $0, used: used, survived: piece.survived)
    }
    var inside = rule.conditions.matched(of: piece.term, on: host)
    for silencer in silencers(of: decider, read) {
      guard !inside.isEmpty else { break }
      inside = inside.flatMap { term in
        // Split only what is really cut, or parts would multiply with every rule of the set.
        let cut = silencer.silenced(of: term, on: host).filter { solver.solution(of: $0) != nil }
        guard !cut.isEmpty else { return [term] }
        result += cut.map { Piece(term: $0, used: used, survived: piece.survived) }
        return silencer.spared(of: term, on: host)
      }
    }
    return result
  }

  /// The same call with its names collected in another order, if that escapes: the first name that has
  /// a watch decides.
  private func reordered(_ piece: Piece, _ call: Call) -> Escape? {
    for other in call.otherOrders where escapes(other) {
      let found = right.decision(on: other)
      guard !found.isRecorded else { continue }
      return escape(piece, other, .unrecorded, found, dependsOnOrder: true)
    }
    return nil
  }

  private func silencers(of decider: Int, _ read: ReadRules) -> [Silencer] {
    let silencers = read.silencers(of: decider, needingNames: options.needsNames)
    guard options.keys != .ignored else { return silencers }
    return silencers + read.rivals(of: decider, in: right.rules)
  }

  private func doubts(of term: Term, _ call: Call) -> Set<Doubt> {
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
