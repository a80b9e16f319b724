import AuditCatalogue
import AuditEvents
import AuditRules
import LibAudit

/// Which parts of the semantics the random pairs took part in.
struct RandomShapes {
  private(set) var pairs = 0
  private var deciders: [String: Int] = [:]
  private var held: [String: Int] = [:]
  private var failed: [String: Int] = [:]
  private var habits: [String: Int] = [:]
  private var shapes: Set<String> = []

  /// Counts one pair of a rule set and an event.
  mutating func count(_ event: Event, _ judge: Evaluator) {
    pairs += 1
    let decision = judge.decision(on: event)
    let rule = decision.rule.map { judge.rules[$0] }
    let decider = rule.map { "\($0.list.name), \($0.store), \($0.action.name)" } ?? "none"
    deciders["\(event.kind) by \(decider)", default: 0] += 1
    let fields = rule?.comparisons.map(\.field) ?? []
    for name in Set(fields.map(Self.name)) { held[name, default: 0] += 1 }
    if case .call(let call) = event { countHabits(call, judge, decision) }
    shapes.insert(decider + fields.map(Self.name).sorted().joined(separator: " "))
    for (index, miss) in judge.misses(on: event).enumerated() {
      guard case .comparison(let place) = miss, place < judge.rules[index].comparisons.count else {
        continue
      }
      failed[Self.name(judge.rules[index].comparisons[place].field), default: 0] += 1
    }
  }

  /// Counts what turns on the habits of the kernel that are easily forgotten.
  private mutating func countHabits(_ call: Call, _ judge: Evaluator, _ decision: Decision) {
    var other = call
    other.world.changes = []
    other.removal?.world.changes = []
    if judge.decision(on: .call(other)) != decision {
      habits["decided otherwise by watches that swapped places", default: 0] += 1
    }
    other = call
    other.removal = nil
    if judge.decision(on: .call(other)) != decision {
      habits["decided before a watched name went", default: 0] += 1
    }
    other = call
    other.names.reverse()
    if judge.decision(on: .call(other)) != decision {
      habits["decided by the first name that matched", default: 0] += 1
    }
    if let rule = decision.rule, judge.rules[rule].keys.isEmpty, !decision.keys.isEmpty {
      habits["with the key of an overruled rule", default: 0] += 1
    }
  }

  private static func name(_ field: Field) -> String {
    field == .fieldCompare ? "-C" : LibAuditNames().name(of: field) ?? "field \(field.rawValue)"
  }

  /// The counts, one a line.
  var table: String {
    let byDecider = deciders.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.value)  \($0.key)" }
    let byField = Set(held.keys).union(failed.keys).sorted().map {
      "\($0): \(held[$0] ?? 0) in the deciding rule, \(failed[$0] ?? 0) the first to fail"
    }
    return
      (["\(pairs) pairs, \(shapes.count) shapes of deciding rules"] + byDecider
      + habits.sorted { $0.key < $1.key }.map { "\($0.value)  \($0.key)" } + byField)
      .joined(separator: "\n")
  }
}

extension Rule {
  fileprivate var store: String {
    if comparison(of: .path) != nil { return "watch" }
    if comparison(of: .dir) != nil { return "tree" }
    return comparison(of: .inode)?.op == .equal ? "inode" : "list"
  }
}

extension Event {
  fileprivate var kind: String {
    switch self {
    case .call: "call"
    case .message: "message"
    case .record: "record"
    case .birth: "birth"
    case .ioUring: "io_uring operation"
    }
  }
}
