import Diagnostics
import PolicyModel

extension Diagnostic {
  /// A control that asks for nothing here.
  static func nothingDemanded(
    of control: Control, _ verdict: ControlVerdict, at place: Span
  ) -> Diagnostic {
    var diagnostic = Diagnostic(
      .note, "nothing-demanded", "'\(control.reference)' demands nothing of this machine",
      at: place)
    diagnostic.notes = verdict.notes.map { Note($0) }
    return diagnostic.noting("the control", at: control.span)
  }

  /// A claim on a control that is not about rules; `what` is said of it.
  static func unanswerable(_ control: Control, _ what: String, at place: Span) -> Diagnostic {
    let reason =
      if case .notARule(let text) = control.answer {
        text.description
      } else {
        "it is answered by comparing the running rules with those on disk"
      }
    return Diagnostic(
      .error, "unanswerable-claim", "\(what) '\(control.reference)'", at: place
    ).noting(reason).noting("the control", at: control.span).advising("remove the claim")
  }
}
