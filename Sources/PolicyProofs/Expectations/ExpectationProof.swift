import AuditCatalogue
import AuditEvents
import AuditProofs
import AuditRules
import ByteText
import PolicyModel
import PolicySyntax

/// Proves expectations against one set of rules, for all values that they do not name.
struct ExpectationProof {
  private let rules: [Rule]
  /// No rules at all.
  private let nothing: RuleBook
  private let evaluator: Evaluator
  private let reach: RuleReach
  private let target: Target

  init(_ rules: [Rule], on host: ProofHost, isEnabled: Bool) {
    target = host.target
    self.rules = rules
    nothing = RuleBook([], on: host)
    evaluator = Evaluator(
      rules, classes: LinuxClasses(of: host.target), isEnabled: isEnabled)
    reach = RuleReach(rules, on: host, isEnabled: isEnabled)
  }

  /// What a proof comes to.
  struct Outcome {
    var verdict: ExpectationResult.Verdict
    var event: Event?
    var rule: Int?
    var note: String?

    static let holds = Outcome(verdict: .holds)
  }

  /// Whether every event of `family` fares as `wanted`.
  func outcome(_ wanted: ExpectSyntax.Outcome, _ family: EventFamily) -> Outcome {
    for example in family.examples {
      let decision = evaluator.decision(on: example)
      guard let note = Self.complaint(wanted, decision) else { continue }
      return Outcome(verdict: .fails, event: example, rule: decision.rule, note: note)
    }
    if family.parts.isEmpty { return outcomeOfExamples(family) }
    var doubtful: Outcome?
    var failures: [(escape: Escape, silencedBy: Int?)] = []
    var isPossible = false
    for part in family.parts {
      let extract = reach.extract(for: part)
      let cover = cover(wanted, EventRegion(part.rule, at: part.places), by: extract.book)
      isPossible = isPossible || cover.isPossible || canHappen(part)
      switch cover.verdict {
      case .escapes:
        failures += cover.escapes.filter(\.doubts.isEmpty).map { escape in
          (escape, escape.silencedBy.map { extract.indices[$0] })
        }
      case .unknown: doubtful = doubtful ?? unknown(cover, extract.indices)
      case .covered, .impossible: break
      }
    }
    if let (escape, rule) = failures.min(by: { $0.escape.oddity < $1.escape.oddity }) {
      return failure(escape, silencedBy: rule, wanted, family)
    }
    if let doubtful { return doubtful }
    return isPossible ? .holds : Outcome(verdict: .fails, note: "it never happens on this target")
  }

  /// The rules that decide some event of `family`, or take a name off one, out of those at
  /// `candidates`.
  func reached(by family: EventFamily, outOf candidates: Set<Int>) -> Set<Int> {
    var reached: Set<Int> = []
    for example in family.examples {
      if let rule = evaluator.decision(on: example).rule { reached.insert(rule) }
      reached.formUnion(candidates.filter { takesName(rules[$0], off: example) })
    }
    guard family.unheeded.isEmpty else { return reached }
    for part in family.parts {
      reached.formUnion(reach.rules(deciding: part, outOf: candidates.subtracting(reached)))
    }
    return reached
  }

  /// Whether a rule of the filesystem list keeps a name of the event from being looked at.
  private func takesName(_ rule: Rule, off event: Event) -> Bool {
    guard rule.list == .filesystem, rule.action == .never, case .call(let call) = event else {
      return false
    }
    return call.names.compactMap(\.fileSystem).contains { fileSystem in
      rule.comparisons.contains { test in
        test.field == .fstype && test.number.map { test.op.holds(fileSystem, $0) } ?? false
      }
    }
  }

  // MARK: Calls

  private func cover(
    _ wanted: ExpectSyntax.Outcome, _ region: EventRegion, by book: RuleBook
  ) -> Cover {
    switch wanted {
    case .recorded(let key): book.cover(of: region, keys: [key.text])
    case .silence: book.recorded(in: region)
    }
  }

  /// Whether there is any event of the part, recorded or not.
  private func canHappen(_ part: EventFamily.Part) -> Bool {
    nothing.cover(of: EventRegion(part.rule, at: part.places)).isPossible
  }

