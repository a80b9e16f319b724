import AuditCatalogue
import AuditEvents
import AuditProofs
import AuditRules
import ByteText
import Diagnostics
import PolicyCompilation
import PolicyModel
import PolicySyntax

/// What a profile claims of controls, held against what its rules record.
public struct ClaimProofs {
  /// The claims that do not hold, and what is to be said of those that do, sorted by place.
  public let diagnostics: [Diagnostic]
  /// How many claims were proved.
  public let provedCount: Int

  /// Proves what `build`'s profile claims.
  ///
  /// - Parameters:
  ///   - build: a build without errors.
  ///   - today: the day by which exceptions are judged, as `YYYY-MM-DD` (UTC).
  public init(
    _ build: ProfileBuild, in library: PolicyLibrary, names: any AuditNames, today: String
  ) {
    let ground = ClaimGround(build, in: library, names: names)
    var satisfied = SatisfiesProofs(ground)
    satisfied.prove()
    var adopted = AdoptionProofs(ground, today: today)
    adopted.prove()
    var excepted = ExceptionProofs(ground, today: today)
    excepted.prove()
    diagnostics =
      (satisfied.diagnostics + adopted.diagnostics + excepted.diagnostics).sortedByPlace
    provedCount = satisfied.provedCount + adopted.provedCount + excepted.provedCount
  }
}

/// What the proofs of a profile's claims share.
final class ClaimGround {
  let profile: CompiledProfile
  let library: PolicyLibrary
  let load: ExpectedLoad
  let host: ProofHost
  let demands: DemandCompiler
  /// The profile as a whole.
  let whole: CoverageJudge
  private var verdicts: [ControlReference: ControlVerdict] = [:]

  init(_ build: ProfileBuild, in library: PolicyLibrary, names: any AuditNames) {
    profile = build.profile
    self.library = library
    load = ExpectedLoad(build)
    host = ProofHost(target: profile.target, facts: profile.facts, names: names)
    demands = DemandCompiler(for: profile, in: library, names: names)
    whole = CoverageJudge(HeldState(load), demands: demands, on: host)
  }

  /// How the profile as a whole meets a control.
  func verdict(of control: Control) -> ControlVerdict {
    if let known = verdicts[control.reference] { return known }
    let verdict = whole.verdict(of: control)
    verdicts[control.reference] = verdict
    return verdict
  }

  /// The groups alone that name a control, under every ignore of the profile.
  func groupsAlone(for control: ControlReference) -> (
    judge: CoverageJudge, entries: [ExpectedLoad.Entry]
  ) {
    let entries = load.rules.filter { entry in
      entry.controls.contains(control) || !entry.rule.rule.asksForEvents
    }
    let state = HeldState(
      RuleLineSet(entries.map(\.rule.readings), isEnabled: load.settings.enabled != 0),
      settings: load.settings.values)
    return (CoverageJudge(state, demands: demands, on: host), entries)
  }

  /// What shows that a part is open: the event in the policy's words, and the rule that silences it.
  func notes(on part: PartVerdict, _ entries: [ExpectedLoad.Entry]) -> [Diagnostic.Note] {
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
}

extension Rule {
  /// Whether it can ask for events: it records on the exit or the task list.
  var asksForEvents: Bool { action == .always && (list == .exit || list == .task) }
}
