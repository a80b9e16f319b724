import AuditCatalogue
import AuditRules
import ByteText

/// What counts when one set of rules is held against another.
public struct CoverOptions: Sendable {
  /// What is asked of the keys under which an event is filed.
  public enum Keys: Sendable, Hashable {
    /// Nothing.
    case ignored
    /// That they are the same.
    case equal
    /// That those asked for are among them.
    case included
  }

  /// Whether an event counts only with the names that it touched.
  public var needsNames = false
  /// What is asked of keys.
  public var keys = Keys.ignored
  /// The events that are looked at; all if `nil`.
  public var within: EventRegion?
  /// What else holds of the events that are looked at.
  var also: [Condition] = []
  /// Events that are left aside: those that one of these rules matches.
  var without: [[Condition]] = []
  /// What the two sets have in common, if that has been looked at.
  var shared: SharedRules?
  /// How many cases are looked at, of each demand under each circumstances.
  var budget = 20_000

  public init(needsNames: Bool = false, keys: Keys = .ignored, within: EventRegion? = nil) {
    self.needsNames = needsNames
    self.keys = keys
    self.within = within
  }

  /// The same, with the events of `rules` left aside.
  public func without(_ rules: [Rule], on host: ProofHost) -> CoverOptions {
    let reading = RuleReading(
      host: host, circumstances: .ordinary, blanks: [], isBlind: { _ in false })
    var copy = self
    copy.without += rules.map { reading.read($0).conditions }
    return copy
  }
}

extension CoverOptions.Keys {
  func areMet(by found: [ByteString], as wanted: [ByteString]) -> Bool {
    switch self {
    case .ignored: true
    case .equal: found.sorted() == wanted.sorted()
    case .included: Set(wanted).isSubset(of: found)
    }
  }
}

/// Calls that comparisons describe and that touch certain names and no others.
public struct EventRegion: Sendable {
  /// What holds of the calls, as for a rule of the exit list without a place.
  public let rule: Rule
  /// The places of the names, at least one name each; no call of the region touches another.
  public let places: [ByteString]

  /// - Precondition: `rule` has no `path=`, `dir=` or `inode=`.
  public init(_ rule: Rule, at places: [ByteString] = []) {
    self.rule = rule
    self.places = places
  }

  /// The region within `start`, all calls if that is `nil`.
  func terms(on host: ProofHost, _ start: Term? = nil) -> [Term] {
    let reading = RuleReading(
      host: host, circumstances: .ordinary, blanks: [], isBlind: { _ in false })
    var condition = reading.read(rule).conditions
    let places = places.map(host.places.watched)
    condition += places.map { .name([[.file($0, true)]], true) }
    condition.append(.name([places.map { .file($0, false) }], false))
    return condition.matched(of: start ?? host.everything, on: host)
  }
}
