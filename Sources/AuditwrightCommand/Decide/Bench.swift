import AuditCatalogue
import AuditEvents
import AuditProofs
import AuditRecords
import AuditRules
import ByteText
import LibAudit

/// The rules ready to judge.
struct Bench {
  let rules: HeldRules
  let host: JudgedHost
  /// What each line can be, the most likely first.
  let readings: [[Rule]]
  let first: [Rule]
  let classes: LinuxClasses
  let scene: EventScene

  init(_ rules: HeldRules, on host: JudgedHost) {
    self.rules = rules
    self.host = host
    readings = rules.lines.map { $0.readings.isEmpty ? Self.anything : $0.readings }
    first = readings.map { $0[0] }
    classes = LinuxClasses(of: host.target)
    scene = EventScene(
      names: LibAuditNames(), machine: host.target.machine, places: Places(facts: host.facts))
  }

  /// What a line that cannot be read might be: a rule that records everything, or nothing.
  private static let anything = [
    Rule(.always, .exit, syscalls: .all, []), Rule(.never, .exit, syscalls: .all, []),
    Rule(.always, .exit, syscalls: .all, []).disabled,
  ]

  /// Where the line of a rule stands.
  func place(_ index: Int) -> String {
    rules.lines[index].span?.fileAndLine ?? "rule \(index + 1)"
  }

  /// The paths in the rules: names for the event's files.
  var paths: [ByteString] {
    readings.joined().flatMap(\.comparisons).compactMap { comparison in
      [.path, .exe].contains(comparison.field) ? comparison.text : nil
    }
  }

  func evaluator(_ rules: [Rule]) -> Evaluator {
    Evaluator(
      rules, classes: classes, labelFields: host.target.labelFields ?? [],
      isEnabled: self.rules.settings?.enabled != 0)
  }

  // MARK: Judging

  func bounds(of question: Question) -> DecisionBounds {
    var alternatives: [Int: [Rule]] = [:]
    for (index, line) in readings.enumerated() {
      var others = Array(line.dropFirst())
      for reading in line {
        others += question.testimony?.openings(of: reading, classes) ?? []
        others += openings(of: reading)
      }
      if !others.isEmpty { alternatives[index] = others }
    }
    return DecisionBounds(
      of: question.event, first, alternatives: alternatives, evaluator: evaluator)
  }

  /// A name that nobody has resolved, or a label of an unknown security module, may hold or not.
  private func openings(of rule: Rule) -> [Rule] {
    let knowsModules = host.target.labelFields != nil
    let open = rule.comparisons.filter { comparison in
      if case .account = comparison.value { return true }
      return comparison.field.isSecurityLabel && !knowsModules
    }
    guard !open.isEmpty else { return [] }
    var matching = rule
    matching.comparisons.removeAll { open.contains($0) }
    return [matching, rule.disabled]
  }

  // MARK: The rules before

  /// A rule that does not decide.
  struct Missed {
    let index: Int
    let why: Why
    /// How much of the rule holds, 0 to 1; more for rules of which that is not known.
    let reach: Double

    enum Why {
      case miss(Miss)
      case unreadable, open
    }
  }

  /// The rules that could have decided before `decider`, those nearest to matching first.
  func misses(on event: Event, before decider: Int?, open: [Int]) -> [Missed] {
    let lists = decider.map { [first[$0].list] } ?? Self.lists(judging: event)
    let open = Set(open)
    var result: [Missed] = []
    for list in lists {
      let indices = first.indices.prefix(decider ?? first.count).filter { first[$0].list == list }
      let misses = misses(of: indices, on: list, event)
      for (index, miss) in zip(indices, misses) {
        if readings[index].count > 1, rules.lines[index].readings.isEmpty {
          result.append(Missed(index: index, why: .unreadable, reach: 2))
        } else if open.contains(index) {
          result.append(Missed(index: index, why: .open, reach: 2))
        } else if let miss, miss != .notAsked {
          result.append(Missed(index: index, why: .miss(miss), reach: reach(miss, first[index])))
        }
      }
    }
    return result.sorted { ($1.reach, $0.index) < ($0.reach, $1.index) }
  }

