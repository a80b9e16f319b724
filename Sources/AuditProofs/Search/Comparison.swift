import AuditCatalogue
import AuditEvents
import AuditRules

/// How what two sets of rules record compares.
public enum Relation: String, Sendable, Hashable {
  /// They record the same events.
  case equal
  /// The first records all that the second does, and more.
  case stronger
  /// The second records all that the first does, and more.
  case weaker
  /// Each records events that the other does not.
  case incomparable
  /// Nobody can tell.
  case unknown
}

/// Two sets of rules held against each other, by what they record.
public struct Comparison: Sendable {
  /// One of the two sets.
  public enum Side: String, Sendable, Hashable {
    case a, b
  }

  /// An event that one set records, or files so, and the other does not.
  public struct Witness: Sendable {
    /// The set that records it.
    public let recordedBy: Side
    public let event: Event
    /// How the other set fails.
    public let kind: Escape.Kind
    public let circumstances: Circumstances
    /// The line of the recording set that asks for it; `nil` if it is recorded by default.
    public let line: Int?
    /// The line of the other set that silences it; `nil` if none matches.
    public let silencedBy: Int?
    let oddity: Int
  }

  /// What is certain of one direction.
  public struct Direction: Sendable {
    /// Events of this side that the other certainly lacks, the most ordinary first.
    public internal(set) var witnesses: [Witness] = []
    /// Why it cannot be said that there is no other; empty if it can.
    public internal(set) var doubts: Set<ComparisonDoubt> = []

    /// Whether the other set certainly records everything.
    var isCovered: Bool { witnesses.isEmpty && doubts.isEmpty }
  }

  /// What the first set records and the second does not, and the other way round.
  public internal(set) var more = Direction()
  public internal(set) var less = Direction()
  /// What the verdict takes for granted.
  public internal(set) var assumptions: [Assumption] = []

  /// The verdict.
  public var relation: Relation {
    switch (more.isCovered, less.isCovered) {
    case (true, true): .equal
    case (false, true) where !more.witnesses.isEmpty: .stronger
    case (true, false) where !less.witnesses.isEmpty: .weaker
    case (false, false) where !more.witnesses.isEmpty && !less.witnesses.isEmpty: .incomparable
    default: .unknown
    }
  }

  /// All witnesses, the most ordinary of each side first.
  public var witnesses: [Witness] { more.witnesses + less.witnesses }
}

/// Why a comparison is not certain.
public enum ComparisonDoubt: Hashable, Sendable {
  /// What would have to be known of the machine.
  case doubt(Doubt)
  /// It hangs on what this line of a set means.
  case line(Comparison.Side, Int)
  /// A rule on this line was not worked out.
  case unresolved(Comparison.Side, Int?)
  /// Rules of the io_uring list differ, which is not worked out.
  case ioUring
}

/// Compares sets of rules.
public struct RuleComparison {
  let host: ProofHost
  /// Whether events have to be filed under the same keys.
  let comparesKeys: Bool
  /// Whether even what both sets say in the same words is worked out.
  let searchesAll: Bool
  /// How many cases are looked at in one direction.
  var stepLimit = Int.max

  public init(on host: ProofHost, comparingKeys: Bool = false) {
    self.init(on: host, comparingKeys: comparingKeys, searchingAll: false)
  }

  /// - Parameter searchingAll: whether even what both sets say in the same words is worked out, which
  ///   gives the same answers and takes its time.
  package init(on host: ProofHost, comparingKeys: Bool = false, searchingAll: Bool) {
    self.host = host
    comparesKeys = comparingKeys
    searchesAll = searchingAll
  }

  /// How `a` compares with `b`.
  public func compare(_ a: RuleLineSet, _ b: RuleLineSet) -> Comparison {
    var result = Comparison()
    let views = ReadSets(on: host)
    result.more = direction(from: a, to: b, .a, views)
    result.less = direction(from: b, to: a, .b, views)
    result.assumptions = Assumption.behind((a.lines + b.lines).flatMap { $0 })
    if !a.isDefinite || !b.isDefinite { result.assumptions.append(.readings) }
    return result
  }

  /// What `left` records and `right` does not. Certain is only what holds whatever the lines mean.
  public func direction(
    from left: RuleLineSet, to right: RuleLineSet, _ side: Comparison.Side
  ) -> Comparison.Direction { direction(from: left, to: right, side, ReadSets(on: host)) }

  func direction(
    from left: RuleLineSet, to right: RuleLineSet, _ side: Comparison.Side, _ views: ReadSets
  ) -> Comparison.Direction {
    if left.hasUnreadableLines || right.hasUnreadableLines {
      return Comparison.Direction(doubts: openLines(left, right, side))
    }
    let kinds: [PlaceKind] =
      left.hasOpenPlaces || right.hasOpenPlaces ? PlaceKind.allCases : [.files]
    let parts = kinds.map { direction(left, right, side, $0, views) }
    var result = parts[0]
    for part in parts.dropFirst() {
      if part.witnesses.isEmpty != result.witnesses.isEmpty {
        result.doubts.formUnion(openLines(left, right, side))
        result.witnesses = []
      }
      result.doubts.formUnion(part.doubts)
    }
    return result
  }

