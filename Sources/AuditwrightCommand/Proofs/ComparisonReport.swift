import AuditEvents
import AuditProofs
import ByteText
import Diagnostics
import Reports

/// A comparison as it is shown.
struct ComparisonReport {
  private let comparison: Comparison
  private let a: HeldRules
  private let b: HeldRules
  private let show: EventShow
  private let comparesKeys: Bool
  private let limit: Int

  init(
    _ comparison: Comparison, _ a: HeldRules, _ b: HeldRules, _ host: JudgedHost,
    comparesKeys: Bool, showsAll: Bool
  ) {
    self.comparison = comparison
    self.a = a
    self.b = b
    show = EventShow(host)
    self.comparesKeys = comparesKeys
    limit = showsAll ? .max : 3
  }

  private func rules(_ side: Comparison.Side) -> HeldRules { side == .a ? a : b }

  // MARK: For readers

  var text: String {
    var parts = ["\(comparison.relation.rawValue): \(sentence)"]
    let differences = side(.a, comparison.more) + side(.b, comparison.less)
    parts += differences + (differences.isEmpty ? [] : [""])
    parts += doubts.map { "unknown: \($0)" }
    parts.append("assuming: " + comparison.assumptions.map(\.rawValue).joined(separator: ", "))
    return parts.joined(separator: "\n") + "\n"
  }

  private var sentence: String {
    let first = "'\(a.name)'"
    let second = "'\(b.name)'"
    let what = comparesKeys ? "the same events under the same keys" : "the same events"
    return switch comparison.relation {
    case .equal: "\(first) and \(second) record \(what)"
    case .stronger: "\(first) records all that \(second) does, and more"
    case .weaker: "\(second) records all that \(first) does, and more"
    case .incomparable: "each of \(first) and \(second) records events that the other does not"
    case .unknown: "it cannot be told whether \(first) and \(second) record \(what)"
    }
  }

  private func side(_ side: Comparison.Side, _ direction: Comparison.Direction) -> [String] {
    let witnesses = direction.witnesses
    guard !witnesses.isEmpty else { return [] }
    var lines = ["", "'\(rules(side).name)' records, and '\(rules(side.other).name)' does not:"]
    for witness in witnesses.prefix(limit) { lines += self.lines(witness) }
    let rest = witnesses.count - min(limit, witnesses.count)
    if rest > 0 { lines.append("  and \(rest) more; --all shows them") }
    return lines
  }

  private func lines(_ witness: Comparison.Witness) -> [String] {
    var lines = ["  \(show.words(witness.event))"]
    if let clause = witness.circumstances.clause { lines.append("      \(clause)") }
    switch witness.kind {
    case .unrecorded: break
    case .withoutNames: lines.append("      it is recorded without the names that it touches")
    case .otherKeys: lines.append("      it is filed under another key")
    }
    if let line = witness.line {
      lines.append("      by \(place(line, witness.recordedBy))")
    } else {
      lines.append("      it is written unless a rule drops it")
    }
    if let line = witness.silencedBy {
      lines.append("      decided by \(place(line, witness.recordedBy.other))")
    }
    return lines
  }

  private func place(_ line: Int, _ side: Comparison.Side) -> String {
    let line = rules(side).lines[line]
    return (line.span.map { "\($0.fileAndLine): " } ?? "") + "\(line.text)"
  }

  /// Why the verdict is not certain, each once.
  private var doubts: [String] {
    let all = comparison.more.doubts.union(comparison.less.doubts)
    return Set(all.map(clause)).sorted()
  }

  private func clause(_ doubt: ComparisonDoubt) -> String {
    switch doubt {
    case .doubt(let doubt): return doubt.clause
    case .line(let side, let line):
      let what =
        rules(side).lines[line].readings.isEmpty ? "cannot be read" : "can mean several rules"
      return "\(place(line, side)): the line \(what)"
    case .unresolved(let side, let line):
      return (line.map { "\(place($0, side)): " } ?? "") + "what it records was not worked out"
    case .ioUring: return "rules of the io_uring list differ, which is not worked out"
    }
  }

  // MARK: For programs

  var json: JSONValue {
    [
      "relation": .string(comparison.relation.rawValue),
      "witnesses": .array(
        (Array(comparison.more.witnesses.prefix(limit))
          + comparison.less.witnesses.prefix(limit)).map(json)),
      "unknown": .array(doubts.map(JSONValue.string)),
      "assumptions": .array(comparison.assumptions.map { .string($0.rawValue) }),
    ]
  }

  private func json(_ witness: Comparison.Witness) -> JSONValue {
    let other = witness.recordedBy.other
    return [
      "recordedBy": .string(witness.recordedBy.rawValue),
      "event": show.json(witness.event),
      "kind": .string(kind(witness.kind)),
      "circumstances": .optional(witness.circumstances.clause),
      "rule": .optional(witness.line.map { place($0, witness.recordedBy) }),
      "silencedBy": .optional(witness.silencedBy.map { place($0, other) }),
    ]
  }

  /// How the other set fails, in a word.
  private func kind(_ kind: Escape.Kind) -> String {
    switch kind {
    case .unrecorded: "unrecorded"
    case .withoutNames: "withoutNames"
    case .otherKeys: "otherKeys"
    }
  }
}
