import AuditProofs
import AuditRules
import ByteText
import Reports
import RuleExplanation

/// Where a rule stands among others, and whether they leave it anything to do.
struct RuleSetting {
  private let held: HeldRules
  private let place: Int?
  private let takers: [Int]
  private let verdict: Cover.Verdict
  private let escape: String?

  /// - Parameter rule: the rule; what comes before it in `held` is asked, or everything if it is not
  ///   among them.
  init(of rule: Rule, in held: HeldRules, on host: JudgedHost) {
    self.held = held
    place = held.lines.firstIndex { $0.readings.contains { $0.canonical == rule.canonical } }
    let before = held.lines.prefix(place ?? held.lines.count)
    let judge = CoverJudge(RuleLineSet(before.map(\.readings)), on: host.proofHost)
    let cover = judge.cover(of: rule)
    verdict = cover.verdict
    takers = cover.lines.sorted()
    escape = cover.escapes.first.map { EventShow(host).words(.call($0.call)) }
  }

  /// The rules it is loaded with.
  var others: [Rule] { held.lines.flatMap(\.readings) }

  /// For readers.
  var terms: [ExplanationPage.Term] {
    var terms = [ExplanationPage.Term("place", placeWords)]
    let before = place == nil ? "the rules of \(held.name)" : "the rules before it"
    switch verdict {
    case .covered: terms.append(.init("taken", "\(before) record all that it does: \(takerWords)"))
    case .escapes:
      terms.append(
        .init("alone", "\(before) leave it this, for one: \(escape ?? "")"))
      if !takers.isEmpty { terms.append(.init("shared", "recorded before: \(takerWords)")) }
    case .impossible: terms.append(.init("never", "no event can match it"))
    case .unknown: terms.append(.init("open", "whether \(before) leave it anything is not known"))
    }
    return terms
  }

  private var placeWords: String {
    guard let place else { return "not in \(held.name); taken as if it were added at the end" }
    return held.lines[place].span?.fileAndLine ?? "line \(place + 1) of \(held.name)"
  }

  private var takerWords: String {
    takers.prefix(4).map { held.lines[$0].span?.fileAndLine ?? "line \($0 + 1)" }
      .joined(separator: ", ") + (takers.count > 4 ? " and \(takers.count - 4) more" : "")
  }

  /// For programs.
  var json: [JSONValue.Member] {
    [
      .init("place", .optional(place.flatMap { held.lines[$0].span?.fileAndLine })),
      .init("before", .string(verdictName)),
      .init("takenBy", .array(takers.map { .optional(held.lines[$0].span?.fileAndLine) })),
      .init("alone", .optional(escape)),
    ]
  }

  private var verdictName: String {
    switch verdict {
    case .covered: "taken"
    case .escapes: "alone"
    case .impossible: "impossible"
    case .unknown: "unknown"
    }
  }
}