  private func failure(
    _ escape: Escape, silencedBy silencer: Int?, _ wanted: ExpectSyntax.Outcome,
    _ family: EventFamily
  ) -> Outcome {
    let event = Event.call(likeExamples(escape.call, family))
    let decision = evaluator.decision(on: event)
    let rule = decision.rule ?? silencer
    guard family.unheeded.isEmpty else {
      let words = family.unheeded.map { "'\($0)'" }.joined(separator: ", ")
      return Outcome(
        verdict: .unknown, event: event, rule: rule,
        note: "the proof does not heed \(words), and without it there is an event that fails")
    }
    let note = Self.complaint(wanted, decision) ?? Self.complaint(wanted, escape)
    return Outcome(verdict: .fails, event: event, rule: rule, note: note)
  }

  /// The call with the parents among its names in front and marked, as the kernel records them, if
  /// the same becomes of it.
  private func likeExamples(_ call: Call, _ family: EventFamily) -> Call {
    var parents: Set<ByteString> = []
    for case .call(let example) in family.examples {
      parents.formUnion(example.names.filter(\.isParent).map(\.place))
      parents.subtract(example.names.filter { !$0.isParent }.map(\.place))
    }
    var other = call
    for index in other.names.indices where parents.contains(other.names[index].place) {
      other.names[index].isParent = true
      other.names[index].fileType = RecordedName.directory
    }
    other.names = other.names.filter(\.isParent) + other.names.filter { !$0.isParent }
    let same = evaluator.decision(on: .call(other)) == evaluator.decision(on: .call(call))
    return same ? other : call
  }

  private func unknown(_ cover: Cover, _ indices: [Int]) -> Outcome {
    if let escape = cover.escapes.first, let doubt = escape.doubts.map(\.clause).min() {
      return Outcome(
        verdict: .unknown, event: .call(escape.call),
        rule: escape.silencedBy.map { indices[$0] }, note: doubt)
    }
    for case .rule(let index) in cover.unresolved {
      return Outcome(
        verdict: .unknown, rule: indices[index],
        note: "what this rule leaves over was not worked out")
    }
    return Outcome(verdict: .unknown, note: "there are more cases than are looked at")
  }

  // MARK: Words

  /// What is wrong with a decision; `nil` if nothing.
  private static func complaint(
    _ wanted: ExpectSyntax.Outcome, _ decision: Decision
  ) -> String? {
    switch wanted {
    case .silence:
      return decision.isRecorded ? "this is recorded" + under(decision.keys) : nil
    case .recorded(let key):
      if !decision.isRecorded {
        return decision.rule == nil
          ? "no rule records this" : "a rule keeps this from being recorded"
      }
      return decision.keys.contains(key.text)
        ? nil : "this is recorded" + under(decision.keys) + " instead"
    }
  }

  private static func complaint(_ wanted: ExpectSyntax.Outcome, _ escape: Escape) -> String {
    switch (wanted, escape.kind) {
    case (.silence, _): "this is recorded"
    case (_, .otherKeys): "this is recorded under another key"
    default: "this is not recorded"
    }
  }

  private static func under(_ keys: [ByteString]) -> String {
    if keys.isEmpty { return " without a key" }
    return " under " + keys.map { "'\($0)'" }.joined(separator: " and ")
  }

  // MARK: Other events

  /// Where no proof goes: what the examples stand for.
  private func outcomeOfExamples(_ family: EventFamily) -> Outcome {
    guard let obstacle = family.obstacle else { return .holds }
    if family.examples.allSatisfy({ isSettled($0, by: family.named) }) { return .holds }
    return Outcome(verdict: .unknown, note: obstacle)
  }

  /// Whether all messages, or records, of the same type that agree in what is named fare alike: no
  /// rule that concerns the type looks at anything else.
  private func isSettled(_ event: Event, by named: Set<Field>) -> Bool {
    let type: UInt32
    switch event {
    case .message(let message), .record(let message): type = message.type
    default: return false
    }
    return rules.filter { $0.list == .user || $0.list == .exclude }.allSatisfy { rule in
      let types = rule.comparisons.filter { $0.field == .msgtype }
      let concerns = types.allSatisfy { test in
        test.number.map { test.op.holds(type, $0) } ?? true
      }
      return !concerns
        || rule.comparisons.allSatisfy { $0.field == .msgtype || named.contains($0.field) }
    }
  }
}
