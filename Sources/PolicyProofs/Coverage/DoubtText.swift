import AuditProofs
import AuditRules

/// Says why it cannot be told whether a demand is met.
struct DoubtText {
  /// Each reason in one clause, sorted; those that are lines come last, together.
  private(set) var clauses: [String] = []

  /// How many lines are named before the rest is only counted.
  private static let limit = 4

  init(_ doubts: Set<SetDoubt>, in state: HeldState) {
    var lines: [Int] = []
    var silencers: [Int] = []
    var reasons: Set<String> = []
    for doubt in doubts {
      switch doubt {
      case .doubt(let doubt): reasons.insert(doubt.clause)
      case .line(let line): lines.append(line)
      case .silencer(let line): silencers.append(line)
      case .unresolved(let line?):
        reasons.insert("what \(state.name(ofLine: line)) records was not worked out")
      case .unresolved(nil): reasons.insert("it was not worked out")
      }
    }
    clauses = reasons.sorted()
    let kinds = Dictionary(grouping: lines.sorted()) { Question(state.rules.lines[$0]) }
    for question in Question.allCases {
      guard let lines = kinds[question] else { continue }
      clauses.append(
        question.clause(on: Self.list(lines, state), isMany: lines.count > 1)
          + (question == .records ? Self.without(silencers, state) : ""))
    }
    if kinds[.records] == nil, !silencers.isEmpty {
      clauses.append("covered if" + Self.without(silencers, state).dropFirst(", and".count))
    }
  }

  private static func list(_ lines: [Int], _ state: HeldState) -> String {
    lines.sorted().prefix(limit).map(state.name).joined(separator: ", ")
      + (lines.count > limit ? " and \(lines.count - limit) more" : "")
  }

  private static func without(_ silencers: [Int], _ state: HeldState) -> String {
    if silencers.isEmpty { return "" }
    return ", and \(list(silencers, state)) "
      + (silencers.count > 1 ? "are no never rules" : "is no never rule")
  }

  /// What is open about a line.
  private enum Question: CaseIterable {
    case records, reach, meaning, words

    init(_ readings: [Rule]) {
      if readings.isEmpty {
        self = .words
      } else if Set(readings.map(\.action)).count > 1 {
        self = .records
      } else if readings.contains(where: { $0.path != nil }),
        readings.contains(where: { $0.path == nil && $0.dir != nil })
      {
        self = .reach
      } else {
        self = .meaning
      }
    }

    func clause(on names: String, isMany: Bool) -> String {
      switch self {
      case .records: "covered if \(names) \(isMany ? "are always rules" : "is an always rule")"
      case .reach:
        "it hangs on whether \(names) \(isMany ? "name files or trees" : "names a file or a tree")"
      case .meaning: "it hangs on what \(names) \(isMany ? "mean" : "means")"
      case .words: "\(names) cannot be read"
      }
    }
  }
}
