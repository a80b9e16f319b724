import AuditRules
import ByteText
import Diagnostics

/// The rules that the kernel holds in the course of a load.
///
/// Two rules are one if list, action, mask and every comparison in its place agree. A rule sent with
/// the prepend flag is never found to be there already, for the kernel compares the flag too.
struct HeldRules {
  /// Rules by place: those of `-a` from 0 up, those of `-A` from -1 down.
  private var appended: [LoadedRule?] = []
  private var prepended: [LoadedRule?] = []
  /// The places that a rule can be found at, every reading of it included, the foremost last.
  private var places: [Rule: [Int]] = [:]
  /// The places of the rules by their whole key field; some may be empty by now.
  private var placesByKey: [ByteString: [Int]] = [:]

  /// How a rule that is asked for compares with those held.
  enum Match {
    case none
    /// It is the same, whatever the loading machine.
    case same(LoadedRule)
    /// It is the same on some machines, depending on what a `-w` names.
    case perhaps(LoadedRule)
  }

  /// Makes room for as many rules as there are lines.
  mutating func reserve(_ count: Int) {
    appended.reserveCapacity(count)
    places.reserveCapacity(count)
  }

  /// In the kernel's order.
  var inOrder: [LoadedRule] { prepended.reversed().compactMap { $0 } + appended.compactMap { $0 } }

  mutating func add(_ rule: LoadedRule) {
    let place: Int
    if rule.wasPrepended {
      prepended.append(rule)
      place = -prepended.count
    } else {
      appended.append(rule)
      place = appended.count - 1
    }
    if let key = rule.rule.comparison(of: .key)?.text {
      placesByKey[key, default: []].append(place)
    }
    for reading in rule.readings {
      // What goes to the front is before all others, what is appended behind all.
      let index = rule.wasPrepended ? places[reading]?.count ?? 0 : 0
      places[reading, default: []].insert(place, at: index)
    }
  }

  /// The foremost rule that has a reading in common with `rule`; a certain match goes first.
  func match(_ rule: LoadedRule) -> Match {
    var perhaps: LoadedRule?
    for place in foundPlaces(of: rule).reversed() {
      guard let held = self[place] else { continue }
      if held.isSame(as: rule) { return .same(held) }
      perhaps = perhaps ?? held
    }
    return perhaps.map(Match.perhaps) ?? .none
  }

  /// Takes out what `match` finds.
  mutating func remove(_ rule: LoadedRule) {
    let found = foundPlaces(of: rule)
    let same = found.last { self[$0]?.isSame(as: rule) == true }
    if let place = same ?? found.last { clear(place) }
  }

  /// Takes out every rule, with `text` only those whose key field contains it, as `-D -k` does;
  /// tells which.
  mutating func removeAll(keysWith text: ByteString?) -> [LoadedRule] {
    guard let text, !text.isEmpty else {
      let removed = inOrder
      self = HeldRules()
      return removed
    }
    var found: [Int] = []
    for key in keys(with: text) { found += placesByKey.removeValue(forKey: key) ?? [] }
    let removed = found.sorted().compactMap { self[$0] }
    for place in found { clear(place) }
    return removed
  }

  /// Whether `removeAll` would find a rule.
  func holdsRule(keysWith text: ByteString?) -> Bool {
    guard let text, !text.isEmpty else { return !places.isEmpty }
    return keys(with: text).contains { key in
      placesByKey[key, default: []].contains { self[$0] != nil }
    }
  }

  private func keys(with text: ByteString) -> [ByteString] {
    placesByKey.keys.filter { $0.contains(text: text) }
  }

  private subscript(place: Int) -> LoadedRule? {
    place < 0 ? prepended[-place - 1] : appended[place]
  }

  /// Foremost last.
  private func foundPlaces(of rule: LoadedRule) -> [Int] {
    let found = places[rule.rule] ?? []
    guard let other = rule.ruleIfDirectory else { return found }
    return (found + (places[other] ?? [])).sorted(by: >)
  }

  private mutating func clear(_ place: Int) {
    guard let held = self[place] else { return }
    for reading in held.readings {
      if let index = places[reading]?.lastIndex(of: place) { places[reading]?.remove(at: index) }
      if places[reading]?.isEmpty == true { places[reading] = nil }
    }
    if place < 0 { prepended[-place - 1] = nil } else { appended[place] = nil }
  }
}

extension LoadedRule {
  /// Whether the kernel holds both for one rule on every machine.
  fileprivate func isSame(as other: LoadedRule) -> Bool {
    rule == other.rule && ruleIfDirectory == other.ruleIfDirectory
  }
}

extension ByteString {
  /// Whether `text` stands somewhere in these bytes.
  fileprivate func contains(text: ByteString) -> Bool {
    guard count >= text.count else { return false }
    return (0...(count - text.count)).contains { bytes[$0...].starts(with: text) }
  }
}
