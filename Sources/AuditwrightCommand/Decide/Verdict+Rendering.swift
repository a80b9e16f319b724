import AuditEvents
import ByteText
import Diagnostics
import Reports

extension Verdict {
  /// How many rules that did not match are shown.
  private static let shownMisses = 10

  /// The answer for a reader.
  func human(_ question: Question, on bench: Bench, showsAll: Bool) -> String {
    var lines: [String] = []
    if let name = question.name { lines.append("event:    \(name)") }
    lines.append((question.name == nil ? "event:    " : "          ") + text.line)
    if !question.taken.isEmpty {
      lines.append("taken:    " + question.taken.joined(separator: ", "))
    }
    lines.append("decision: " + headline)
    if let rule {
      lines.append("rule:     \(bench.place(rule)): \(bench.rules.lines[rule].text)")
    } else if answer != .unknown {
      let habit = answer == .recorded ? "records it by itself" : "records no call by itself"
      lines.append("rule:     none matches; the kernel \(habit)")
    }
    if answer != .notRecorded { lines.append("search:   " + search) }
    lines += remarks.map { "note:     " + $0 }
    lines += missLines(bench, showsAll)
    return lines.map { $0 + "\n" }.joined()
  }

  private var headline: String {
    let names = keys.map { set in set.map(\.description).joined(separator: ", ") }
    switch answer {
    case .notRecorded: return "not recorded"
    case .unknown: return "cannot be known"
    case .recorded where names == [""]: return "recorded without a key"
    case .recorded:
      let each = names.map { $0.isEmpty ? "no key" : "'\($0)'" }
      return "recorded under " + each.joined(separator: " or ")
    }
  }

  private func missLines(_ bench: Bench, _ showsAll: Bool) -> [String] {
    let shown = showsAll ? misses[...] : misses.prefix(Self.shownMisses)
    guard !shown.isEmpty else { return [] }
    var lines = ["why not the rules \(rule == nil ? "there are" : "before it"):"]
    for miss in shown {
      lines.append("  \(bench.place(miss.index)): \(bench.rules.lines[miss.index].text)")
      lines.append("      " + bench.reason(miss, text))
    }
    let rest = misses.count - shown.count
    if rest > 0 {
      lines.append("  and \(rest) more that are further from matching; --all shows them")
    }
    return lines
  }

  /// The answer for programs; every key is always there.
  func json(_ question: Question, on bench: Bench, showsAll: Bool) -> JSONValue {
    let shown = showsAll ? misses[...] : misses.prefix(Self.shownMisses)
    func place(_ index: Int) -> JSONValue { .string(bench.place(index)) }
    func line(_ index: Int) -> JSONValue { .string(bench.rules.lines[index].text.description) }
    let ruleObject: JSONValue =
      rule.map { .object([.init("text", line($0)), .init("place", place($0))]) } ?? .null
    return .object([
      .init("decision", .string(answer.rawValue)),
      .init("key", .array((keys.first ?? []).map { .string($0.description) })),
      .init("rule", ruleObject),
      .init(
        "misses",
        .array(
          shown.map { miss in
            .object([
              .init("rule", line(miss.index)), .init("place", place(miss.index)),
              .init("reason", .string(bench.reason(miss, text))),
            ])
          })),
      .init("moreMisses", .number(misses.count - shown.count)),
      .init("event", .object(text.fields().map(\.json))),
      .init("log", .optional(question.name)),
      .init("search", .string(search)),
      .init("taken", .array(question.taken.map(JSONValue.string))),
      .init("assumptions", .array(assumptions.map { .string($0.rawValue) })),
      .init("remarks", .array(remarks.map(JSONValue.string))),
    ])
  }
}

extension EventText.Member {
  /// The member of a JSON object.
  var json: JSONValue.Member { .init(name, value.json) }
}

extension EventText.Value {
  /// The value in JSON.
  var json: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .number(let number): .number(number)
    case .flag(let flag): .bool(flag)
    case .null: .null
    case .list(let values): .array(values.map(\.json))
    case .object(let members): .object(members.map(\.json))
    }
  }
}
