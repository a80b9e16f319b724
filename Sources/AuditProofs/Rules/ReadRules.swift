import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText

/// The rules of a book as conditions, and which of them can silence what others record.
struct ReadRules {
  /// Rules that can decide that a call is recorded: of the exit list and of the task list.
  let rules: [Int: ProofRule]
  /// Never rules of the exit list, in order.
  private let neverRules: [Silencer]
  private let taskRules: Set<Int>
  /// Rules of the exit list that are no watches, in order.
  private let listed: [Silencer]
  /// Whether watches on one file stand in the other order, after an even number of replacements.
  private let isReversed: Bool
  /// The places of watches, if calls that take one away are looked at.
  private let watched: Set<ByteString>
  /// Whether watched files were replaced.
  private let isReplaced: Bool
  /// Which of the never rules are watches.
  private let neverWatches: Set<Int>
  /// What silences a call whatever rule records it: never,task and an excluded first record.
  private let always: [Silencer]
  /// What takes the names out of a recorded event.
  private let ofNames: [Silencer]

  /// Rules that are taken for not being there.
  private var excluded: Set<Int> = []

  /// The same without these rules.
  func without(_ excluded: Set<Int>) -> ReadRules {
    guard !excluded.isEmpty else { return self }
    var copy = self
    copy.excluded = excluded
    return copy
  }

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
    listed = rules.indices.compactMap { index in
      guard rules[index].list == .exit, let proof = read[index], !proof.isWatch, !proof.isVoid
      else {
        return nil
      }
      return Silencer(rule: index, conditions: proof.conditions)
    }
    isReversed =
      reading.circumstances.replacements > 0
      && reading.circumstances.replacements.isMultiple(of: 2)
    watched = reading.circumstances.isRemoval ? reading.watched : []
    isReplaced = reading.circumstances.replacements > 0
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
      guard !isTask, !excluded.contains(silencer.rule) else { return nil }
      if isWatch, neverWatches.contains(silencer.rule) { return behind(index, silencer) }
      return silencer.rule < index ? silencer : nil
    }
    // On the task list, too, the first match wins.
    let anyway = always.filter {
      !excluded.contains($0.rule)
        && (!isTask || !taskRules.contains($0.rule) || $0.rule < index)
    }
    return anyway + onList + (needingNames ? ofNames : [])
  }

  /// A watch beside the watch at `index`: if the kernel tries it later, it gets only names that the
  /// other does not take.
  private func behind(_ index: Int, _ silencer: Silencer) -> Silencer {
    guard let second = rules[silencer.rule]?.watch else { return silencer }
    var silencer = silencer
    silencer.names = second.tests
    let stay = staying(index, silencer.rule)
    guard let first = rules[index]?.watch, isTried(index, before: silencer.rule) else {
      return Silencer(
        rule: silencer.rule, conditions: stay + silencer.conditions, names: second.tests)
    }
    silencer.names = first.passed(over: second.tests).filter { !NameTerm($0).isVoid }
    let left = silencer.names.isEmpty ? Condition.never : .name(silencer.names, true)
    return Silencer(
      rule: silencer.rule,
      conditions: stay + silencer.conditions.filter { $0 != .name(second.tests, true) } + [left],
      names: silencer.names)
  }

  /// When a watched name goes, watches are tried before that and at the end, and what was decided
  /// before gives way to a rule that stands earlier. So an earlier watch then prevails over a later one
  /// whichever name comes first, if it is tried both times, or the other is tried too late.
  private func staying(_ index: Int, _ other: Int) -> [Condition] {
    guard index < other, let first = rules[index], let second = rules[other], !watched.isEmpty
    else { return [] }
    let program = first.program.flatMap { $0.place == first.watch?.place ? nil : $0 }
    if first.looksAtResults {
      if second.looksAtResults { return [] }
      // Neither may the earlier miss its program at the end, nor the later match for want of one.
      var places = watched
      if let program, program.isEqual { places.remove(program.place) }
      if let late = second.program, !late.isEqual, late.place != second.watch?.place {
        places.remove(late.place)
      }
      return [.stay(places)]
    }
    var places = watched
    if second.looksAtResults {
      if let program, !program.isEqual { places.remove(program.place) }
      return [.stay(places)]
    }
    if let program, program.isEqual { places.remove(program.place) }
    if let own = first.watch?.place { places.remove(own) }
    guard let late = second.program, !late.isEqual, late.place != second.watch?.place else {
      return [.stay(places)]
    }
    return [.stay(places), .program(late.place, false, isAtEnd: false)]
  }

  /// Whether the watch at `first` is tried before the one at `second` wherever a name has both.
  func isTried(_ first: Int, before second: Int) -> Bool {
    guard let one = rules[first]?.watch, let other = rules[second]?.watch else { return false }
    switch (one.place, other.place) {
    case (let one?, let other?):
      return one == other && (isReversed ? first > second : first < second)
    case (nil, nil): return first < second
    // Watches by path go to the front once their file is replaced.
    default: return isReplaced ? one.place != nil : first < second
    }
  }

  /// Rules without a name that stand between two watches: where one matches, the later watch is not
  /// tried (kernel/auditsc.c, audit_filter_rules, prio).
  func limits(between first: Int, and second: Int) -> [Silencer] {
    guard isWatch(first), isWatch(second) else { return [] }
    let between = min(first, second)...max(first, second)
    return listed.filter { between.contains($0.rule) && !excluded.contains($0.rule) }
  }

  /// `silencer`, a watch behind the watch at `index`, but for where a rule between them keeps it from
  /// being tried. Where a name goes, what it said before that may count all the same.
  func limited(_ silencer: Silencer, behind index: Int) -> Silencer {
    guard index < silencer.rule, watched.isEmpty else { return silencer }
    var copy = silencer
    copy.except += limits(between: index, and: silencer.rule).map(\.conditions)
    return copy
  }

  /// Whether calls of `term` that take `gone` away may be silenced behind the watch at `index`.
  ///
  /// It is tried only before the name goes. If another watch takes the call then, what that one said
  /// gives way at the end to a never rule between the two.
  func isOvertaken(_ index: Int, gone: ByteString?, in term: Term, on host: ProofHost) -> Bool {
    guard let gone, let rule = rules[index], let watch = rule.watch,
      watch.place == nil || watch.place == gone || rule.program?.place == gone
    else { return false }
    let never = neverRules.filter {
      $0.rule > index && !isWatch($0.rule) && !excluded.contains($0.rule)
    }
    guard let first = never.first else { return false }
    return rules.contains { other, rule in
      guard other > first.rule, rule.isWatch, rule.action == .always, !excluded.contains(other)
      else { return false }
      let both = rule.conditions.matched(of: term, on: host)
      return never.contains { silencer in
        silencer.rule < other
          && both.contains { !silencer.conditions.matched(of: $0, on: host).isEmpty }
      }
    }
  }

  /// What the rule at `index` silences, whatever its list; empty if it silences nothing.
  func silencers(by index: Int) -> [Silencer] {
    (neverRules + always).filter { $0.rule == index && !excluded.contains(index) }
  }
}

