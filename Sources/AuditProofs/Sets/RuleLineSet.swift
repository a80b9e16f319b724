import AuditCatalogue
import AuditRules
import ByteText

/// Rules as lines tell of them: each line may stand for several rules, of which one is meant.
///
/// A `-w` in a file names a file or a tree, depending on the machine; a line of a listing can have
/// been printed for several rules (model: readings).
public struct RuleLineSet: Sendable {
  /// For each line what it can be; a line that cannot be read at all has no reading.
  public let lines: [[Rule]]
  /// False for `enabled 0`, when nothing is recorded.
  public let isEnabled: Bool

  public init(_ lines: [[Rule]], isEnabled: Bool = true) {
    self.lines = lines
    self.isEnabled = isEnabled
  }

  /// Rules that leave nothing open.
  public init(rules: [Rule], isEnabled: Bool = true) {
    self.init(rules.map { [$0] }, isEnabled: isEnabled)
  }

  /// Whether what is recorded is the same whatever a line means.
  public var isDefinite: Bool { lines.allSatisfy { $0.count == 1 } }

  /// The lines of which several readings, or none, are left.
  public var openLines: [Int] { lines.indices.filter { lines[$0].count != 1 } }

  /// Whether some line has no reading at all.
  var hasUnreadableLines: Bool { lines.contains(where: \.isEmpty) }

  /// Whether some line names a file or a tree.
  var hasOpenPlaces: Bool {
    lines.contains { line in
      line.contains { $0.path != nil } && line.contains { $0.path == nil && $0.dir != nil }
    }
  }
}

/// What places that could be a file or a tree are, all of them.
enum PlaceKind: CaseIterable, Sendable {
  case files, trees
}

/// From which side lines with several readings are looked at.
enum Bound: Hashable, Sendable {
  /// Such a line records nothing, and silences what it may silence.
  case least
  /// It records all that it may record, and silences nothing.
  case most
  /// As `most` for these lines, as `least` for the others.
  case recording(Set<Int>)
}

/// A set under one view of what its lines mean, with the way back to the lines.
struct ReadSet {
  let book: RuleBook
  let kind: PlaceKind
  /// The line of each rule.
  let lineOfRule: [Int]

  init(_ set: RuleLineSet, _ kind: PlaceKind, _ bound: Bound, on host: ProofHost) {
    var rules: [Rule] = []
    var lines: [Int] = []
    for (index, line) in set.lines.enumerated() {
      for rule in bound.rules(of: kind.readings(of: line), on: index) {
        rules.append(rule)
        lines.append(index)
      }
    }
    book = RuleBook(rules, on: host, isEnabled: set.isEnabled)
    self.kind = kind
    lineOfRule = lines
  }
}

/// Views of two sets, each made when it is first asked for.
final class ReadSets {
  private struct View: Hashable {
    let side: Comparison.Side
    let kind: PlaceKind
    let bound: Bound
  }

  private let host: ProofHost
  private var known: [View: ReadSet] = [:]

  init(on host: ProofHost) { self.host = host }

  func view(
    of set: RuleLineSet, _ side: Comparison.Side, _ kind: PlaceKind, _ bound: Bound
  ) -> ReadSet {
    let view = View(side: side, kind: kind, bound: kind.settles(set) ? .least : bound)
    if let known = known[view] { return known }
    let made = ReadSet(set, kind, view.bound, on: host)
    known[view] = made
    return made
  }
}

extension PlaceKind {
  /// Whether every line means one rule once this is known of all places.
  func settles(_ set: RuleLineSet) -> Bool {
    set.lines.allSatisfy { readings(of: $0).count == 1 }
  }

  fileprivate func readings(of line: [Rule]) -> [Rule] {
    let trees = line.filter { $0.path == nil && $0.dir != nil }
    let files = line.filter { $0.path != nil }
    guard !trees.isEmpty, !files.isEmpty else { return line }
    return self == .files ? files : trees
  }
}

extension Bound {
  fileprivate func rules(of readings: [Rule], on line: Int) -> [Rule] {
    guard readings.count > 1 else { return readings }
    let records =
      switch self {
      case .least: false
      case .most: true
      case .recording(let lines): lines.contains(line)
      }
    return readings.filter { $0.action == (records ? .always : .never) }
  }
}
