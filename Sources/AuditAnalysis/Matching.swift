import AuditCatalogue
import AuditRules

/// Which loaded line stands for which expected rule.
///
/// Two passes over hashed meanings: first exactly, a reading against a reading, then by effect on
/// the target. Lines with a reading in common have all of them in common, being printed alike, so
/// that the first free line will do.
struct Matching {
  /// The lines, reduced to the readings that the options leave.
  let lines: [LoadedLine]
  /// For each expected rule the index of its line.
  private(set) var line: [Int?]
  /// The expected rules that matched by effect only.
  private(set) var byEffect: Set<Int> = []
  /// What the names of users and groups in expected rules were taken for.
  private(set) var accounts = AccountMatching()
  /// The lines that no expected rule has.
  private(set) var freeLines: [Int] = []

  /// The expected rules that no line has.
  var freeRules: [Int] { line.indices.filter { line[$0] == nil } }

  init(_ expected: [ExpectedRule], _ lines: [LoadedLine], _ options: DriftOptions) {
    self.lines = lines.map { Self.restricted($0, options) }
    line = Array(repeating: nil, count: expected.count)
    var isFree = self.lines.map { !$0.readings.isEmpty }
    let target = options.target
    let held = expected.map { rule in
      rule.readings.map { $0.held(by: target.kernel, on: target.machine).printable }
    }
    match(held, &isFree) { $0.canonical }
    matchAccounts(held, &isFree)
    let matched = Set(line.indices.filter { line[$0] != nil })
    if matched.count < expected.count {
      match(held, &isFree) { EffectiveRule($0, on: target) }
      byEffect = Set(line.indices.filter { line[$0] != nil }).subtracting(matched)
    }
    freeLines = isFree.indices.filter { isFree[$0] }
  }

  /// The readings of an expected rule that the line it was matched with has too.
  func shared(_ readings: [Rule], _ line: Int, on target: Target) -> [Rule] {
    guard readings.count > 1 else { return readings }
    let found = Set(lines[line].readings.map { EffectiveRule($0, on: target) })
    let shared = readings.filter {
      let held = $0.held(by: target.kernel, on: target.machine).printable
      return found.contains(EffectiveRule(held, on: target))
    }
    return shared.isEmpty ? [readings[0]] : shared
  }

  /// Gives free lines to the rules, as the kernel holds them, whose meaning a reading of them has.
  private mutating func match<Meaning: Hashable>(
    _ held: [[Rule]], _ isFree: inout [Bool], by meaning: (Rule) -> Meaning
  ) {
    var queues: [Meaning: Queue] = [:]
    for index in lines.indices where isFree[index] {
      for key in Set(lines[index].readings.map(meaning)) {
        queues[key, default: Queue()].lines.append(index)
      }
    }
    for index in held.indices where line[index] == nil {
      for reading in held[index] {
        if let found = queues[meaning(reading)]?.take(where: { isFree[$0] }) {
          line[index] = found
          isFree[found] = false
          break
        }
      }
    }
  }

  /// Gives free lines to the rules that hold names of users or groups.
  private mutating func matchAccounts(_ held: [[Rule]], _ isFree: inout [Bool]) {
    var tables: [Set<AccountMatching.Sign>: [CanonicalRule: [(line: Int, rule: Rule)]]] = [:]
    for index in held.indices where line[index] == nil {
      for reading in held[index] where AccountMatching.holdsNames(reading) {
        let signs = AccountMatching.signs(of: reading)
        let table = tables[signs] ?? remainders(without: signs, isFree)
        tables[signs] = table
        let candidates = table[AccountMatching.remainder(reading, without: signs)] ?? []
        let found = candidates.first { isFree[$0.line] && accounts.accept(reading, as: $0.rule) }
        guard let found else { continue }
        line[index] = found.line
        isFree[found.line] = false
        break
      }
    }
  }

  private func remainders(
    without signs: Set<AccountMatching.Sign>, _ isFree: [Bool]
  ) -> [CanonicalRule: [(line: Int, rule: Rule)]] {
    var table: [CanonicalRule: [(line: Int, rule: Rule)]] = [:]
    for index in lines.indices where isFree[index] {
      for reading in lines[index].readings {
        table[AccountMatching.remainder(reading, without: signs), default: []]
          .append((index, reading))
      }
    }
    return table
  }

  /// Line numbers that are handed out in order.
  private struct Queue {
    var lines: [Int] = []
    private var next = 0

    init() {}

    mutating func take(where isFree: (Int) -> Bool) -> Int? {
      while next < lines.count {
        defer { next += 1 }
        if isFree(lines[next]) { return lines[next] }
      }
      return nil
    }
  }

  /// The line without the readings that an assumption rules out.
  private static func restricted(_ line: LoadedLine, _ options: DriftOptions) -> LoadedLine {
    guard options.assumesWatchesAlways, line.readings.contains(where: { $0.action == .always })
    else { return line }
    var line = line
    line.readings.removeAll { $0.action == .never }
    return line
  }
}