  private func direction(
    _ left: RuleLineSet, _ right: RuleLineSet, _ side: Comparison.Side, _ kind: PlaceKind,
    _ views: ReadSets
  ) -> Comparison.Direction {
    func view(
      _ set: RuleLineSet, _ side: Comparison.Side, _ bound: Bound, _ other: PlaceKind? = nil
    ) -> ReadSet {
      views.view(of: set, side, other ?? kind, bound)
    }
    var likely = between(view(left, side, .least), view(right, side.other, .most), side)
    if left.isDefinite && right.isDefinite { return likely }
    let certain = likely.witnesses.filter { witness in
      guard case .call(let call) = witness.event else { return true }
      guard witness.kind != .otherKeys else { return !mayNameKeys(call, left, right) }
      return PlaceKind.allCases.allSatisfy { kind in
        view(left, side, .least, kind).book.records(call)
          && !view(right, side.other, .most, kind).book.records(call)
      }
    }
    if certain.isEmpty, !likely.witnesses.isEmpty {
      likely.doubts.formUnion(openLines(left, right, side))
    }
    likely.witnesses = certain
    let isDefinite = kind.settles(left) && kind.settles(right)
    if isDefinite || !likely.witnesses.isEmpty { return likely }
    let possible = between(view(left, side, .most), view(right, side.other, .least), side)
    var result = likely
    if !possible.witnesses.isEmpty { result.doubts.formUnion(openLines(left, right, side)) }
    result.doubts.formUnion(possible.doubts)
    return result
  }

  /// Whether a line that can mean several things may have a say in the keys of a call: all that it can
  /// mean, together, may name another key than what it means.
  private func mayNameKeys(_ call: Call, _ left: RuleLineSet, _ right: RuleLineSet) -> Bool {
    [left, right].contains { set in
      set.openLines.flatMap { set.lines[$0] }.contains { rule in
        var rule = rule
        rule.action = .always
        return RuleBook([rule], on: host).records(call)
      }
    }
  }

  private func openLines(
    _ left: RuleLineSet, _ right: RuleLineSet, _ side: Comparison.Side
  ) -> Set<ComparisonDoubt> {
    Set(
      left.openLines.map { .line(side, $0) } + right.openLines.map { .line(side.other, $0) })
  }

  private func between(
    _ left: ReadSet, _ right: ReadSet, _ side: Comparison.Side
  ) -> Comparison.Direction {
    var result = Comparison.Direction()
    let shared = SharedRules(left.book, right.book, comparingKeys: comparesKeys)
    var options = CoverOptions(keys: comparesKeys ? .equal : .ignored)
    options.shared = searchesAll ? nil : shared
    var stepsLeft = stepLimit
    for demand in left.book.demands where searchesAll || !shared.cover(demand) {
      guard stepsLeft > 0 else {
        result.doubts.insert(.unresolved(side, nil))
        break
      }
      options.budget = min(options.budget, stepsLeft)
      let cover = right.book.cover(of: demand, in: left.book, options)
      stepsLeft -= cover.steps
      let definite = cover.escapes.filter(\.doubts.isEmpty)
      if let escape = definite.first {
        result.witnesses.append(witness(escape, side, left, right))
        continue
      }
      for escape in cover.escapes { result.doubts.formUnion(escape.doubts.map { .doubt($0) }) }
      result.doubts.formUnion(
        cover.unresolved.map { .unresolved(side, $0.demandLine(left, demand)) })
    }
    addSilenced(left, right, side, to: &result)
    if mayDifferInOperations(left, right) { result.doubts.insert(.ioUring) }
    result.witnesses = result.witnesses.enumerated().sorted {
      ($0.element.oddity, $0.offset) < ($1.element.oddity, $1.offset)
    }.map(\.element)
    return result
  }

  private func witness(
    _ escape: Escape, _ side: Comparison.Side, _ left: ReadSet, _ right: ReadSet
  ) -> Comparison.Witness {
    Comparison.Witness(
      recordedBy: side, event: .call(escape.call), kind: escape.kind,
      circumstances: escape.circumstances, line: left.lineOfRule[escape.demandedBy],
      silencedBy: escape.silencedBy.map { right.lineOfRule[$0] }, oddity: escape.oddity)
  }

  /// Adds messages and single records that the right set drops and the left does not.
  private func addSilenced(
    _ left: ReadSet, _ right: ReadSet, _ side: Comparison.Side,
    to result: inout Comparison.Direction
  ) {
    let found = RecordSearch(host: host, left: left.book, right: right.book).outcome()
    result.witnesses += found.escapes.map {
      Comparison.Witness(
        recordedBy: side, event: $0.event, kind: .unrecorded, circumstances: .ordinary,
        line: nil, silencedBy: $0.silencedBy.map { right.lineOfRule[$0] }, oddity: 4)
    }
    result.doubts.formUnion(found.doubts.map { .doubt($0) })
  }

  /// Whether io_uring operations may fare differently: the rules for them differ, or those that can
  /// keep such a task or its records from being recorded.
  private func mayDifferInOperations(_ left: ReadSet, _ right: ReadSet) -> Bool {
    let (one, other) = (ioUringRules(left), ioUringRules(right))
    if one != other { return true }
    return !one.isEmpty && silencingRules(left) != silencingRules(right)
  }

  private func silencingRules(_ set: ReadSet) -> [Rule] {
    set.book.rules.filter { [.task, .exclude, .filesystem].contains($0.list) }
  }

  private func ioUringRules(_ set: ReadSet) -> [CanonicalRule] {
    set.book.rules.filter { $0.list == .ioUring }.map {
      comparesKeys ? $0.canonical : $0.canonical.withoutKeys
    }
  }
}

extension Comparison.Side {
  public var other: Comparison.Side { self == .a ? .b : .a }
}

extension Unresolved {
  fileprivate func demandLine(_ left: ReadSet, _ demand: Int) -> Int? {
    left.lineOfRule[demand]
  }
}
