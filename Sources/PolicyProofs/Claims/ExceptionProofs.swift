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
    for exception in ground.profile.exceptions {
      guard let control = ground.control(of: exception) else { continue }
      judgeEnd(of: exception, control)
      guard !exception.isExpired(on: today) else { continue }
      switch exception.claim?.kind {
      case nil: judgeMetAnyway(exception, control)
      case .covered?: judge(exception, control, ground.verdict(of: control).parts)
      case .partly?:
        judgeMetAnyway(exception, control)
        judgePartly(exception, control)
      case .notApplicable?: judgeApplicable(exception, control)
      }
    }
  }

  private mutating func judgeEnd(of exception: ExceptionSyntax, _ control: Control) {
    guard exception.isExpired(on: today), let until = exception.until else { return }
    diagnostics.append(
      Diagnostic(
        .error, "expired-exception",
        "the exception for '\(control.reference)' ended on \(until.iso)", at: until.span
      ).advising("meet the control, or agree on a new date"))
  }

  private mutating func judgeMetAnyway(_ exception: ExceptionSyntax, _ control: Control) {
    guard !control.demands.isEmpty, ground.verdict(of: control).status == .covered else { return }
    diagnostics.append(
      Diagnostic(
        .warning, "met-anyway", "'\(control.reference)' is met, so it needs no exception",
        at: exception.span
      )
      .noting("everything that it demands is recorded", at: control.span)
      .advising("remove the exception, or write 'claim covered' if the wording is what differs"))
  }

  /// The demand without what the claim leaves out.
  private mutating func judgePartly(_ exception: ExceptionSyntax, _ control: Control) {
    guard let claim = exception.claim, let region = ground.demands.region(of: claim) else { return }
    diagnostics += region.diagnostics
    guard !region.diagnostics.hasErrors else { return }
    judge(exception, control, ground.whole.parts(of: control, without: region.rules))
  }

  /// Whether a claim holds; one that is disputed must not.
  private mutating func judge(
    _ exception: ExceptionSyntax, _ control: Control, _ parts: [PartVerdict]
  ) {
    guard let claim = exception.claim else { return }
    let failing =
      parts.first { $0.isOpen } ?? parts.first { $0.isUnknown }
      ?? parts.first { $0.cannotFire && !isCutAway(exception) }
    switch (failing, claim.disputed) {
    case (nil, nil): provedCount += 1
    case (nil, .some):
      diagnostics.append(
        Diagnostic(
          .error, "disputed-claim-holds",
          "the claim for '\(control.reference)' is disputed, and it holds", at: claim.span
        ).advising("remove 'disputed'"))
    case (let part?, nil): diagnostics.append(failure(of: claim, control, part))
    case (let part?, .some): provedCount += part.isOpen ? 1 : 0
    }
  }

  /// What a claim leaves out may be all that a part demands.
  private func isCutAway(_ exception: ExceptionSyntax) -> Bool {
    if case .partly = exception.claim?.kind { true } else { false }
  }

  private func failure(
    of claim: ExceptionSyntax.Claim, _ control: Control, _ part: PartVerdict
  ) -> Diagnostic {
    let isKnown = !part.isUnknown
    var diagnostic = Diagnostic(
      .error, isKnown ? "unproved-claim" : "undecided-claim",
      isKnown
        ? "the claim for '\(control.reference)' does not hold"
        : "whether the claim for '\(control.reference)' holds cannot be told",
      at: claim.span)
    diagnostic.notes = ground.notes(on: part, ground.load.rules)
    return diagnostic.advising(
      "record it, claim less, or write 'disputed \"why\"' if the claim is known to be false")
  }

  /// What is said not to apply must not be there.
  private mutating func judgeApplicable(_ exception: ExceptionSyntax, _ control: Control) {
    guard let facts = ground.profile.facts, let claim = exception.claim else { return }
    let rules = ground.demands.demands(of: control).flatMap(\.rules)
    let present = rules.lazy.compactMap { $0.path ?? $0.dir }.first {
      facts.kind(of: $0, followingLast: false) != .absent
    }
    guard let present, claim.disputed == nil else { return }
    diagnostics.append(
      Diagnostic(
        .warning, "applicable-after-all",
        "'\(control.reference)' is said not to apply, and '\(present)' is on '\(facts.name)'",
        at: claim.span
      ).advising("meet the control, or except it without the claim"))
  }
}
