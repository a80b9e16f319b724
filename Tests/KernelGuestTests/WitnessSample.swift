import AuditEvents
import AuditLoading
import AuditProofs
import ByteText
import Diagnostics
import KernelGuest
import LibAudit
import RuleSpellings

/// An event that one of two rule files records and the other does not, to be performed under both.
struct WitnessSample {
  /// Which file records the event.
  enum Side: Sendable {
    /// The control's own rules; it escapes the narrowed ones.
    case escape
    /// The narrowed rules.
    case gain
  }

  let narrowing: Narrowing
  let side: Side
  /// Whether a comparison found the event, or else the table of narrowings holds it.
  let isFound: Bool
  let loss: Narrowing.Loss
  private let stage: WitnessStage

  /// The first witness of a comparison that can be performed, or the narrowing's own event.
  ///
  /// Throws the last reason why none can.
  init(_ narrowing: Narrowing, _ side: Side) throws {
    var reason = NotPerformed("there is none")
    for candidate in Self.candidates(narrowing, side) {
      do {
        let stage = try WitnessStage(candidate.event, replacements: candidate.replacements)
        try stage.check(against: narrowing.text)
        self.init(narrowing, side, candidate, stage)
        return
      } catch let refused as NotPerformed { reason = refused }
    }
    throw reason
  }

  private init(
    _ narrowing: Narrowing, _ side: Side, _ candidate: Candidate, _ stage: WitnessStage
  ) {
    (self.narrowing, self.side, self.stage) = (narrowing, side, stage)
    (isFound, loss) = (candidate.isFound, candidate.loss)
  }

  /// The step under the rules that record it, then under those that do not.
  var cases: [GuestCase] {
    let texts = [narrowing.control.text, narrowing.text]
    return (side == .escape ? texts : texts.reversed()).map { text in
      GuestCase(
        "\(narrowing.name), \(side)", actions: stage.actions(under: text),
        freshBoot: text.contains("-e 2"))
    }
  }

  /// Whether the guest's call ended as the witness says.
  func agrees(with ending: StepOutcome.Ending) -> Bool {
    stage.call.result?.agrees(with: ending) ?? true
  }

  private struct Candidate {
    let event: Event
    var replacements = 0
    var loss = Narrowing.Loss.event
    var isFound = true
  }

  private static func candidates(_ narrowing: Narrowing, _ side: Side) -> [Candidate] {
    let found = comparison(of: narrowing).witnesses
      .filter { $0.recordedBy == (side == .escape ? .b : .a) }
      .map { witness in
        Candidate(
          event: witness.event, replacements: witness.circumstances.replacements,
          loss: witness.kind == .withoutNames ? .pathRecord : .event)
      }
    switch side {
    case .escape:
      return found + [
        Candidate(
          event: narrowing.escape, replacements: narrowing.replacements, loss: narrowing.loss,
          isFound: false)
      ]
    case .gain: return found + (narrowing.gain.map { [Candidate(event: $0, isFound: false)] } ?? [])
    }
  }

  /// The narrowed rules held against the control's own.
  private static func comparison(of narrowing: Narrowing) -> Comparison {
    let host = ProofHost(target: .debian12, facts: Scene.host, names: LibAuditNames())
    return RuleComparison(on: host).compare(
      rules(narrowing.text), rules(narrowing.control.text))
  }

  private static func rules(_ text: String) -> RuleLineSet {
    let load = Load(target: .debian12, host: Scene.host)
      .run(RuleLines(file: SourceText(name: "case.rules", text)))
    return RuleLineSet(load.rules.map(\.readings), isEnabled: load.settings.enabled != 0)
  }
}

extension WitnessStage {
  /// Throws if the rules ask for what the guest will have otherwise; of most events nobody asks it.
  fileprivate func check(against rules: String) throws {
    let subject = call.subject
    let hasLogin = subject.auid != Subject.unset
    if rules.contains("sessionid"), hasLogin != (subject.session != Subject.unset) {
      throw NotPerformed("a login has a session")
    }
    let isSettled = subject.suid == subject.euid && subject.fsuid == subject.euid
    if rules.contains("suid"), startsProgram, !isSettled {
      throw NotPerformed("an execution makes the saved id and that for files the effective one")
    }
  }
}
