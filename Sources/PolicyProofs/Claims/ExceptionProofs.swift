import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import PolicyModel
import PolicySyntax

/// `exception`: its end, and what it claims of the control all the same.
struct ExceptionProofs {
  private let ground: ClaimGround
  private let today: String
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var provedCount = 0

  init(_ ground: ClaimGround, today: String) {
    self.ground = ground
    self.today = today
  }

  mutating func prove() {
    var endless: [ExceptionSyntax] = []
    for exception in ground.profile.exceptions {
      guard let control = ground.control(of: exception), ground.isAsked(control) else { continue }
      if exception.until == nil { endless.append(exception) }
      judgeEnd(of: exception, control)
      guard !exception.isExpired(on: today) else { continue }
      if let claim = exception.claim {
        judge(claim, exception, control)
      } else {
        judgeMetAnyway(exception, control)
      }
    }
    report(endless: endless)
  }

  // MARK: Ends

  private mutating func judgeEnd(of exception: ExceptionSyntax, _ control: Control) {
    guard exception.isExpired(on: today), let until = exception.until else { return }
    diagnostics.append(
      Diagnostic(
        .error, "expired-exception",
        "the exception for '\(control.reference)' ended on \(until.iso)", at: until.span
      ).advising("meet the control, or agree on a new date"))
  }

  /// One note for all of them: a profile may have many.
  private mutating func report(endless: [ExceptionSyntax]) {
    guard let first = endless.first else { return }
    let controls = endless.compactMap { ground.control(of: $0)?.reference.description }
    let count = endless.count == 1 ? "an exception has" : "\(endless.count) exceptions have"
    diagnostics.append(
      Diagnostic(.note, "endless-exception", "\(count) no end", at: first.span)
        .noting(controls.joined(separator: ", "))
        .advising("write 'until YYYY-MM-DD', so that they are looked at again"))
  }

  // MARK: Claims

  private mutating func judge(
    _ claim: ExceptionSyntax.Claim, _ exception: ExceptionSyntax, _ control: Control
  ) {
    switch claim.kind {
    case .notApplicable: judgeApplicable(claim, control)
    case .covered, .partly:
      guard !control.demands.isEmpty else {
        diagnostics.append(
          .unanswerable(control, "no rule can bear out a claim on", at: claim.span))
        return
      }
      let verdict = ground.verdict(of: control)
      guard !verdict.parts.askNothing else {
        diagnostics.append(.nothingDemanded(of: control, verdict, at: claim.span))
        return
      }
      if case .covered = claim.kind {
        judge(claim, control, failing: verdict.parts.firstFailing)
      } else {
        judgeMetAnyway(exception, control)
        judgePartly(claim, control, verdict)
      }
    }
  }

  private mutating func judgeMetAnyway(_ exception: ExceptionSyntax, _ control: Control) {
    guard !control.demands.isEmpty, ground.isMet(control) else { return }
    diagnostics.append(
      Diagnostic(
        .warning, "met-anyway", "'\(control.reference)' is met, so it needs no exception",
        at: exception.span
      )
      .noting("everything that it demands is recorded or set", at: control.span)
      .advising("remove the exception, or write 'claim covered' if the wording is what differs"))
  }

  /// The demand without what the claim leaves out. What cannot fire as a whole is left out by nobody,
  /// and does not speak against the claim.
  private mutating func judgePartly(
    _ claim: ExceptionSyntax.Claim, _ control: Control, _ verdict: ControlVerdict
  ) {
    guard let region = ground.demands.region(of: claim) else { return }
    diagnostics += region.diagnostics
    guard !region.diagnostics.hasErrors else { return }
    let rest = ground.whole.parts(of: control, without: region.rules)
    if rest.allSatisfy({ $0.cannotFire || $0.isNotAsked }), claim.disputed == nil {
      diagnostics.append(
        Diagnostic(
          .warning, "nothing-claimed",
          "the claim leaves nothing of what '\(control.reference)' demands", at: claim.span
        ).advising("remove the claim; the exception says as much"))
      return
    }
    judge(claim, control, failing: rest.first { $0.isOpen } ?? rest.first { $0.isUnknown })
    if let blind = verdict.parts.first(where: \.cannotFire) {
      var note = Diagnostic(
        .note, "claim-cannot-fire",
        "some of what '\(control.reference)' demands can match nothing on this machine",
        at: claim.span)
      note.notes = ground.notes(on: blind, ground.load.rules)
      diagnostics.append(note)
    }
  }

  /// Whether a claim holds; one that is disputed must not.
  private mutating func judge(
    _ claim: ExceptionSyntax.Claim, _ control: Control, failing: PartVerdict?
  ) {
    switch (failing, claim.disputed) {
    case (nil, nil): provedCount += 1
    case (nil, .some):
      diagnostics.append(
        Diagnostic(
          .error, "disputed-claim-holds",
          "the claim for '\(control.reference)' is disputed, and it holds", at: claim.span
        ).advising("remove 'disputed'"))
    case (let part?, nil): diagnostics.append(failure(of: claim, control, part))
    case (let part?, .some): provedCount += part.isUnknown ? 0 : 1
    }
  }

  private func failure(
    of claim: ExceptionSyntax.Claim, _ control: Control, _ part: PartVerdict
  ) -> Diagnostic {
    let (id, message) =
      switch part.outcome {
      case .unknown:
        ("undecided-claim", "whether the claim for '\(control.reference)' holds cannot be told")
      case .cannotFire:
        (
          "claim-cannot-fire",
          "'\(control.reference)' demands what no rule can see on this machine"
        )
      default: ("unproved-claim", "the claim for '\(control.reference)' does not hold")
      }
    var diagnostic = Diagnostic(.error, id, message, at: claim.span)
    diagnostic.notes = ground.notes(on: part, ground.load.rules)
    return diagnostic.advising(
      "record it, claim less, or write 'disputed \"why\"' if the claim is known to be false")
  }

  /// What is said not to apply must not be there.
  private mutating func judgeApplicable(_ claim: ExceptionSyntax.Claim, _ control: Control) {
    guard let facts = ground.profile.facts else { return }
    let places = ground.demands.demands(of: control).flatMap(\.rules)
      .compactMap { $0.path ?? $0.dir }
    guard !places.isEmpty else { return }
    let present = places.first { place in
      if case .found = facts.kind(of: place, followingLast: false) { true } else { false }
    }
    // Partial facts cannot say that there is none of it.
    if present == nil, facts.isPartial { return }
    switch (present, claim.disputed) {
    case (nil, nil): return
    case (let place?, nil):
      diagnostics.append(
        Diagnostic(
          .warning, "applicable-after-all",
          "'\(control.reference)' is said not to apply, and '\(place)' is on '\(facts.name)'",
          at: claim.span
        )
        .noting("the control", at: control.span)
        .advising("meet the control, or except it without the claim"))
    case (nil, .some):
      diagnostics.append(
        Diagnostic(
          .error, "disputed-claim-holds",
          "the claim for '\(control.reference)' is disputed, and '\(facts.name)' has none of it",
          at: claim.span
        ).advising("remove 'disputed'"))
    case (.some, .some): provedCount += 1
    }
  }
}
