import ByteText
import Diagnostics
import PolicySyntax

extension Catalogue {
  /// The catalogue that `syntax` defines; ids that stand twice are reported.
  init(_ syntax: CatalogueSyntax, diagnostics: inout [Diagnostic]) {
    name = syntax.name.text
    title = syntax.title?.text ?? syntax.name.text
    version = syntax.version?.text ?? ""
    params = syntax.params
    span = syntax.span
    var controls: [Control] = []
    var seen: [ControlReference: Span] = [:]
    for item in syntax.controls {
      let control = Control(item, in: syntax.name.text, diagnostics: &diagnostics)
      if let other = seen.updateValue(item.id.span, forKey: control.reference) {
        diagnostics.append(
          Diagnostic(
            .error, "duplicate-control", "control '\(control.reference)' is defined twice",
            at: item.id.span
          )
          .noting("the other definition", at: other)
          .advising("tell the two apart with 'part NAME', or remove one"))
      }
      controls.append(control)
    }
    self.controls = controls
  }
}

extension Control {
  init(_ syntax: ControlSyntax, in catalogue: ByteString, diagnostics: inout [Diagnostic]) {
    reference = ControlReference(
      catalogue: catalogue, id: syntax.id.text, part: syntax.part?.text)
    title = syntax.title?.text ?? syntax.id.text
    level = syntax.level?.text
    severity = syntax.severity?.text
    topic = syntax.topic?.text
    span = syntax.id.span
    answer = Self.answer(syntax, diagnostics: &diagnostics)
  }

  private static func answer(
    _ syntax: ControlSyntax, diagnostics: inout [Diagnostic]
  ) -> Answer {
    var demands: [DemandSyntax] = []
    var other: Answer?
    for statement in syntax.statements {
      switch statement {
      case .demand(let demand): demands.append(demand)
      case .answeredByDrift: other = .drift
      case .notARule(let text, _): other = .notARule(text.text)
      }
    }
    if let other, demands.isEmpty, syntax.statements.count == 1 { return other }
    if other != nil || demands.isEmpty {
      diagnostics.append(
        Diagnostic(
          .error, "unclear-control",
          demands.isEmpty
            ? "control '\(syntax.id)' demands nothing"
            : "control '\(syntax.id)' demands rules and says that none can answer it",
          at: syntax.id.span
        ).advising(
          "give it demands, or one of 'answered by drift' and 'not a rule \"…\"', not both"))
    }
    return .demands(demands)
  }
}
