import Diagnostics
import Lints
import Testing

private struct LateThing: Lint {
  static let severity = Severity.warning
  static let kind = LintKind.costs
  static let summary = "a thing that comes late"
  static let explanation = "Sooner is better."
  static let flagged = "‹late›"
  static let accepted = "soon"
}

private func configuration(_ text: String) -> LintConfiguration {
  LintConfiguration(SourceText(name: "lint", text), lints: [LateThing.self])
}

private func complaints(_ text: String) -> [String] {
  configuration(text).diagnostics.map { "\($0.span?.place ?? "") \($0.id): \($0.message)" }
}

@Test func aConfigurationSaysWhatFindingsWeigh() {
  let read = configuration("# comment\n\nlate-thing : error # why not\nbookkeeping: off\r\n")
  #expect(read.diagnostics == [])
  #expect(read.choice.severities == ["late-thing": .error])
  #expect(read.choice.ignored == ["bookkeeping"])
  #expect(configuration("late-thing: off").choice.ignored == ["late-thing"])
}

@Test func whatAConfigurationGetsWrongIsToldAtItsPlace() {
  #expect(
    complaints("late-thin: error")
      == ["lint:1:1 unknown-lint: there is no lint 'late-thin'; did you mean 'late-thing'?"])
  #expect(
    complaints("late-thing: eror")
      == ["lint:1:13 unknown-weight: 'eror' is no weight; did you mean 'error'?"])
  #expect(complaints("costs: error") == ["lint:1:8 unknown-weight: 'error' is no weight"])
  #expect(
    complaints("late-thing") == ["lint:1:1 unreadable-configuration: this is no 'ID: WEIGHT'"])
  #expect(
    complaints("late-thing: off\nlate-thing: note")
      == ["lint:2:1 configured-twice: 'late-thing' is configured twice"])
}

@Test func aConfiguredWeightReplacesTheLintsOwn() {
  var choice = LintChoice()
  let finding = Finding("something comes late", at: nil)
  #expect(choice.diagnostics([finding], of: LateThing.self).map(\.severity) == [.warning])
  #expect(
    choice.diagnostics([finding.weighing(.note)], of: LateThing.self).map(\.severity) == [.note])
  choice.severities["late-thing"] = .error
  #expect(
    choice.diagnostics([finding.weighing(.note)], of: LateThing.self).map(\.severity) == [.error])
}
