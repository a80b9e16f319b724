import AuditCatalogue
import AuditRules
import ByteText

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
  /// The last never rule of the right set, and the last watch that the left one lacks; -1 for none.
  private let lastNever: Int
  private let lastStranger: Int
  /// What else counts of the left rules.
  private let left: [Trait]
  /// What else counts of the right rules.
  private let right: [Trait]
  /// Whether the rules of all lists but that of calls are the same.
  private let hasSameOthers: Bool
  /// Whether both blank the same names, without which the same words can mean another thing.
  private let hasSameBlanks: Bool
  /// Whether the right set records whatever a rule of its records that no never rule stands before.
  private let isSimple: Bool
  /// The rules without a twin, if they are few and all others stand in the same order.
  private let difference: Difference?

  /// Rules without a twin, by index.
  struct Difference: Sendable {
    var ofLeft: [Int] = []
    var ofRight: [Int] = []
    /// The places of those that are watches.
    var places: Set<ByteString> = []
  }

  init(_ left: RuleBook, _ right: RuleBook, comparingKeys: Bool) {
    let meanings = [left, right].map { book in
      book.rules.map { comparingKeys ? $0.canonical : $0.canonical.withoutKeys }
    }
    let first = meanings.map { Dictionary(zip($0, $0.indices), uniquingKeysWith: min) }
    firstInLeft = meanings[1].map { first[0][$0] }
    firstInRight = meanings[0].map { first[1][$0] }
    self.left = left.rules.indices.map { Trait(of: $0, in: left) }
    self.right = right.rules.indices.map { Trait(of: $0, in: right) }
    reach = Self.reach(self.right, firstInLeft)
    hasSameOthers =
      left.isEnabled == right.isEnabled
      && left.rules.filter { $0.list != .exit } == right.rules.filter { $0.list != .exit }
    hasSameBlanks =
      left.rules.filter { $0.list == .filesystem } == right.rules.filter { $0.list == .filesystem }
    lastNever = self.right.lastIndex(where: \.silencesCalls) ?? -1
    lastStranger =
      zip(self.right, firstInLeft).map { $0.isListed || $1 != nil }.lastIndex(of: false) ?? -1
    // A never watch may come first by another name of the call, and keys hang on every rule.
    isSimple = hasSameOthers && !comparingKeys && !right.traits.haveNeverWatches
    difference =
      hasSameOthers
      ? Self.difference(self.left, self.right, Self.pair(meanings[0], meanings[1])) : nil
  }

  /// For each rule its twin in the other set.
  private struct Pairs {
    let inLeft: [Int?]
    let inRight: [Int?]
  }

  /// Pairs the first rule of a meaning with the first, the second with the second.
  private static func pair(
    _ left: [CanonicalRule], _ right: [CanonicalRule]
  ) -> Pairs {
    var places: [CanonicalRule: [Int]] = [:]
    for (index, meaning) in left.enumerated().reversed() {
      places[meaning, default: []].append(index)
    }
    var inRight = [Int?](repeating: nil, count: left.count)
    let inLeft = right.indices.map { index in
      let twin = places[right[index]]?.popLast()
      if let twin { inRight[twin] = index }
      return twin
    }
    return Pairs(inLeft: inLeft, inRight: inRight)
  }

  private static func reach(_ right: [Trait], _ twins: [Int?]) -> [Int] {
    var last = -1
    return zip(right, twins).map { rule, twin in
      let before = last
      if rule.silencesCalls { last = max(last, twin ?? .max) }
      return before
    }
  }

  private static func difference(
    _ left: [Trait], _ right: [Trait], _ twins: Pairs
  ) -> Difference? {
    let order = twins.inLeft.compactMap(\.self)
    guard zip(order, order.dropFirst()).allSatisfy({ $0 < $1 }) else { return nil }
    var difference = Difference(
      ofLeft: left.indices.filter { twins.inRight[$0] == nil },
      ofRight: right.indices.filter { twins.inLeft[$0] == nil })
    let rules = difference.ofLeft.map { left[$0] } + difference.ofRight.map { right[$0] }
    guard rules.count <= 64, rules.allSatisfy(\.isPlain) else { return nil }
    difference.places = Set(rules.compactMap(\.place))
    return difference
  }

  // MARK: What needs no search

  /// Whether the right set certainly records what rule `demand` of the left one decides.
  ///
  /// It has a rule of the same meaning, and every never rule before that one stands before `demand`
  /// as well: what such a rule matches is not decided by `demand`. Watches are tried twice when their
  /// file goes, so a watch that the left set lacks could hand such a call over to a later never rule.
  func cover(_ demand: Int) -> Bool {
    guard let twin = firstInRight[demand] else { return false }
    if let difference, difference.ofLeft.isEmpty, difference.ofRight.isEmpty { return true }
    guard isSimple, reach[twin] < demand else { return false }
    guard !right[twin].isListed, !right[twin].isOfTasks else { return true }
    return left[demand].isAlone && right[twin].isAlone && (lastStranger < twin || lastNever < twin)
  }

  /// Rules of which one matches whatever the right set judges unlike the left one among the events of
  /// rule `demand`; `nil` if it can be any event.
  ///
  /// Rules that both have, in the same order, come to the same wherever no other rule matches.
  func difference(at demand: Int, gone: ByteString?) -> Difference? {
    guard let difference, !difference.ofLeft.contains(demand) else { return nil }
    // Where one set watches what goes and the other does not, watches are not tried equally often.
    if let gone, difference.places.contains(gone) { return nil }
    return difference
  }

  /// Whether what rule `rule` of the right set matches is certainly not decided by `demand` in the left
  /// one: a rule of the same meaning stands before it there.
  func settle(_ rule: Int, before demand: Int) -> Bool {
    guard hasSameBlanks, let twin = firstInLeft[rule] else { return false }
    return left[twin].isListed && twin < demand && !left[demand].isOfTasks
  }
}

extension SharedRules {
  /// What counts of a rule besides its meaning.
  fileprivate struct Trait: Sendable {
    let isOfTasks: Bool
    /// Whether it is of the exit list and no watch.
    let isListed: Bool
    let silencesCalls: Bool
    /// Whether no other watch stands at its place.
    let isAlone: Bool
    /// Whether it has no say in what others match, and matches or not whenever it is tried.
    let isPlain: Bool
    /// Where it watches a file.
    let place: ByteString?

    init(of index: Int, in book: RuleBook) {
      let rule = book.rules[index]
      isOfTasks = rule.list == .task
      isListed = rule.list == .exit && !rule.isKeptByInode
      silencesCalls = rule.list == .exit && rule.action == .never
      place = isListed ? nil : rule.path.map(book.host.places.watched)
      let changing: [Field] = [.exe, .exit, .success]
      let isSteady = changing.allSatisfy { rule.comparison(of: $0) == nil }
      isAlone = place.map { book.isOnlyWatch(at: $0) } ?? false && isSteady
      isPlain = isListed || isAlone
    }
  }
}
