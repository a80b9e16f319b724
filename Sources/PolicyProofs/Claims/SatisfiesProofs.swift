import Diagnostics
import PolicyModel
import PolicySyntax

/// `satisfies`: the groups in use that name a control record, together, all that it demands.
struct SatisfiesProofs {
  private let ground: ClaimGround
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var provedCount = 0
  private(set) var failures: [ClaimFailure] = []
  /// The controls that were proved.
  private var proved: Set<ControlReference> = []

  init(_ ground: ClaimGround) {
    self.ground = ground
  }

  /// Proves every claim of the groups in use.
  mutating func prove() {
    for (reference, places) in claims.sorted(by: { $0.key < $1.key }) {
      guard let control = ground.library.control(reference), ground.isAsked(control),
        let place = places.first
      else { continue }
      prove(control, claimedAt: place, also: Array(places.dropFirst()))
    }
    for group in ground.profile.groups where !group.hasRecords { report(idle: group) }
  }

  /// Where each control is claimed.
  private var claims: [ControlReference: [Span]] {
    var claims: [ControlReference: [Span]] = [:]
    for group in ground.profile.groups {
      guard let syntax = ground.library.groups[group.name] else { continue }
      for claim in syntax.claims {
        for item in claim.controls {
          let reference = ground.library.catalogues[claim.catalogue.text]?
            .control(item.id.text, part: item.part?.text)?.reference
          if let reference { claims[reference, default: []].append(item.span) }
        }
      }
    }
    return claims
  }

  private mutating func prove(_ control: Control, claimedAt place: Span, also others: [Span]) {
    let (judge, entries) = ground.groupsAlone(for: control.reference)
    let verdict = judge.verdict(of: control)
    switch verdict.status {
    case .covered:
      provedCount += 1
      proved.insert(control.reference)
      ground.addProof(of: control.reference)
    case .notApplicable:
      diagnostics.append(.nothingDemanded(of: control, verdict, at: place))
    case .notARule, .answeredByDrift:
      diagnostics.append(.unanswerable(control, "no rule can satisfy", at: place))
    default: report(verdict, place, others, entries)
    }
  }

  private mutating func report(
    _ verdict: ControlVerdict, _ place: Span, _ others: [Span], _ entries: [ClaimGround.Entry]
  ) {
    guard let part = verdict.parts.firstFailing else { return }
    let name = verdict.control.reference
    failures.append(ClaimFailure(control: name, part: part))
    let (id, message) =
      switch part.outcome {
      case .unknown: ("undecided-claim", "whether '\(name)' is satisfied cannot be told")
      case .cannotFire:
        ("claim-cannot-fire", "'\(name)' demands what no rule can see on this machine")
      default: ("unproved-claim", "'\(name)' is not satisfied")
      }
    var diagnostic = Diagnostic(.error, id, message, at: place)
    diagnostic.notes = ground.notes(on: part, entries)
    diagnostic.notes += others.map { Diagnostic.Note("claimed here as well", at: $0) }
    if part.isOpen, !ground.profile.groups.contains(where: { $0.records(for: name) }) {
      diagnostic.notes.append(
        Diagnostic.Note("no group in use that claims it has a rule on this machine"))
    }
    if ground.isMet(verdict.control) {
      diagnostic.notes.append(
        Diagnostic.Note("the profile as a whole records it, by groups that do not claim it"))
    }
    diagnostics.append(
      diagnostic.advising("let the groups record it, or do not claim the control"))
  }

  /// Tells of a group that claims what others alone do.
  private mutating func report(idle group: CompiledGroup) {
    let claims = group.controls.filter(proved.contains)
    guard let syntax = ground.library.groups[group.name], !claims.isEmpty,
      let place = syntax.claims.first?.span
    else { return }
    let names = claims.map { "'\($0)'" }.joined(separator: ", ")
    diagnostics.append(
      Diagnostic(
        .warning, "claim-without-rules",
        "'\(group.name)' has no rule on this machine, and claims \(names)", at: place
      ).advising("drop the group from the profile; the control is met without it"))
  }
}

extension RulesSyntax {
  /// Its `satisfies` statements.
  fileprivate var claims: [SatisfiesSyntax] {
    statements.compactMap { if case .satisfies(let claim) = $0 { claim } else { nil } }
  }
}

extension CompiledGroup {
  /// Whether any of its rules records.
  fileprivate var hasRecords: Bool { rules.contains { $0.rule.asksForEvents } }

  /// Whether it claims `control` and has a rule that could meet it.
  fileprivate func records(for control: ControlReference) -> Bool {
    controls.contains(control) && hasRecords
  }
}
