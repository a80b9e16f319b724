import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import LibAudit
import Lints
import PolicyModel
import Reports
import RuleExplanation

/// What the argument of `explain` turned out to be, explained.
struct Explained {
  /// For readers, in order.
  let pages: [ExplanationPage]
  /// For programs.
  let json: JSONValue
  /// What is wrong with what was to be explained.
  var diagnostics: [Diagnostic] = []
}

extension Explained {
  /// A control.
  init(_ control: ControlExplanation) {
    self.init(pages: [control.page], json: control.json)
  }

  /// A key.
  init(_ key: KeyExplanation) {
    self.init(pages: [key.page], json: key.json)
  }

  /// A finding; `nil` if none has this id.
  init?(finding id: String) {
    if let lint = LintCatalogue.lint(id) {
      let explanation = LintExplanation(lint)
      self.init(pages: [explanation.page], json: explanation.json)
    } else if let mistake = Mistakes.page(of: id) {
      let explanation = MistakeExplanation(mistake)
      self.init(pages: [explanation.page], json: explanation.json)
    } else {
      return nil
    }
  }

  /// The list of all that has a name.
  init(_ list: ExplanationPage) {
    self.init(pages: [list], json: list.json)
  }

  /// Rule lines, each by itself beside the others and those that `held` holds.
  init(_ text: RuleText, beside held: HeldRules?, on host: JudgedHost) {
    let names = LibAuditNames()
    let siblings = text.lines.filter { !$0.isDeletion }.flatMap(\.rules)
    var pages: [ExplanationPage] = []
    var values: [JSONValue] = []
    for line in text.lines {
      for control in line.controls {
        var page = ExplanationPage("\(line.text)")
        page.add(.paragraph(control.explanation))
        pages.append(page)
        values.append([
          "rule": .string(line.text.description), "summary": .string(control.explanation),
        ])
      }
      guard let rule = line.rules.first else { continue }
      let setting = held.map { RuleSetting(of: rule, in: $0, on: host) }
      let explanation = RuleExplanation(
        rule, beside: siblings + (setting?.others ?? []), on: host.target, names: names)
      pages.append(explanation.page("\(line.text)", setting: setting?.terms ?? line.terms))
      values.append(explanation.json(line.text, setting: setting?.json ?? []))
    }
    let json: JSONValue = [
      "kind": "rules", "target": .string(host.target.name), "rules": .array(values),
      "findings": JSONDiagnostics.value(text.diagnostics),
    ]
    self.init(pages: pages, json: json, diagnostics: text.diagnostics)
  }
}

extension RuleText.Line {
  /// What is to be said of a line that is not simply a rule to add.
  fileprivate var terms: [ExplanationPage.Term] {
    var terms: [ExplanationPage.Term] = []
    if isDeletion { terms.append(.init("delete", "the line takes this rule away")) }
    if rules.count > 1 {
      terms.append(
        .init(
          "or a tree",
          "if the path is a directory on the machine that loads it, everything below counts as well"
        ))
    }
    return terms
  }
}
