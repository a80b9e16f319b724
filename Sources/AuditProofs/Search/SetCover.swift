import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText

/// Whether rules whose lines may be open record what one rule demands.
public struct SetCover: Sendable {
  /// The verdict that holds whatever the lines mean.
  public let verdict: Cover.Verdict
  /// Events that are not recorded, the most ordinary first.
  public let escapes: [Escape]
  /// The lines that record the demand's events.
  public let lines: Set<Int>
  /// The lines that silence the escapes, in their order; `nil` where none matches.
  public let silencers: [Int?]
  /// The keys under which such events are found.
  public let keys: Set<[ByteString]>
  /// Why the verdict is unknown.
  public let doubts: Set<SetDoubt>
  /// Whether the most ordinary event of the demand is recorded.
  public let recordsOrdinary: Bool
}

/// Why it cannot be told whether a demand is met.
public enum SetDoubt: Hashable, Sendable {
  /// What would have to be known of the machine.
  case doubt(Doubt)
  /// It hangs on what this line means.
  case line(Int)
  /// It hangs on whether this line silences: what it may record is not needed.
  case silencer(Int)
  /// The rule on this line was not worked out; `nil` if the demand was not.
  case unresolved(Int?)
}

/// Judges demands by a set of rules.
public final class CoverJudge {
  private let host: ProofHost
  private let set: RuleLineSet
  private let views: [[ReadSet]]
  private let describes: Bool

  /// - Parameter describing: whether covers tell more than their verdict: the keys of rules that take
  ///   events first, and whether the most ordinary event of an open demand is recorded.
  public init(_ set: RuleLineSet, on host: ProofHost, describing: Bool = true) {
    self.host = host
    describes = describing
    self.set = set
    let kinds: [PlaceKind] = set.hasOpenPlaces ? PlaceKind.allCases : [.files]
    views = kinds.map { kind in
      let bounds: [Bound] = kind.settles(set) ? [.least] : [.least, .most]
      return bounds.map { ReadSet(set, kind, $0, on: host) }
    }
  }

  /// How the events of `demand` fare.
  public func cover(of demand: Rule, _ options: CoverOptions = CoverOptions()) -> SetCover {
    let left = RuleBook([demand], on: host)
    let covers = views.map { bounds in cover(left, bounds, options) }
    let first = covers[0]
    if set.hasUnreadableLines, first.cover.verdict != .impossible {
      return settled(first, .unknown, Set(set.openLines.map { .line($0) }), left)
    }
    guard covers.allSatisfy({ $0.cover.verdict == first.cover.verdict }) else {
      let lines = covers.map(\.involvedLines).reduce(into: Set<Int>()) { $0.formUnion($1) }
      return settled(first, .unknown, doubts(on: lines.intersection(set.openLines)), left)
    }
    return settled(first, first.cover.verdict, first.doubts, left)
  }

  private struct Viewed {
    let cover: Cover
    let view: ReadSet
    var doubts: Set<SetDoubt> = []

    /// The lines that record the demand's events, and those that silence them.
    var involvedLines: Set<Int> {
      let rules = cover.deciders.union(cover.escapes.compactMap(\.silencedBy))
      return Set(rules.map { view.lineOfRule[$0] })
    }
  }

  /// The verdict between the two bounds: what the least does not record is certainly missing only if
  /// the most does not record it either.
  private func cover(_ left: RuleBook, _ bounds: [ReadSet], _ options: CoverOptions) -> Viewed {
    let least = bounds[0].book.cover(of: 0, in: left, options)
    let viewed = Viewed(cover: least, view: bounds[0], doubts: doubts(least, bounds[0]))
    guard bounds.count > 1, least.verdict != .covered, least.verdict != .impossible else {
      return viewed
    }
    let most = bounds[1].book.cover(of: 0, in: left, options)
    if most.verdict == .escapes {
      return Viewed(cover: most, view: bounds[1], doubts: doubts(most, bounds[1]))
    }
    var open = least
    open.unresolved.insert(.tooManyCases)
    open.escapes = []
    return Viewed(
      cover: open, view: bounds[0], doubts: doubts(between: most, bounds, left, options))
  }

  /// What has to be known of lines for the demand to be covered: those that would decide record, and
  /// others do not silence it. If the latter do not come to an end, all open lines are among them.
  private func doubts(
    between most: Cover, _ bounds: [ReadSet], _ left: RuleBook, _ options: CoverOptions
  ) -> Set<SetDoubt> {
    let open = Set(set.openLines)
    let deciders = Set(most.deciders.map { bounds[1].lineOfRule[$0] }).intersection(open)
    var silencers: Set<Int> = []
    for round in 1...8 {
      let view = ReadSet(
        set, bounds[0].kind, .recording(deciders.union(silencers)), on: host)
      let cover = view.book.cover(of: 0, in: left, options)
      if cover.verdict == .covered { break }
      let more = Viewed(cover: cover, view: view).involvedLines.intersection(open)
        .subtracting(deciders).subtracting(silencers)
      silencers.formUnion(more.isEmpty || round == 7 ? open.subtracting(deciders) : more)
    }
    return Set(deciders.map { .line($0) } + silencers.map { .silencer($0) })
  }

  /// What hangs on these lines; on all open ones if they are not known.
  private func doubts(on lines: Set<Int>) -> Set<SetDoubt> {
    Set((lines.isEmpty ? Set(set.openLines) : lines).map { .line($0) })
  }

  private func doubts(_ cover: Cover, _ view: ReadSet) -> Set<SetDoubt> {
    var doubts: Set<SetDoubt> = []
    for escape in cover.escapes { doubts.formUnion(escape.doubts.map { .doubt($0) }) }
    for reason in cover.unresolved {
      if case .rule(let rule) = reason {
        doubts.insert(.unresolved(view.lineOfRule[rule]))
      } else {
        doubts.insert(.unresolved(nil))
      }
    }
    return doubts
  }

  private func settled(
    _ viewed: Viewed, _ verdict: Cover.Verdict, _ doubts: Set<SetDoubt>, _ left: RuleBook
  ) -> SetCover {
    let cover = viewed.cover
    let escapes = verdict == .escapes ? cover.escapes.filter(\.doubts.isEmpty) : cover.escapes
    return SetCover(
      verdict: verdict, escapes: escapes,
      lines: Set(cover.deciders.map { viewed.view.lineOfRule[$0] }),
      silencers: escapes.map { $0.silencedBy.map { viewed.view.lineOfRule[$0] } },
      keys: cover.keys.union(otherKeys(of: left, viewed.view, verdict)),
      doubts: verdict == .unknown ? doubts : [],
      recordsOrdinary: verdict == .covered
        || verdict == .escapes && describes && recordsOrdinary(left, viewed.view))
  }

  private func recordsOrdinary(_ left: RuleBook, _ view: ReadSet) -> Bool {
    guard let call = left.ordinaryCall(of: 0, beside: view.book) else { return false }
    return view.book.decision(on: call).isRecorded
  }

  /// Keys of rules that take some of the demand's events first. Files that such a call touches besides
  /// are left aside.
  private func otherKeys(
    of left: RuleBook, _ view: ReadSet, _ verdict: Cover.Verdict
  ) -> Set<[ByteString]> {
    guard describes, verdict == .covered else { return [] }
    return view.book.keys(of: 0, in: left)
  }
}
