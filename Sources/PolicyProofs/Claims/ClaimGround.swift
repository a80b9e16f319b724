import AuditCatalogue
import AuditEvents
import AuditProofs
import AuditRules
import Diagnostics
import PolicyCompilation
import PolicyModel
import PolicySyntax

/// What the proofs of a profile's claims share.
final class ClaimGround {
  /// A rule of the profile, as it is loaded.
  typealias Entry = ExpectedLoad.Entry

  let profile: CompiledProfile
  let library: PolicyLibrary
  let load: ExpectedLoad
  let host: ProofHost
  let demands: DemandCompiler
  /// The profile as a whole.
  let whole: CoverageJudge
  /// The controls that are looked at; all if `nil`.
  var controls: Set<ControlReference>?
  /// What groups alone were proved to meet: the rules of the others, which only record, take nothing
  /// from it.
  private var proved: Set<ControlReference> = []
  private var verdicts: [ControlReference: ControlVerdict] = [:]
  /// Groups that name the same controls are judged by one book of rules.
  private var judges: [[Int]: CoverageJudge] = [:]

  init(_ build: ProfileBuild, in library: PolicyLibrary, names: any AuditNames) {
    profile = build.profile
    self.library = library
    load = ExpectedLoad(build)
    host = ProofHost(target: profile.target, facts: profile.facts, names: names)
    demands = DemandCompiler(for: profile, in: library, names: names)
    whole = CoverageJudge(HeldState(load), demands: demands, on: host, describing: false)
  }

  /// Whether a control is looked at.
  func isAsked(_ control: Control) -> Bool { controls?.contains(control.reference) ?? true }

  /// Whether the profile as a whole meets a control.
  func isMet(_ control: Control) -> Bool {
    proved.contains(control.reference) || verdict(of: control).status == .covered
  }

  /// Takes note of what groups alone meet.
  func addProof(of control: ControlReference) { proved.insert(control) }

  /// How the profile as a whole meets a control.
  func verdict(of control: Control) -> ControlVerdict {
    if let known = verdicts[control.reference] { return known }
    let verdict = whole.verdict(of: control)
    verdicts[control.reference] = verdict
    return verdict
  }

  /// The groups alone that name a control, under every ignore of the profile.
  func groupsAlone(for control: ControlReference) -> (judge: CoverageJudge, entries: [Entry]) {
    let kept = load.rules.indices.filter { index in
      let entry = load.rules[index]
      return entry.controls.contains(control) || !entry.rule.rule.asksForEvents
    }
    let entries = kept.map { load.rules[$0] }
    if let known = judges[kept] { return (known, entries) }
    let state = HeldState(
      RuleLineSet(entries.map(\.rule.readings), isEnabled: load.settings.enabled != 0),
      settings: load.settings.values)
    let judge = CoverageJudge(state, demands: demands, on: host, describing: false)
    judges[kept] = judge
    return (judge, entries)
  }

  /// What shows that a part is open: the event in the policy's words, and the rule that silences it.
  func notes(on part: PartVerdict, _ entries: [Entry]) -> [Diagnostic.Note] {
    var notes: [Diagnostic.Note] = []
    if let witness = part.witness {
      let scene = EventScene(
        names: host.names, machine: host.target.machine, places: Places(facts: host.facts),
        userIdMinimum: profile.userIdMinimum)
      let event = EventText(witness.event, in: scene).line
      let clause = witness.circumstances.clause.map { ", \($0)" } ?? ""
      let how = witness.kind == .withoutNames ? "is recorded without its names" : "is not recorded"
      notes.append(Diagnostic.Note("this event \(how)\(clause): \(event)"))
      if let line = witness.silencedBy, let place = entries[line].statement {
        notes.append(Diagnostic.Note("this decides so", at: place))
      }
    } else {
      notes += part.notes.map { Diagnostic.Note($0) }
    }
    notes.append(Diagnostic.Note("what is demanded", at: part.demand))
    return notes
  }

  /// The control that an exception is about.
  func control(of exception: ExceptionSyntax) -> Control? {
    library.control(
      ControlReference(
        catalogue: exception.catalogue.text, id: exception.id.text, part: exception.part?.text))
  }
}

extension [PartVerdict] {
  /// The part that a finding tells of: one that is certainly open, else one that cannot be told, else
  /// one that nothing can match.
  var firstFailing: PartVerdict? {
    first { $0.isOpen } ?? first { $0.isUnknown } ?? first { $0.cannotFire }
  }

  /// Whether nothing is asked: each part is for machines that are not like this one.
  var askNothing: Bool { allSatisfy(\.isNotAsked) }
}

extension Rule {
  /// Whether it can ask for events: it records on the exit or the task list.
  var asksForEvents: Bool { action == .always && (list == .exit || list == .task) }
}
