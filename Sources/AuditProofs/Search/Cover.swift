import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText

/// Whether one rule's events are all recorded by a set of rules, and what proves it or not.
public struct Cover: Sendable {
  /// Events that are not, the most ordinary first; those that hang on a doubt come last.
  public internal(set) var escapes: [Escape] = []
  /// The rules of the set that record the events, by index.
  public internal(set) var deciders: Set<Int> = []
  /// Keys under which such events are found.
  public internal(set) var keys: Set<[ByteString]> = []
  /// Why the question could not be settled; empty if it was.
  public internal(set) var unresolved: Set<Unresolved> = []
  /// Whether the rule can match any event on its own.
  public internal(set) var isPossible = false
  /// How many cases were looked at.
  var steps = 0

  /// What the cover says.
  public enum Verdict: Sendable, Hashable {
    /// Every event is recorded.
    case covered
    /// Some event certainly is not.
    case escapes
    /// Nobody can tell.
    case unknown
    /// There is no such event.
    case impossible
  }

  /// What the cover says; a definite escape counts more than an open question.
  public var verdict: Verdict {
    if escapes.contains(where: \.doubts.isEmpty) { return .escapes }
    if !escapes.isEmpty || !unresolved.isEmpty { return .unknown }
    return isPossible ? .covered : .impossible
  }

  mutating func add(_ outcome: EscapeSearch.Outcome) {
    escapes += outcome.escapes
    deciders.formUnion(outcome.deciders)
    keys.formUnion(outcome.keys)
    unresolved.formUnion(outcome.unresolved)
    isPossible = isPossible || outcome.isPossible
    steps += outcome.steps
  }

  mutating func sort() {
    escapes = escapes.enumerated().sorted {
      ($0.element.oddity, $0.offset) < ($1.element.oddity, $1.offset)
    }.map(\.element)
  }
}

extension RuleBook {
  /// How the events of one rule of `left` fare with these rules, under all circumstances that make a
  /// difference.
  public func cover(
    of demand: Int, in left: RuleBook, _ options: CoverOptions = CoverOptions()
  ) -> Cover {
    var cover = Cover()
    for (circumstances, gone) in circumstances(for: demand, in: left, options) {
      let search = EscapeSearch(
        host: host, circumstances: circumstances, left: left, demand: demand, right: self,
        gone: gone, options: options, budget: options.budget)
      cover.add(search.run())
    }
    cover.sort()
    return cover
  }

  /// The rules that can ask for events: those that record calls.
  public var demands: [Int] {
    guard isEnabled else { return [] }
    return rules.indices.filter {
      rules[$0].action == .always && rules[$0].list.decidesCalls && !excluded.contains($0)
    }
  }

  /// Replaced files matter where watches change with them, removals where watches look at results.
  func circumstances(
    for demand: Int, in left: RuleBook, _ options: CoverOptions
  ) -> [(Circumstances, gone: ByteString?)] {
    let isAtFile =
      left.rules[demand].isKeptByInode || options.within?.places.isEmpty == false
      || left.read(.ordinary).rules[demand]?.asksForFile == true
    let heedsReplacements =
      (traits.changeWithFiles || left.traits.changeWithFiles)
      && (isAtFile || traits.haveNeverWatches || left.traits.haveNeverWatches)
    let places = traits.removalsThatCount(beside: left.traits).filter { !host.isMountPoint($0) }
    var result: [(Circumstances, gone: ByteString?)] = []
    for gone in [nil] + places.sorted().map(Optional.some) {
      for replacements in heedsReplacements ? [0, 1, 2] : [0] {
        result.append(
          (Circumstances(replacements: replacements, isRemoval: gone != nil), gone: gone))
      }
    }
    return result
  }
}

extension ProofRule {
  /// Whether it is about one file.
  fileprivate var asksForFile: Bool {
    conditions.contains { condition in
      guard case .name(let alternatives, true) = condition else { return false }
      return alternatives.contains { NameTerm($0).file != nil }
    }
  }
}

