import AuditCatalogue
import AuditRules
import ByteText

/// A rule as the algebra takes it: the conditions that all hold where it matches.
struct ProofRule: Sendable {
  let action: Action
  /// What it asks of a name, if the kernel keeps it among the watches.
  let watch: Watch?
  /// Whether it asks how the call ended.
  let looksAtResults: Bool
  let conditions: [Condition]

  /// A watch: its file, and what else one and the same name has to pass.
  struct Watch: Sendable {
    /// The place of the file; `nil` for `inode=`.
    let place: ByteString?
    /// Alternatives, of which the name passes all tests of one.
    let tests: [[NameTest]]

    /// Alternatives for a name that passes `others` and not this watch.
    func passed(over others: [[NameTest]]) -> [[NameTest]] {
      tests.reduce(others) { heads, alternative in
        heads.flatMap { head in alternative.map { head + [$0.negation] } }
      }
    }
  }

  /// The program that it asks for, or for another than it.
  var program: (place: ByteString, isEqual: Bool)? {
    for case .program(let place, let isEqual, _) in conditions { return (place, isEqual) }
    return nil
  }

  /// Whether the kernel keeps it among the watches.
  var isWatch: Bool { watch != nil }
  /// Whether it can match nothing.
  var isVoid: Bool { conditions.contains(.never) }
}

extension [Condition] {
  /// What of `term` meets all of the conditions.
  func matched(of term: Term, on host: ProofHost) -> [Term] {
    var terms = [term]
    for condition in self {
      terms = terms.flatMap { condition.kept(of: $0, on: host) }
      if terms.isEmpty { return [] }
    }
    return terms
  }

  /// What of `term` does not, in parts that do not overlap but for alternatives among names.
  func unmatched(of term: Term, on host: ProofHost) -> [Term] {
    var rest: [Term] = []
    var terms = [term]
    for condition in self {
      rest += terms.flatMap { condition.dropped(of: $0, on: host) }
      terms = terms.flatMap { condition.kept(of: $0, on: host) }
      if terms.isEmpty { break }
    }
    return rest
  }
}

/// A part of the space in which a rule keeps an event from being recorded.
struct Silencer: Sendable {
  /// The rule's index.
  let rule: Int
  /// What it matches.
  let conditions: [Condition]
  /// Where the kernel never gets to it, having ended the list before.
  var except: [[Condition]] = []
  /// By which names it takes a call, if it is a watch: alternatives, of which a name passes one.
  var names: [[NameTest]] = []

  /// What of `term` it silences.
  func silenced(of term: Term, on host: ProofHost) -> [Term] {
    except.reduce(conditions.matched(of: term, on: host)) { terms, end in
      terms.flatMap { end.unmatched(of: $0, on: host) }
    }
  }

  /// What of `term` it does not.
  func spared(of term: Term, on host: ProofHost) -> [Term] {
    var rest = conditions.unmatched(of: term, on: host)
    for part in conditions.matched(of: term, on: host) {
      var inside = [part]
      for end in except {
        rest += inside.flatMap { end.matched(of: $0, on: host) }
        inside = inside.flatMap { end.unmatched(of: $0, on: host) }
      }
    }
    return rest
  }
}
