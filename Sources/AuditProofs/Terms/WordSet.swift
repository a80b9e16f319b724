import AuditCatalogue

/// A set of 32-bit words, given by ranges and by tests of bits that all hold.
///
/// It is exact: whether some word is in the set is decided, and a word is named.
struct WordSet: Hashable, Sendable {
  /// The ranges, in order and apart from each other.
  private(set) var ranges: [ClosedRange<UInt32>]
  /// Tests of bits, all of which hold.
  private(set) var bits: [BitTest] = []

  /// Every word.
  static let all = WordSet(0...UInt32.max)
  static let none = WordSet(ranges: [])

  init(_ range: ClosedRange<UInt32>) {
    ranges = [range]
  }

  private init(ranges: [ClosedRange<UInt32>]) {
    self.ranges = ranges
  }

  /// What of the set passes the comparison with `value`.
  func keeping(_ op: Operator, _ value: UInt32) -> WordSet {
    switch op {
    case .equal: clipped(to: value...value)
    case .notEqual: without(value)
    case .less: value == 0 ? .none : clipped(to: 0...(value - 1))
    case .lessOrEqual: clipped(to: 0...value)
    case .greater: value == .max ? .none : clipped(to: (value + 1)...UInt32.max)
    case .greaterOrEqual: clipped(to: value...UInt32.max)
    case .anyBit: testing(.some(value))
    case .allBits: testing(.all(value))
    }
  }

  /// What of the set does not pass it.
  func dropping(_ op: Operator, _ value: UInt32) -> WordSet {
    switch op {
    case .equal: keeping(.notEqual, value)
    case .notEqual: keeping(.equal, value)
    case .less: keeping(.greaterOrEqual, value)
    case .lessOrEqual: keeping(.greater, value)
    case .greater: keeping(.lessOrEqual, value)
    case .greaterOrEqual: keeping(.less, value)
    case .anyBit: testing(.none(value))
    case .allBits: testing(.notAll(value))
    }
  }

  /// What is in both sets.
  func intersection(_ other: WordSet) -> WordSet {
    if other == .all { return self }
    var result = WordSet(ranges: ranges.flatMap { range in other.clipped(to: range).ranges })
    result.bits = bits + other.bits.filter { !bits.contains($0) }
    return result
  }

  /// The same with a further test of bits.
  func testing(_ test: BitTest) -> WordSet {
    guard !bits.contains(test) else { return self }
    var copy = self
    copy.bits.append(test)
    return copy
  }

  private func clipped(to limits: ClosedRange<UInt32>) -> WordSet {
    var copy = self
    copy.ranges = ranges.filter { $0.overlaps(limits) }.map { $0.clamped(to: limits) }
    return copy
  }

  private func without(_ value: UInt32) -> WordSet {
    var copy = self
    copy.ranges = ranges.flatMap { range -> [ClosedRange<UInt32>] in
      guard range.contains(value) else { return [range] }
      var parts: [ClosedRange<UInt32>] = []
      if range.lowerBound < value { parts.append(range.lowerBound...(value - 1)) }
      if value < range.upperBound { parts.append((value + 1)...range.upperBound) }
      return parts
    }
    return copy
  }

  // MARK: Members

  func contains(_ word: UInt32) -> Bool {
    ranges.contains { $0.contains(word) } && bits.allSatisfy { $0.holds(word) }
  }

  var isEmpty: Bool { bits.isEmpty ? ranges.isEmpty : least == nil }

  /// The smallest member for which the search by bits ends, or the smallest if there are no tests of
  /// bits; `nil` if the set is empty.
  var least: UInt32? {
    if bits.isEmpty { return ranges.first?.lowerBound }
    return BitSearch(bits).member(of: ranges)
  }

  /// The first of `favourites` that is in the set, else any member.
  func member(preferring favourites: [UInt32]) -> UInt32? {
    favourites.first(where: contains) ?? least
  }

  /// Up to `count` different members, those of `favourites` first.
  func members(_ count: Int, preferring favourites: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    for favourite in favourites where contains(favourite) && !result.contains(favourite) {
      result.append(favourite)
    }
    var rest = result.reduce(self) { $0.without($1) }
    while result.count < count, let next = rest.least {
      result.append(next)
      rest = rest.without(next)
    }
    return result
  }
}

/// A condition on the bits of a word.
enum BitTest: Hashable, Sendable {
  /// Some of these bits are set.
  case some(UInt32)
  /// None of them is.
  case none(UInt32)
  /// All of them are.
  case all(UInt32)
  /// Not all of them are.
  case notAll(UInt32)

  func holds(_ word: UInt32) -> Bool {
    switch self {
    case .some(let mask): word & mask != 0
    case .none(let mask): word & mask == 0
    case .all(let mask): word & mask == mask
    case .notAll(let mask): word & mask != mask
    }
  }
}
