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
  /// The rule on this line was not worked out; `nil` if the demand was not.
  case unresolved(Int?)
}

/// Judges demands by a set of rules.
public final class CoverJudge {
  private let host: ProofHost
  private let set: RuleLineSet
  private let views: [[ReadSet]]

  public init(_ set: RuleLineSet, on host: ProofHost) {
    self.host = host
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
      return settled(first, .unknown, Set(set.openLines.map { .line($0) }), left)
    }
    return settled(first, first.cover.verdict, first.doubts, left)
  }

  private struct Viewed {
    let cover: Cover
    let view: ReadSet
    var doubts: Set<SetDoubt> = []
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
    return Viewed(cover: open, view: bounds[0], doubts: Set(set.openLines.map { .line($0) }))
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
      recordsOrdinary: recordsOrdinary(left, viewed.view))
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
    guard verdict == .covered else { return [] }
    return view.book.keys(of: 0, in: left)
  }
}
