import AuditCatalogue
import AuditEvents
import AuditRules

/// The rules of a book as conditions, and which of them can silence what others record.
struct ReadRules {
  /// Rules that can decide that a call is recorded: of the exit list and of the task list.
  let rules: [Int: ProofRule]
  /// Never rules of the exit list, in order.
  private let neverRules: [Silencer]
  private let taskRules: Set<Int>
  /// Whether watches on one file stand in the other order, after an even number of replacements.
  private let isReversed: Bool
  /// Which of the never rules are watches.
  private let neverWatches: Set<Int>
  /// What silences a call whatever rule records it: never,task and an excluded first record.
  private let always: [Silencer]
  /// What takes the names out of a recorded event.
  private let ofNames: [Silencer]

  init(_ rules: [Rule], _ reading: RuleReading) {
    var read: [Int: ProofRule] = [:]
    var never: [Silencer] = []
    var watches: Set<Int> = []
    var task: [Silencer] = []
    taskRules = Set(rules.indices.filter { rules[$0].list == .task })
    for (index, rule) in rules.enumerated() where rule.list == .exit || rule.list == .task {
      let proof = reading.read(rule)
      read[index] = proof
      guard rule.action == .never, !proof.isVoid else { continue }
      let silencer = Silencer(rule: index, conditions: proof.conditions)
      if rule.list == .task {
        task.append(silencer)
      } else {
        never.append(silencer)
        if proof.isWatch { watches.insert(index) }
      }
    }
    self.rules = read
    isReversed =
      reading.circumstances.replacements > 0
      && reading.circumstances.replacements.isMultiple(of: 2)
    neverRules = never
    neverWatches = watches
    always =
      task
      + MessageReading(reading: reading, type: RecordType.syscall)
      .silencers(rules, on: .exclude)
    ofNames = MessageReading(reading: reading, type: RecordType.path)
      .silencers(rules, on: .exclude)
  }

  /// What may keep an event from being recorded although the rule at `index` would record it.
  ///
  /// A never rule of the list must come first. Watches change places when their file is replaced, and
  /// among several names of a call the first decides, so behind a watch any never watch counts.
  func silencers(of index: Int, needingNames: Bool) -> [Silencer] {
    let isWatch = rules[index]?.isWatch ?? false
    let isTask = taskRules.contains(index)
    let onList = neverRules.compactMap { silencer -> Silencer? in
      guard !isTask else { return nil }
      if isWatch, neverWatches.contains(silencer.rule) { return behind(index, silencer) }
      return silencer.rule < index ? silencer : nil
    }
    // On the task list, too, the first match wins.
    let anyway = always.filter { !isTask || !taskRules.contains($0.rule) || $0.rule < index }
    return anyway + onList + (needingNames ? ofNames : [])
  }

  /// A never watch beside the watch at `index`: if it comes behind on the same file, it gets only names
  /// that the other does not take.
  private func behind(_ index: Int, _ silencer: Silencer) -> Silencer {
    guard let first = rules[index]?.watch, let second = rules[silencer.rule]?.watch,
      first.place != nil, first.place == second.place,
      isReversed ? index > silencer.rule : index < silencer.rule
    else { return silencer }
    var conditions = silencer.conditions.filter { $0 != .name(second.tests, true) }
    let left = first.passed(over: second.tests).filter { !NameTerm($0).isVoid }
    conditions.append(left.isEmpty ? .never : .name(left, true))
    return Silencer(rule: silencer.rule, conditions: conditions)
  }

  /// What the rule at `index` silences, whatever its list; empty if it silences nothing.
  func silencers(by index: Int) -> [Silencer] {
    (neverRules + always).filter { $0.rule == index }
  }
}

extension ReadRules {
  /// Rules that may file under another key what the rule at `index` records: those before it, and
  /// any watch if it is a watch or has no key of its own.
  func rivals(of index: Int, in all: [Rule]) -> [Silencer] {
    let keys = all[index].keys.sorted()
    let isWatch = rules[index]?.isWatch ?? false
    return rules.keys.sorted().compactMap { other in
      guard let rule = rules[other], rule.action == .always, !rule.isVoid, other != index,
        all[other].keys.sorted() != keys,
        other < index || keys.isEmpty || isWatch && rule.isWatch
      else { return nil }
      return Silencer(rule: other, conditions: rule.conditions)
    }
  }
}
