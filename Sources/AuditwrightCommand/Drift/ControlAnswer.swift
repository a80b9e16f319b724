import AuditAnalysis
import PolicyModel

/// What a run says to a control that asks whether the running rules are those on disk.
struct ControlAnswer {
  let control: Control
  let answer: Answer
  /// Why there is no answer.
  let reason: String?

  /// The word for an answer.
  enum Answer: String {
    case yes
    case no
    case unknown
  }

  /// The answers of `run` to those of `controls` that a comparison answers.
  static func all(_ controls: [Control], by run: DriftRun) -> [ControlAnswer] {
    let (answer, reason) = answer(of: run)
    return controls.filter { if case .drift = $0.answer { true } else { false } }.map {
      ControlAnswer(control: $0, answer: answer, reason: reason)
    }
  }

  /// Only a folder, its merged file and the kernel with its settings make a yes.
  private static func answer(of run: DriftRun) -> (Answer, reason: String?) {
    guard run.side.place == .folder else {
      return (.unknown, "rules.d and audit.rules were not compared; '--rules DIR' does that")
    }
    switch run.verdict {
    case .different: return (.no, nil)
    case .unknown:
      return (.unknown, run.obstacles.first ?? "it cannot be told whether the rules differ")
    case .same:
      if run.legs.count == 1 {
        return (.unknown, "audit.rules was not compared; '--merged FILE' does that")
      }
      guard run.loaded?.status != nil || run.side.expectation.settings.isEmpty else {
        return (.unknown, "the settings were not compared; '--status FILE' does that")
      }
      return (.yes, nil)
    }
  }
}
