import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText

/// Compares two sets of rules that have most rules in common, at a cost that stays small where few
/// differ and is bounded where many do.
///
/// Events that show a difference come from the comparison of the two sets as wholes, and from events
/// that differing rules decide. That there is none is proved on its own (`LocalReplacement`).
public struct EditComparison {
  /// A line of the first set and one of the second that hold the same rule.
  public struct Pair: Sendable, Hashable {
    public let a: Int
    public let b: Int

    public init(_ a: Int, _ b: Int) {
      self.a = a
      self.b = b
    }
  }

  private let host: ProofHost
  private let common: [Pair]
  private let swapped: [Pair]

  /// How many cases are looked at for losses, and for gains.
  private static let stepLimit = 1_000
  /// How many differing lines of a set are looked at for other keys.
  private static let lineLimit = 100

  /// - Parameters:
  ///   - common: lines that hold the same rule, of each filter list in one order.
  ///   - swapped: two lines each of the first set, the earlier one first, that stand the other way
  ///     round in the second.
  public init(on host: ProofHost, common: [Pair], swapped: [Pair] = []) {
    self.host = host
    self.common = common
    self.swapped = swapped
  }

  /// What becomes of events when `b` takes the place of `a`.
  public func effect(from a: RuleLineSet, to b: RuleLineSet) -> EditEffect {
    var comparison = RuleComparison(on: host)
    comparison.stepLimit = Self.stepLimit
    let views = ReadSets(on: host)
    let lost = comparison.direction(from: a, to: b, .a, views)
    let gained = comparison.direction(from: b, to: a, .b, views)
    var effect = EditEffect()
    effect.lost = lost.witnesses
    effect.gained = gained.witnesses
    effect.doubts = lost.doubts.union(gained.doubts)
    effect.refiled = refiled(a, b, views)
    effect.assumptions = Assumption.behind((a.lines + b.lines).flatMap { $0 })
    if !effect.isCertain, provesNoEffect(from: a, to: b) {
      effect.isNone = true
      effect.doubts = []
    }
    return effect
  }

  /// Whether it is proved that every event fares alike; false if that is not so, or not known.
  public func provesNoEffect(from a: RuleLineSet, to b: RuleLineSet) -> Bool {
    LocalReplacement(a, b, common, on: host)?.isProved() ?? false
  }

  // MARK: Under which keys events are filed

  /// The two sets as they are if every place that could be a file or a tree is of one kind.
  private struct View {
    let a: ReadSet
    let b: ReadSet

    func set(_ side: Comparison.Side) -> ReadSet { side == .a ? a : b }
  }

  /// Events that the two sets file under other keys, whatever their lines mean: each an event that a
  /// differing rule decides.
  private func refiled(
    _ a: RuleLineSet, _ b: RuleLineSet, _ made: ReadSets
  ) -> [EditEffect.Refiling] {
    let kinds: [PlaceKind] = a.hasOpenPlaces || b.hasOpenPlaces ? PlaceKind.allCases : [.files]
    guard kinds.allSatisfy({ $0.settles(a) && $0.settles(b) }) else { return [] }
    let views = kinds.map {
      View(a: made.view(of: a, .a, $0, .least), b: made.view(of: b, .b, $0, .least))
    }
    var found: [EditEffect.Refiling] = []
    func add(_ call: Call?) {
      guard let call, let refiling = refiling(of: call, views),
        !found.contains(where: { $0.line == refiling.line && $0.newLine == refiling.newLine })
      else { return }
      found.append(refiling)
    }
    for (side, lines) in [(Comparison.Side.a, Set(common.map(\.a))), (.b, Set(common.map(\.b)))] {
      let book = views[0].set(side).book
      let other = views[0].set(side.other).book
      let differing = book.demands.filter { !lines.contains(views[0].set(side).lineOfRule[$0]) }
      for rule in differing.prefix(Self.lineLimit) {
        add(book.call(in: [host.everything], decidedBy: rule, beside: other))
      }
    }
    for pair in swapped.prefix(Self.lineLimit) { add(call(matchedByBoth: pair, views[0])) }
    return found
  }

  /// A call that two rules of the first set match, and that the earlier one decides.
  private func call(matchedByBoth pair: Pair, _ view: View) -> Call? {
    let set = view.a
    guard let first = set.lineOfRule.firstIndex(of: pair.a),
      let second = set.lineOfRule.firstIndex(of: pair.b),
      let terms = set.book.read(.ordinary).rules[second]?.conditions
        .matched(of: host.everything, on: host)
    else { return nil }
    return set.book.call(in: terms, decidedBy: first, beside: view.b.book)
  }

  /// What the sets make of a call; `nil` if they file it alike, or one does not record it.
  private func refiling(of call: Call, _ views: [View]) -> EditEffect.Refiling? {
    let found = views.map { view -> EditEffect.Refiling? in
      let (one, other) = (view.a.book.decision(on: call), view.b.book.decision(on: call))
      guard one.isRecorded, other.isRecorded, one.keys.sorted() != other.keys.sorted(),
        let rule = one.rule, let newRule = other.rule
      else { return nil }
      return EditEffect.Refiling(
        event: .call(call), line: view.a.lineOfRule[rule], keys: one.keys,
        newLine: view.b.lineOfRule[newRule], newKeys: other.keys)
    }
    guard let first = found[0],
      found.allSatisfy({ $0?.keys == first.keys && $0?.newKeys == first.newKeys })
    else { return nil }
    return first
  }
}
