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
  /// The places that a rule can be found at, every reading of it included.
  private var places: [Rule: [Int]] = [:]

  /// How a rule that is asked for compares with those held.
  enum Match {
    case none
    /// It is the same, whatever the loading machine.
    case same(LoadedRule)
    /// It is the same on some machines, depending on what a `-w` names.
    case perhaps(LoadedRule)
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
    places[rule.rule, default: []].append(place)
    if let other = rule.ruleIfDirectory { places[other, default: []].append(place) }
  }

  /// The foremost rule that has a reading in common with `rule`; a certain match goes first.
  func match(_ rule: LoadedRule) -> Match {
    var perhaps: LoadedRule?
    for place in foundPlaces(of: rule) {
      guard let held = self[place] else { continue }
      if held.rule == rule.rule, held.ruleIfDirectory == rule.ruleIfDirectory { return .same(held) }
      perhaps = perhaps ?? held
    }
    return perhaps.map(Match.perhaps) ?? .none
  }

  /// Takes out what `match` finds.
  mutating func remove(_ rule: LoadedRule) {
    let found = foundPlaces(of: rule)
    let same = found.first {
      self[$0]?.rule == rule.rule && self[$0]?.ruleIfDirectory == rule.ruleIfDirectory
    }
    if let place = same ?? found.first { clear(place) }
  }

  /// Takes out every rule, with `key` only those whose key field contains it; tells which.
  mutating func removeAll(key: ByteString?) -> [LoadedRule] {
    guard let key, !key.isEmpty else {
      let removed = inOrder
      self = HeldRules()
      return removed
    }
    var removed: [LoadedRule] = []
    for place in -prepended.count..<appended.count {
      guard let held = self[place], held.rule.hasKey(containing: key) else { continue }
      removed.append(held)
      clear(place)
    }
    return removed
  }

  /// Whether `-D` with this key would find a rule.
  func holdsRule(key: ByteString?) -> Bool {
    guard let key, !key.isEmpty else { return !places.isEmpty }
    return inOrder.contains { $0.rule.hasKey(containing: key) }
  }

  private subscript(place: Int) -> LoadedRule? {
    place < 0 ? prepended[-place - 1] : appended[place]
  }

  /// Foremost first.
  private func foundPlaces(of rule: LoadedRule) -> [Int] {
    rule.readings.flatMap { places[$0] ?? [] }.sorted()
  }

  private mutating func clear(_ place: Int) {
    guard let held = self[place] else { return }
    for reading in held.readings {
      places[reading]?.removeAll { $0 == place }
      if places[reading]?.isEmpty == true { places[reading] = nil }
    }
    if place < 0 { prepended[-place - 1] = nil } else { appended[place] = nil }
  }
}

extension Rule {
  /// auditctl's test of `-D -k`: the text anywhere in the key field.
  fileprivate func hasKey(containing text: ByteString) -> Bool {
    comparisons.contains { $0.field == .key && $0.text?.contains(text: text) == true }
  }
}

extension ByteString {
  /// Whether `text` stands somewhere in these bytes.
  fileprivate func contains(text: ByteString) -> Bool {
    guard count >= text.count else { return false }
    return (0...(count - text.count)).contains { bytes[$0...].starts(with: text) }
  }
}
