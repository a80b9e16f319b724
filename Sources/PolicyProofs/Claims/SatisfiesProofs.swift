import Diagnostics
import PolicyModel
import PolicySyntax

/// `satisfies`: the groups in use that name a control record, together, all that it demands.
struct SatisfiesProofs {
  private let ground: ClaimGround
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var provedCount = 0

  init(_ ground: ClaimGround) {
    self.ground = ground
  }

  /// Proves every claim of the groups in use.
  mutating func prove() {
    for (reference, places) in claims.sorted(by: { $0.key < $1.key }) {
      guard let control = ground.library.control(reference), let place = places.first else {
        continue
      }
      prove(control, claimedAt: place, also: Array(places.dropFirst()))
    }
  }

  /// Where each control is claimed.
  private var claims: [ControlReference: [Span]] {
    var claims: [ControlReference: [Span]] = [:]
    for group in ground.profile.groups {
      guard let syntax = ground.library.groups[group.name] else { continue }
      for case .satisfies(let claim) in syntax.statements {
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
    case .covered: provedCount += 1
    case .notApplicable:
      diagnostics.append(
        Diagnostic(
          .note, "nothing-demanded", "'\(control.reference)' demands nothing of this machine",
          at: place))
    case .notARule, .answeredByDrift:
      diagnostics.append(
        Diagnostic(
          .error, "unanswerable-claim", "no rule can satisfy '\(control.reference)'", at: place
        ).noting(verdict.notes.first ?? "it is answered by comparing what runs with the disk"))
    default: report(verdict, place, others, entries)
    }
  }

  private mutating func report(
    _ verdict: ControlVerdict, _ place: Span, _ others: [Span], _ entries: [ExpectedEntry]
  ) {
    guard
      let part = verdict.parts.first(where: { $0.isOpen })
        ?? verdict.parts.first(where: { $0.isUnknown }) ?? verdict.parts.first(where: \.cannotFire)
    else { return }
    let name = verdict.control.reference
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
    if ground.verdict(of: verdict.control).status == .covered {
      diagnostic.notes.append(
        Diagnostic.Note("the profile as a whole records it, by groups that do not claim it"))
    }
    diagnostics.append(
      diagnostic.advising("let the groups record it, or do not claim the control"))
  }
}