/// What of a set's watches depends on circumstances.
struct WatchTraits: Sendable {
  /// Whether some change once their file is replaced: they look at a program, or share their file
  /// with another watch, or are trees of a single file.
  var changeWithFiles = false
  /// Whether some silence, trees of a single file among them.
  var haveNeverWatches = false
  /// Places of watches that record, and of those that silence, by how the call ends.
  var recordByResults: Set<ByteString> = []
  var silenceByResults: Set<ByteString> = []
  /// The places of all watches, if some silence and not all stand at one place.
  var contested: Set<ByteString> { neverPlaces.isEmpty || watched.count < 2 ? [] : watched }
  private var neverPlaces: Set<ByteString> = []
  /// Programs that rules name; once such a file is gone, nothing runs it.
  var programs: Set<ByteString> = []
  /// Places that watches stand on.
  var watched: Set<ByteString> = []

  init() {}

  init(_ rules: [Rule], places: (ByteString) -> ByteString) {
    for rule in rules {
      if let program = rule.comparison(of: .exe)?.text { programs.insert(places(program)) }
      guard rule.isKeptByInode else { continue }
      if rule.action == .never { haveNeverWatches = true }
      if rule.comparison(of: .exe) != nil { changeWithFiles = true }
      guard let place = rule.path.map(places) else {
        // A watch on an inode may share its file with any other.
        changeWithFiles = true
        continue
      }
      if rule.action == .never { neverPlaces.insert(place) }
      if !watched.insert(place).inserted { changeWithFiles = true }
      guard rule.looksAtResults else { continue }
      if rule.action == .always {
        recordByResults.insert(place)
      } else {
        silenceByResults.insert(place)
      }
    }
  }
}

extension WatchTraits {
  /// The watched places whose removal may change whether what the rules of `left` record is recorded.
  ///
  /// What is gone takes the results with it: rules here may no longer record, and those that silence
  /// there may no longer silence. And since watches are then tried twice, the second time an earlier
  /// never watch may prevail that another watch kept away the first time.
  fileprivate func removalsThatCount(beside left: WatchTraits) -> Set<ByteString> {
    let places = watched.union(left.watched)
    return recordByResults.union(left.silenceByResults)
      .union(programs.union(left.programs).intersection(places))
      .union(contested).union(left.contested)
  }
}

extension RuleBook {
  /// How the calls of a region fare with these rules: whether all are recorded, if `keys` are given
  /// under these.
  public func cover(of region: EventRegion, keys: [ByteString] = []) -> Cover {
    var comparisons: [FieldComparison] = []
    if !keys.isEmpty {
      let text = ByteString(keys.joined(separator: [Rule.keySeparator]))
      comparisons.append(FieldComparison(.key, .equal, text))
    }
    let everything = RuleBook(
      [Rule(.always, .exit, syscalls: .all, comparisons)], on: host)
    return cover(
      of: 0, in: everything,
      CoverOptions(keys: keys.isEmpty ? .ignored : .included, within: region))
  }

  /// Calls of a region that these rules record, one for each rule that decides so.
  public func recorded(in region: EventRegion) -> Cover {
    let silence = RuleBook([], on: host)
    var cover = Cover()
    for demand in demands {
      let part = silence.cover(of: demand, in: self, CoverOptions(within: region))
      cover.escapes += part.escapes
      cover.unresolved.formUnion(part.unresolved)
      cover.isPossible = cover.isPossible || part.isPossible
    }
    cover.sort()
    return cover
  }

  /// A call of the region that the rule at `index` decides, under ordinary circumstances; `nil` if
  /// none was found.
  public func call(in region: EventRegion, decidedBy index: Int) -> Call? {
    call(in: region.terms(on: host), decidedBy: index)
  }

  /// The same of any calls, with what the paths of `other` name as well.
  func call(in terms: [Term], decidedBy index: Int, beside other: RuleBook? = nil) -> Call? {
    let read = read(.ordinary)
    guard let rule = read.rules[index] else { return nil }
    let maker = WitnessMaker(
      host: host, circumstances: .ordinary, books: [self] + (other.map { [$0] } ?? []))
    var open = terms.flatMap { rule.conditions.matched(of: $0, on: host) }
    var steps = 0
    while let term = open.popLast(), steps < 1000 {
      steps += 1
      guard let call = maker.call(in: term) else { continue }
      let decider = decision(on: call).rule
      if decider == index { return call }
      // Another rule takes this call; there may be others that it does not take.
      guard let other = decider.flatMap({ read.rules[$0] }) else { continue }
      open += other.conditions.unmatched(of: term, on: host)
    }
    return nil
  }
}

extension FilterList {
  /// Whether its rules say of calls that they are recorded or not.
  var decidesCalls: Bool { self == .exit || self == .task }
}
