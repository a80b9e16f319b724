import AuditCatalogue
import AuditRules

/// Which rules two sets have in common, and where they stand.
///
/// What both say in the same words, with nothing different before it, needs no search: large sets are
/// compared in little more than the time that their differences take.
struct SharedRules: Sendable {
  /// For each rule of the right set the first rule of the left one that means the same.
  private let firstInLeft: [Int?]
  /// For each rule of the left set the first rule of the right one that means the same.
  private let firstInRight: [Int?]
  /// For each rule of the right set: how far into the left one the last twin of the never rules
  /// before it stands; `.max` if one has no twin.
  private let reach: [Int]
  /// For each rule of the left set whether it is of the exit list and no watch.
  private let isListed: [Bool]
  /// For each rule of the left set whether it is of the task list, which comes before all others.
  private let isOfTasks: [Bool]
  /// For each rule of the right set whether it is a watch that its file's replacement may blind, as
  /// another one spells the place otherwise.
  private let isBlind: [Bool]
  /// Whether all rules of the right set that decide can be compared one by one.
  private let isSimple: Bool

  init(_ left: RuleBook, _ right: RuleBook, comparingKeys: Bool) {
    let meanings = [left, right].map { book in
      book.rules.map { comparingKeys ? $0.canonical : $0.canonical.withoutKeys }
    }
    let first = meanings.map { Dictionary(zip($0, $0.indices), uniquingKeysWith: min) }
    firstInLeft = meanings[1].map { first[0][$0] }
    firstInRight = meanings[0].map { first[1][$0] }
    var reach: [Int] = []
    var last = -1
    for (rule, twin) in zip(right.rules, firstInLeft) {
      reach.append(last)
      if rule.isNeverOfCalls { last = max(last, twin ?? .max) }
    }
    self.reach = reach
    isListed = left.rules.map { $0.list == .exit && !$0.isKeptByInode }
    isOfTasks = left.rules.map { $0.list == .task }
    isBlind = right.rules.map(right.isBlind)
    // A never watch may come first by another name of the call, and keys hang on every rule.
    isSimple =
      !comparingKeys && left.isEnabled == right.isEnabled && !right.traits.haveNeverWatches
      && zip(meanings, [left, right]).map { meanings, book in
        zip(meanings, book.rules).filter { $1.list != .exit }.map(\.0)
      }.allAreEqual
  }

  /// Whether the right set certainly records what rule `demand` of the left one decides.
  ///
  /// It has a rule of the same meaning, and every never rule before that one stands before `demand`
  /// as well: what such a rule matches is not decided by `demand`.
  func cover(_ demand: Int) -> Bool {
    guard isSimple, let twin = firstInRight[demand] else { return false }
    return !isBlind[twin] && reach[twin] < demand
  }

  /// Whether what rule `rule` of the right set matches is certainly not decided by `demand` in the left
  /// one: a rule of the same meaning stands before it there.
  func settle(_ rule: Int, before demand: Int) -> Bool {
    guard let twin = firstInLeft[rule] else { return false }
    return isListed[twin] && twin < demand && !isOfTasks[demand]
  }
}

extension Rule {
  /// Whether it silences calls.
  fileprivate var isNeverOfCalls: Bool { list == .exit && action == .never }
}

extension [[CanonicalRule]] {
  fileprivate var allAreEqual: Bool { allSatisfy { $0 == first } }
}
