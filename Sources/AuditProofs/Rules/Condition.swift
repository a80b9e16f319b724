import AuditCatalogue
import AuditRules
import ByteText

/// One condition of a rule, as the algebra takes it.
enum Condition: Hashable, Sendable {
  /// The call is one of these.
  case calls(CallSet)
  case word(WordKey, Operator, UInt32)
  case exit(Operator, UInt32)
  /// Whether it holds of calls that succeeded, and of calls that failed.
  case success(ofSuccess: Bool, ofFailure: Bool)
  case family(Operator, UInt32)
  case permission(PermissionSet, Bool)
  /// The primary group, or a supplementary one, is this; or neither is.
  case group(WordKey, UInt32, Bool)
  case tie(IdTie)
  /// The task runs this program, or another. At the end of a call that takes the program's name
  /// away, nothing runs it any more.
  case program(ByteString, Bool, isAtEnd: Bool)
  case atom(Atom)
  /// Some name passes all tests of one of the lists; or none does.
  case name([[NameTest]], Bool)
  /// Some name passes the test on labels, or what the call deals with that is no file does.
  case objectLabel([[NameTest]], Atom)
  /// The call takes none of these places away.
  case stay(Set<ByteString>)
  /// It never holds.
  case never

  /// What of `term` meets the condition.
  func kept(of term: Term, on host: ProofHost) -> [Term] {
    switch self {
    case .calls(let calls): return optional(term.keeping(calls: calls))
    case .word(let key, let op, let value):
      return optional(term.setting(key, term.word(key).keeping(op, value)))
    case .exit(let op, let value):
      var result = term.result
      result.none = false
      result.failed = result.failed.keeping(op, value)
      result.succeeded = result.succeeded.keeping(op, value)
      return optional(term.setting(result))
    case .success(let ofSuccess, let ofFailure):
      return optional(term.setting(term.result.keeping(success: ofSuccess, failure: ofFailure)))
    case .family(let op, let value):
      let present = term.family.present.keeping(op, value)
      return optional(term.setting(FamilySet(absent: false, present: present)))
    case .permission(let letters, true): return host.kept(of: term, letters)
    case .permission(let letters, false): return host.dropped(of: term, letters)
    case .group(let key, let value, true): return Self.inGroup(key, value, term)
    case .group(let key, let value, false): return Self.notInGroup(key, value, term)
    case .tie(let tie): return optional(term.requiring(tie))
    case .program(let place, let isEqual, let isAtEnd):
      if isAtEnd, term.gone == place { return isEqual ? [] : [term] }
      return optional(term.requiring(program: place, isEqual))
    case .atom(let atom): return optional(term.requiring(atom, true))
    case .stay(let places): return term.gone.map(places.contains) == true ? [] : [term]
    case .objectLabel(let alternatives, let atom):
      return Condition.name(alternatives, true).kept(of: term, on: host)
        + optional(term.requiring(atom, true))
    case .name(let alternatives, true): return alternatives.compactMap { term.requiringName($0) }
    case .name(let alternatives, false):
      return optional(alternatives.reduce(term) { $0?.forbiddingName($1) })
    case .never: return []
    }
  }

  /// What of `term` does not.
  func dropped(of term: Term, on host: ProofHost) -> [Term] {
    switch self {
    case .calls(let calls): return optional(term.dropping(calls: calls))
    case .word(let key, let op, let value):
      return optional(term.setting(key, term.word(key).dropping(op, value)))
    case .exit(let op, let value):
      var result = term.result
      result.failed = result.failed.dropping(op, value)
      result.succeeded = result.succeeded.dropping(op, value)
      return optional(term.setting(result))
    case .success(let ofSuccess, let ofFailure):
      var result = term.result.keeping(success: !ofSuccess, failure: !ofFailure)
      result.none = term.result.none
      return optional(term.setting(result))
    case .family(let op, let value):
      let present = term.family.present.dropping(op, value)
      return optional(
        term.setting(FamilySet(absent: term.family.absent, present: present)))
    case .tie(let tie): return optional(term.requiring(tie.negation))
    case .atom(let atom): return optional(term.requiring(atom, false))
    case .permission(let letters, let holds):
      return Condition.permission(letters, !holds).kept(of: term, on: host)
    case .group(let key, let value, let holds):
      return Condition.group(key, value, !holds).kept(of: term, on: host)
    case .program(let place, let isEqual, let isAtEnd):
      return Condition.program(place, !isEqual, isAtEnd: isAtEnd).kept(of: term, on: host)
    case .stay(let places): return term.gone.map(places.contains) == true ? [term] : []
    case .objectLabel(let alternatives, let atom):
      return Condition.name(alternatives, false).kept(of: term, on: host)
        .compactMap { $0.requiring(atom, false) }
    case .name(let alternatives, let holds):
      return Condition.name(alternatives, !holds).kept(of: term, on: host)
    case .never: return [term]
    }
  }

  private func optional(_ term: Term?) -> [Term] { term.map { [$0] } ?? [] }

  private static func inGroup(_ key: WordKey, _ value: UInt32, _ term: Term) -> [Term] {
    let primary = term.setting(key, term.word(key).keeping(.equal, value))
    let other = term.setting(key, term.word(key).keeping(.notEqual, value))?
      .requiring(group: value, isMember: true, ofBirth: key.isOfBirth)
    return [primary, other].compactMap { $0 }
  }

  private static func notInGroup(_ key: WordKey, _ value: UInt32, _ term: Term) -> [Term] {
    let neither = term.setting(key, term.word(key).keeping(.notEqual, value))?
      .requiring(group: value, isMember: false, ofBirth: key.isOfBirth)
    return neither.map { [$0] } ?? []
  }
}

extension ResultSet {
  /// Of calls with a result, those that succeeded if `success`, and those that failed if `failure`.
  fileprivate func keeping(success: Bool, failure: Bool) -> ResultSet {
    ResultSet(
      none: false, failed: failure ? failed : .none, succeeded: success ? succeeded : .none)
  }
}