extension ReadRules {
  /// Rules that may file under another key what the rule at `index` records, by coming first: those
  /// before it on a list, those of the task list before any other, and any watch if it is a watch.
  func rivals(of index: Int, in all: [Rule]) -> [Silencer] {
    others(of: index, in: all) { other, rule in
      guard rule.action == .always else { return false }
      if taskRules.contains(index) { return taskRules.contains(other) && other < index }
      return taskRules.contains(other) || other < index || isWatch(index) && rule.isWatch
    }.map { isWatch(index) ? behind(index, $0) : $0 }
  }

  /// Rules whose key is logged with what the rule at `index` records, since it has none of its own:
  /// those that would have decided without it, never rules among them.
  func keyGivers(of index: Int, in all: [Rule]) -> [Silencer] {
    guard all[index].keys.isEmpty, !taskRules.contains(index) else { return [] }
    return others(of: index, in: all) { other, rule in
      other > index && !(isWatch(index) && rule.isWatch) && !taskRules.contains(other)
    }
  }

  func isWatch(_ index: Int) -> Bool { rules[index]?.isWatch ?? false }

  /// Rules with other keys than the one at `index`.
  private func others(
    of index: Int, in all: [Rule], _ isMeant: (Int, ProofRule) -> Bool
  ) -> [Silencer] {
    let keys = all[index].keys.sorted()
    return rules.keys.sorted().compactMap { other in
      guard let rule = rules[other], !rule.isVoid, other != index, !excluded.contains(other),
        all[other].keys.sorted() != keys, isMeant(other, rule)
      else { return nil }
      return Silencer(rule: other, conditions: rule.conditions)
    }
  }
}
