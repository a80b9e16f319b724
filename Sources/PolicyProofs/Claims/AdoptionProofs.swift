import Diagnostics
import PolicyCompilation
import PolicyModel
import PolicySyntax

/// `adopt`: each control with demands is met by the profile, or excepted.
struct AdoptionProofs {
  private let ground: ClaimGround
  private let today: String
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var provedCount = 0

  init(_ ground: ClaimGround, today: String) {
    self.ground = ground
    self.today = today
  }

  /// Judges every control of the adopted catalogues.
  mutating func prove() {
    let excepted = Set(
      ground.profile.exceptions.filter { !$0.isExpired(on: today) }.compactMap {
        ground.control(of: $0)?.reference
      })
    for adoption in ground.profile.adoptions {
      guard let catalogue = ground.library.catalogues[adoption.catalogue.text] else { continue }
      for control in catalogue.controls
      where !control.demands.isEmpty && ground.isAsked(control)
        && !excepted.contains(control.reference)
      {
        judge(control, adoption)
      }
    }
  }

  private mutating func judge(_ control: Control, _ adoption: AdoptSyntax) {
    guard !ground.isMet(control) else {
      provedCount += 1
      return
    }
    let verdict = ground.verdict(of: control)
    let message: String
    switch verdict.status {
    case .notApplicable:
      diagnostics.append(.nothingDemanded(of: control, verdict, at: adoption.span))
      return
    case .unknown: message = "whether '\(control.reference)' is met cannot be told"
    case .cannotFire:
      message = "'\(control.reference)' demands what no rule can see on this machine"
    default: message = "'\(control.reference)' is neither met nor excepted"
    }
    var diagnostic = Diagnostic(.error, "unmet-control", message, at: adoption.span)
    if let part = verdict.parts.firstFailing {
      diagnostic.notes = ground.notes(on: part, ground.load.rules)
    }
    let way = Self.way(toMeet: control, verdict)
    diagnostics.append(
      diagnostic.advising("\(way), or write: exception \(control.reference) reason \"…\""))
  }

  /// What would meet the demand that fails first.
  private static func way(toMeet control: Control, _ verdict: ControlVerdict) -> String {
    if case .unknown = verdict.status { return "say in the profile what is missing" }
    let failing = verdict.parts.firstFailing?.demand
    switch control.demands.first(where: { $0.span == failing })?.kind {
    case .immutable: return "write 'immutable' into the profile"
    case .loginuidImmutable: return "write 'loginuid immutable' into the profile"
    case .setting: return "set it in the 'settings' of the profile"
    case .messages: return "take the types out of what is ignored"
    case .record, nil: return "use a group that records it"
    }
  }
}

extension ExceptionSyntax {
  /// Whether its last day, which still counts, is before `day`, `YYYY-MM-DD`.
  public func isExpired(on day: String) -> Bool { until.map { $0.iso < day } ?? false }
}
