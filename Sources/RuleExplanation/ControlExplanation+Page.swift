import ByteText
import PolicyModel

extension ControlExplanation {
  /// The explanation for a reader.
  public var page: ExplanationPage {
    var page = ExplanationPage("\(control.reference): \(control.title)")
    page.add(
      .paragraph(([catalogueWords] + (remark.isEmpty ? [] : [remark])).joined(separator: "\n")))
    switch control.answer {
    case .demands: addDemands(to: &page)
    case .drift:
      page.add(
        .paragraph(
          "No rule answers it: comparing the running rules with those on disk does, with "
            + "'auditwright drift'."))
    case .notARule(let text):
      page.add(.paragraph("No audit rule answers it, but: \(text)."))
    }
    page.add(
      "In other catalogues", .terms(elsewhere.map { .init("\($0.reference)", "\($0.title)") }))
    page.add("What answers it here", .terms(claims.map(Self.term)))
    page.add("What excepts it here", .terms(exceptions.map(Self.term)))
    if case .demands = control.answer { page.add("To have it judged", .terms(judgements)) }
    return page
  }

  private var catalogueWords: String {
    var words = ["\(catalogue.title), version \(catalogue.version)"]
    if let level = control.level { words.append("level \(level)") }
    if let severity = control.severity { words.append("severity \(severity)") }
    if let topic = control.topic { words.append("topic \(topic)") }
    return words.joined(separator: "; ") + "."
  }

  private func addDemands(to page: inout ExplanationPage) {
    page.add("What it demands", .items(demands.flatMap(\.meaning)))
    page.add("In the words of the policy language", .code(demands.map(\.text)))
    page.add("What is in doubt", .items(demands.flatMap(\.doubts)))
  }

  private static func term(_ claim: Claim) -> ExplanationPage.Term {
    let profiles = claim.profiles.map(\.description).joined(separator: ", ")
    return .init(
      "rules \(claim.group)",
      (profiles.isEmpty ? "in no profile" : "in \(profiles)") + "; claimed at \(claim.place)")
  }

  private static func term(_ exception: Exception) -> ExplanationPage.Term {
    let row = exception.row
    var words = row.reason.isEmpty ? [] : ["\(row.reason)"]
    words.append(row.claim.map { "claimed: \($0)" } ?? "knowingly not met")
    if let disputed = row.disputed { words.append("disputed: \(disputed)") }
    if let owner = row.exception.owner { words.append("owner \(owner)") }
    if let until = row.until { words.append("until \(until)") }
    return .init("\(exception.profile)", words.joined(separator: "; "))
  }

  private var judgements: [ExplanationPage.Term] {
    let name = control.reference.catalogue
    let profile = adopters.first ?? "PROFILE"
    return [
      .init("auditwright coverage \(name) --by \(profile)", "by what a profile records"),
      .init("auditwright coverage \(name) --by /etc/audit/rules.d", "by the rules of a machine"),
    ]
  }
}