  /// Why each of these rules of one list does not match. On the user and exclude lists a rule can
  /// end the list for those behind it; on the others each is asked alone, which is quick.
  private func misses(of indices: [Int], on list: FilterList, _ event: Event) -> [Miss?] {
    if list == .user || list == .exclude {
      return evaluator(indices.map { first[$0] }).misses(on: event)
    }
    let fileSystems = first.filter { $0.list == .filesystem }
    return indices.map { evaluator([first[$0]] + fileSystems).misses(on: event)[0] }
  }

  /// Why a rule does not decide, in one clause.
  func reason(_ missed: Missed, _ text: EventText) -> String {
    switch missed.why {
    case .unreadable: return "the line cannot be read"
    case .open: return "whether it matches cannot be known"
    case .miss(let miss):
      // The list ended at a rule before: the place is counted on its own list.
      let list = first.indices.filter { first[$0].list == first[missed.index].list }
      return MissText(text, classes: classes).reason(miss, of: first[missed.index]) { index in
        list.indices.contains(index) ? place(list[index]) : "another rule"
      }
    }
  }

  /// The lists on which a rule could have decided the event.
  private static func lists(judging event: Event) -> [FilterList] {
    switch event {
    case .call: [.exit, .task]
    case .message: [.user, .exclude]
    case .record: [.exclude]
    case .birth: [.task]
    case .ioUring: [.ioUring]
    }
  }

  private func reach(_ miss: Miss, _ rule: Rule) -> Double {
    switch miss {
    case .comparison(let index): Double(index + 1) / Double(rule.comparisons.count + 1)
    case .outranked, .behindEnd: 1
    case .notAsked, .otherCall, .empty: 0
    }
  }

  // MARK: Remarks

  func remarks(on question: Question, _ bounds: DecisionBounds) -> [String] {
    var remarks = bounds.open.map { index -> String in
      let readings = rules.lines[index].readings.count
      switch readings {
      case 0: return "\(place(index)) cannot be read, and the answer hangs on it"
      case 1: return "\(place(index)) hangs on what is not known of the event"
      default: return "\(place(index)) can be read in \(readings) ways, and the answer hangs on it"
      }
    }
    let judge = evaluator(first)
    let judgement = judge.judgement(on: question.event)
    if judgement.isRecorded == nil || judgement.keys.count > 1 {
      remarks.append("which of the event's names the kernel collects first changes the answer")
    }
    if let remark = remarkOnOrder(question.event, judge, judgement) { remarks.append(remark) }
    if let logged = question.loggedKeys, bounds.isRecorded == true, !bounds.keys.contains(logged) {
      let keys = logged.map(\.description).joined(separator: ", ")
      remarks.append(
        keys.isEmpty ? "the log has it without a key" : "the log has it under \(keys)")
    } else if question.loggedKeys != nil, bounds.isRecorded == false {
      remarks.append("the log has it: it was recorded by other rules")
    }
    return remarks
  }

  /// Rules that watch one file swap whenever it is replaced.
  private func remarkOnOrder(_ event: Event, _ judge: Evaluator, _ now: Judgement) -> String? {
    guard case .call(var call) = event else { return nil }
    let files = Set(call.names.compactMap(\.file))
    let watches = Set(first.compactMap(\.path)).filter { path in
      call.world.files[path].map(files.contains) ?? false
    }.sorted()
    call.world.changes += watches.flatMap { [$0, $0] }
    let later = judge.judgement(on: .call(call))
    guard later.isRecorded != now.isRecorded || later.keys != now.keys else { return nil }
    let outcome = later.isRecorded.map { $0 ? "recorded" : "not recorded" } ?? "open"
    let keys = later.keys.flatMap { $0 }.map(\.description).sorted()
    let under = keys.isEmpty ? "" : " under \(keys.joined(separator: ", "))"
    let names = watches.map(\.description).joined(separator: ", ")
    return "once \(names) was replaced twice it would be \(outcome)\(under)"
  }

  /// What the answer rests on.
  func assumptions(on question: Question) -> [Assumption] {
    guard case .call(let call) = question.event else { return [.enabled, .noLoss] }
    var assumptions = Assumption.behind(readings.joined())
    if rules.settings?.enabled != nil { assumptions.removeAll { $0 == .enabled } }
    if call.names.isEmpty {
      assumptions.removeAll { [.places, .facts, .mounts, .hardLinks].contains($0) }
    }
    return readings.contains { $0.count > 1 } ? assumptions + [.readings] : assumptions
  }
}
