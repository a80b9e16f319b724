import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText
import Diagnostics
import PolicySyntax

extension EventReading {
  /// `by …`: the login uid, and the uid that goes with it where none is given.
  mutating func addWho(_ syntax: EventSyntax) {
    guard let who = syntax.clauses.who else { return }
    let given = draft.numbers[.uid]
    let uid = given ?? EventScene.user
    let person = max(scene.userIdMinimum, EventScene.user)
    let auid: UInt32
    switch who.word {
    case .users:
      auid = uid >= scene.userIdMinimum && uid != Subject.unset ? uid : person
      if given == nil { draft.numbers[.uid] = auid }
    case .root: auid = 0
    case .daemons: auid = Subject.unset
    case .anyone: auid = uid == Subject.unset ? person : uid
    }
    if given == nil, who.word == .root || who.word == .daemons { draft.numbers[.uid] = 0 }
    guard let said = draft.numbers[.auid] else {
      draft.numbers[.auid] = auid
      return
    }
    let holds = compiler.who(who.word).allSatisfy { test in
      test.number.map { test.op.holds(said, $0) } ?? false
    }
    if !holds {
      report(
        "clause-contradicts", "'by \(who.word.rawValue)' does not hold for the auid given", who.span
      )
    }
  }

  /// `denied`: the call failed with EACCES, if it is not said to have failed with EPERM.
  mutating func addDenial(_ syntax: EventSyntax) {
    guard let span = syntax.clauses.denied else { return }
    let errors = ["EACCES", "EPERM"].compactMap { names.number(ofErrno: $0) }
    if draft.exit == nil, draft.succeeded != true {
      draft.exit = errors.first.map { .value(-Int64($0)) }
    }
    if case .value(let value)? = draft.exit, errors.contains(where: { -Int64($0) == value }) {
      return
    }
    report("clause-contradicts", "'denied' does not hold for the result given", span)
  }

  /// `where …`: what the text leaves open is chosen so that the conditions hold.
  mutating func meetConditions(_ syntax: EventSyntax) {
    for condition in syntax.clauses.conditions {
      guard let alternatives = compiler.alternatives(condition) else { continue }
      let before = draft
      let isMet = alternatives.contains { comparisons in
        draft = before
        for comparison in comparisons where !holds(comparison) { choose(comparison, comparisons) }
        return comparisons.allSatisfy(holds)
      }
      if isMet { continue }
      draft = before
      report(
        "condition-not-met", "the condition does not hold for the event as it is written",
        condition.span, help: "give the event a value for which it holds")
    }
  }

  /// Asked of the specification itself.
  private func holds(_ comparison: FieldComparison) -> Bool {
    var candidate = draft
    candidate.isUnaudited = false
    let rule = Rule(.always, .exit, syscalls: .all, [comparison])
    var scene = scene
    scene.world = scene.places.world(of: [rule])
    let judge = Evaluator([rule], classes: EveryCall())
    return judge.decision(on: candidate.event(in: scene)).rule == 0
  }

  /// Sets the field that a comparison looks at, if the text leaves it open, to a value near the one
  /// compared with for which all comparisons on it hold.
  private mutating func choose(_ comparison: FieldComparison, _ all: [FieldComparison]) {
    if comparison.field == .fieldCompare { return chooseID(comparison) }
    guard let bound = comparison.number else {
      if comparison.field == .exe, comparison.op == .equal, draft.program == nil {
        draft.program = comparison.text.map(EventDraft.Program.at)
      }
      return
    }
    let tests = all.filter { $0.field == comparison.field }
    for value in [bound, bound &+ 1, bound &- 1, 0, 1, ~bound] {
      guard tests.allSatisfy({ test in test.number.map { test.op.holds(value, $0) } ?? false })
      else { continue }
      return set(comparison.field, value)
    }
  }

  /// Makes two ids equal, or different.
  private mutating func chooseID(_ comparison: FieldComparison) {
    guard let number = comparison.number, let pair = InterfieldComparison(number: number) else {
      return
    }
    let subject = draft.event(in: scene).task
    for (field, other) in [(pair.right, pair.left), (pair.left, pair.right)] {
      guard let value = subject.number(other) else { continue }
      set(field, comparison.op == .equal ? value : value == 0 ? EventScene.user : 0)
      if holds(comparison) { return }
    }
  }

  /// Sets a field that the text leaves open.
  private mutating func set(_ field: Field, _ value: UInt32) {
    let name = names.name(of: field) ?? ""
    guard given[name] == nil else { return }
    switch field {
    case .exit: draft.exit = .value(Int64(Int32(bitPattern: value)))
    case .success: draft.succeeded = value != 0
    case .socketFamily: draft.addressFamily = value
    case _ where field.isArgument:
      draft.arguments[Int(field.rawValue - Field.a0.rawValue)] = value
    case _ where EventDraft.taskFields.contains(field): draft.numbers[field] = value
    default:
      for index in draft.names.indices { draft.names[index].set(field, value) }
    }
  }
}

extension NameDraft {
  /// Sets what `field` looks at, if it is open.
  fileprivate mutating func set(_ field: Field, _ value: UInt32) {
    switch field {
    case .objectUid: owner = owner ?? value
    case .objectGid: group = group ?? value
    case .filetype: fileType = fileType ?? value
    case .inode: inode = inode ?? UInt64(value)
    case .devmajor: deviceMajor = deviceMajor ?? value
    case .devminor: deviceMinor = deviceMinor ?? value
    default: break
    }
  }
}

/// Tables for conditions, in which classes of calls have no part.
private struct EveryCall: CallClasses {
  func permissions(of call: Call) -> PermissionSet { .all }
  func calls(ofClass number: UInt32) -> SyscallMask { .none }
}
