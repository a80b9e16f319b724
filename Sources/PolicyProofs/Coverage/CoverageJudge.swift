import AuditCatalogue
import AuditEvents
import AuditProofs
import AuditRules
import ByteText
import Diagnostics
import PolicyModel
import PolicySyntax

/// Judges controls by what a kernel holds.
public final class CoverageJudge {
  private let demands: DemandCompiler
  private let state: HeldState
  private let host: ProofHost
  private let judge: CoverJudge
  private let book: RuleBook
  /// The line of each rule of the book.
  private let readable: [Int]
  /// What came out for a rule: catalogues ask for the same again and again.
  private var known: [Question: SetCover] = [:]

  private struct Question: Hashable {
    let rule: CanonicalRule
    let without: [Rule]
  }

  /// - Parameter describing: whether verdicts tell keys, and missing from partly; proofs do not ask.
  public init(
    _ state: HeldState, demands: DemandCompiler, on host: ProofHost, describing: Bool = true
  ) {
    self.state = state
    self.demands = demands
    self.host = host
    judge = CoverJudge(state.rules, on: host, describing: describing)
    readable = state.rules.lines.indices.filter { !state.rules.lines[$0].isEmpty }
    book = RuleBook(
      state.rules.lines.compactMap(\.first), on: host, isEnabled: state.rules.isEnabled)
  }

  /// How `control` fares, an exception for it being taken into account.
  public func verdict(
    of control: Control, exception: ExceptionSyntax? = nil
  ) -> ControlVerdict {
    let parts = parts(of: control)
    let truth = Self.status(of: control, parts)
    let status = Self.excused(truth, by: exception)
    var notes = parts.flatMap(\.notes).eachOnce
    if case .notARule(let text) = control.answer { notes.append(text.description) }
    return ControlVerdict(
      control: control, status: status, truth: truth, parts: parts, exception: exception,
      notes: notes + Self.notes(on: parts, control))
  }

  /// How the parts of a control fare, the events of `without` left aside.
  public func parts(of control: Control, without: [Rule] = []) -> [PartVerdict] {
    demands.demands(of: control).flatMap { demand in
      demand.parts.map { part(of: $0, demand, without) }
    }
  }

  /// Records of an event that some line drops, though the event itself is recorded: by record type,
  /// with the first such line.
  public var droppedDetails: [(type: UInt32, line: Int)] {
    let details = [RecordType.cwd, RecordType.execve, RecordType.proctitle]
    return details.compactMap { type in
      book.silenced(type: type).first?.rule.map { (type, readable[$0]) }
    }
  }

  // MARK: Parts

  private func part(
    of part: CompiledDemand.Part, _ demand: CompiledDemand, _ without: [Rule]
  ) -> PartVerdict {
    let span = demand.span
    switch part {
    case .record(let rule): return recording(of: rule, span, without)
    case .recordIfThere(let rule, let reason):
      // What is recorded anyway is met whether it is asked or not.
      let verdict = recording(of: rule, span, without)
      return verdict.isMet ? verdict : PartVerdict(.unknown, span, notes: [reason])
    case .messages(let types): return messages(types, span)
    case .immutable: return setting(.enabled, 2, "the rules are not locked", span)
    case .loginuidImmutable:
      return setting(.loginuidImmutable, 1, "login ids can be changed after login", span)
    case .setting(let setting, let value):
      return self.setting(setting, value, "'\(setting.rawValue)' is not \(value)", span)
    case .cannotFire(let reason): return PartVerdict(.cannotFire, span, notes: [reason])
    case .notAsked(let reason): return PartVerdict(.notAsked, span, notes: [reason])
    case .unknown(let reason): return PartVerdict(.unknown, span, notes: [reason])
    case .unbound(let name, let meaning):
      return PartVerdict(.unknown, span, notes: ["needs '\(name)': \(meaning)"])
    case .invalid:
      let reason = demand.diagnostics.first { $0.severity == .error }?.message
      return PartVerdict(.unknown, span, notes: [reason ?? "the demand is wrong in itself"])
    }
  }

  private func recording(of rule: Rule, _ span: Span, _ without: [Rule]) -> PartVerdict {
    let question = Question(rule: rule.canonical.withoutKeys, without: without)
    let cover = known[question] ?? cover(of: rule, without)
    known[question] = cover
    var part = PartVerdict(outcome(of: cover), span, rule: rule, notes: notes(on: cover))
    part.lines = cover.lines
    part.keys = cover.keys
    if cover.verdict == .escapes, let escape = cover.escapes.first {
      part.witness = CoverageWitness(
        event: .call(escape.call), circumstances: escape.circumstances, kind: escape.kind,
        silencedBy: cover.silencers[0])
    }
    return part
  }

