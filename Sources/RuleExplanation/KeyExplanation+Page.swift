import ByteText
import PolicyModel

extension KeyExplanation {
  /// The explanation for a reader.
  public var page: ExplanationPage {
    var page = ExplanationPage("key \(key)")
    for group in groups { add(group, to: &page) }
    page.add(
      "Rules that file under it",
      .terms(rules.map { .init($0.place ?? "listed", Self.words(for: $0)) }))
    page.add(
      "Controls whose demands name it",
      .terms(demandedBy.map { .init("\($0.reference)", "\($0.title)") }))
    page.add("How to find its events", .terms(commands.map { .init($0.line, $0.purpose) }))
    page.add("Good to know", .items(remarks))
    return page
  }

  private func add(_ group: Group, to page: inout ExplanationPage) {
    let title = group.title.map { ": \($0)" } ?? ""
    page.add("rules \(group.name)\(title)", .code(group.statements))
    var terms = [
      ExplanationPage.Term("defined", group.place),
      ExplanationPage.Term("profiles", group.profiles.map(\.description).joined(separator: ", ")),
    ]
    if !group.controls.isEmpty {
      terms.append(
        .init("claimed for", group.controls.map(\.description).joined(separator: ", ")))
    }
    page.add(.terms(terms))
  }

  private static func words(for rule: NamedRule) -> String {
    let controls = rule.controls.map(\.description).joined(separator: ", ")
    return "\(rule.text)" + (controls.isEmpty ? "" : " (claimed for \(controls))")
  }

  private var remarks: [String] {
    var remarks: [String] = []
    if !longerKeys.isEmpty {
      let list = longerKeys.map { "'\($0)'" }.joined(separator: ", ")
      remarks.append("ausearch -k finds \(list) as well unless -w asks for whole words")
    }
    remarks.append("aureport -k --summary -i -nc counts the events of all keys")
    remarks.append("from cron, both tools need --input-logs, or they wait for standard input")
    return remarks
  }
}
