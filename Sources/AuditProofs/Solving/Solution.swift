import AuditCatalogue
import AuditRules
import ByteText

/// One point of a term: what an event of it needs.
struct Solution {
  /// Which interface of the target, and which call of it.
  let interface: Int
  let number: UInt32
  let hasResult: Bool
  /// The names, in the order of the term's.
  let names: [NameTerm]
  /// The ids that are tied to others, and owners and groups of names.
  let ids: [IdVariable: UInt32]
}

/// What can be tied: an id of the task, or the owner or the group of the name at an index.
enum IdVariable: Hashable, Sendable {
  case key(WordKey)
  case owner(Int)
  case group(Int)
}

/// Looks for a point of a term.
struct TermSolver {
  let host: ProofHost
  let circumstances: Circumstances
  /// How many ways of keeping names clear of tests are tried.
  var budget = 20_000

  /// What came of looking for a point.
  enum Answer {
    case point(Solution)
    /// The term is empty.
    case none
    /// The budget was not enough.
    case unknown
  }

  /// A point of `term`, if there is one.
  func answer(for term: Term) -> Answer {
    guard let call = call(of: term) else { return .none }
    var names = NameSolver(term: term, host: host, budget: budget)
    guard let found = names.solve() else { return names.isSpent ? .unknown : .none }
    return .point(
      Solution(
        interface: call.interface, number: call.number, hasResult: call.hasResult,
        names: found.names, ids: found.ids))
  }

  // MARK: The call

  private func call(of term: Term) -> (interface: Int, number: UInt32, hasResult: Bool)? {
    var calls = term.calls
    if !term.names.isEmpty { calls = calls.subtracting(host.callsWithoutNames) }
    if circumstances.isRemoval { calls = calls.intersection(host.removals) }
    var returning = calls.subtracting(host.callsWithoutResult)
    // What takes one file away and touches another as well, moves the one over the other.
    if circumstances.isRemoval, Set(term.names.map(\.file)).count > 1,
      !returning.intersection(host.moves).isEmpty
    {
      returning = returning.intersection(host.moves)
    }
    if term.result.looksLikeErrors { returning = returning.subtracting(host.callsWithSmallResults) }
    if !term.result.isOnlyNone, let call = host.mostOrdinary(of: returning) {
      return (call.interface, call.number, true)
    }
    guard term.result.none else { return nil }
    let ending = calls.intersection(host.callsThatMayNotReturn)
    return host.mostOrdinary(of: ending).map { ($0.interface, $0.number, false) }
  }
}