  private func cover(of rule: Rule, _ without: [Rule]) -> SetCover {
    let options = CoverOptions(needsNames: rule.path != nil || rule.dir != nil)
    return judge.cover(of: rule, options.without(without, on: host))
  }

  private func outcome(of cover: SetCover) -> PartVerdict.Outcome {
    switch cover.verdict {
    case .covered: .met
    case .escapes: .open(isWhole: !cover.recordsOrdinary)
    case .unknown: .unknown
    case .impossible: .cannotFire
    }
  }

  private func notes(on cover: SetCover) -> [String] {
    if cover.verdict == .impossible { return ["no event on this machine is what is meant"] }
    return DoubtText(cover.doubts, in: state).clauses
  }

  private func messages(_ types: [UInt32], _ span: Span) -> PartVerdict {
    var part = PartVerdict(.met, span)
    let open = state.rules.openLines.filter { line in
      let readings = state.rules.lines[line]
      return readings.isEmpty || readings.contains { $0.list == .user || $0.list == .exclude }
    }
    guard open.isEmpty else {
      let doubts = DoubtText(Set(open.map { .line($0) }), in: state)
      return PartVerdict(.unknown, span, notes: doubts.clauses)
    }
    for type in types {
      guard let loss = book.silenced(type: type).first else { continue }
      part = PartVerdict(.open(isWhole: false), span)
      part.witness = CoverageWitness(
        event: loss.event, circumstances: .ordinary, kind: .unrecorded,
        silencedBy: loss.rule.map { readable[$0] })
      return part
    }
    let doubts = book.doubtsOfMessages
    guard doubts.isEmpty else {
      return PartVerdict(.unknown, span, notes: doubts.map(\.clause).sorted())
    }
    return part
  }

  private func setting(
    _ setting: AuditSetting, _ value: UInt32, _ complaint: String, _ span: Span
  ) -> PartVerdict {
    guard let settings = state.settings else {
      return PartVerdict(.unknown, span, notes: ["a listing does not tell '\(setting.rawValue)'"])
    }
    if settings[setting] == value { return PartVerdict(.met, span) }
    return PartVerdict(.open(isWhole: true), span, notes: [complaint])
  }

  // MARK: Controls

  private static func status(
    of control: Control, _ parts: [PartVerdict]
  ) -> ControlVerdict.Status {
    switch control.answer {
    case .notARule: return .notARule
    case .drift: return .answeredByDrift
    case .demands: break
    }
    let asked = parts.filter { !$0.isNotAsked }
    if asked.isEmpty { return .notApplicable }
    if asked.contains(where: \.isOpen) {
      let isMissing = asked.allSatisfy { $0.isWhollyOpen || $0.cannotFire }
      return isMissing ? .missing : .partly
    }
    if asked.contains(where: \.isUnknown) { return .unknown }
    return asked.contains(where: \.cannotFire) ? .cannotFire : .covered
  }

  /// What an exception makes of the truth: what is covered stays so.
  private static func excused(
    _ status: ControlVerdict.Status, by exception: ExceptionSyntax?
  ) -> ControlVerdict.Status {
    guard let exception, status != .covered else { return status }
    if case .notApplicable = exception.claim?.kind { return .notApplicable }
    if case .covered = exception.claim?.kind { return status }
    return status == .partly || status == .missing || status == .cannotFire ? .excepted : status
  }

  private static func notes(on parts: [PartVerdict], _ control: Control) -> [String] {
    let found = Set(parts.filter(\.isMet).flatMap(\.keys))
    let wanted = Set(control.keys)
    var notes: [String] = []
    if !wanted.isEmpty {
      let others = found.filter { !$0.isEmpty && wanted.isDisjoint(with: $0) }
      if !others.isEmpty {
        let isNeverMet = others.count == found.count { !$0.isEmpty }
        notes.append(
          "events are found under \(Set(others.flatMap { $0 }).sorted().quotedList)"
            + (isNeverMet ? ", not under \(wanted.sorted().quotedList)" : " as well"))
      }
      if found.contains([]) { notes.append("some events have no key") }
    }
    let asked = parts.count { !$0.isNotAsked }
    let open = parts.count { $0.isOpen }
    if open > 0, open < asked { notes.append("\(open) of \(asked) parts are open") }
    return notes
  }
}

extension [ByteString] {
  fileprivate var quotedList: String { map { "'\($0)'" }.joined(separator: ", ") }
}

extension [String] {
  fileprivate var eachOnce: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
