import ByteText

extension RuleExplanation {
  /// The explanation for a reader.
  ///
  /// - Parameter title: the rule as the reader wrote it.
  public func page(_ title: String, setting: [ExplanationPage.Term] = []) -> ExplanationPage {
    var page = ExplanationPage(title)
    page.add(.paragraph(summary))
    var terms = [ExplanationPage.Term("list", list)]
    terms += callTerms
    terms += conditions.map { ExplanationPage.Term($0.text, $0.meaning) }
    if !keys.isEmpty {
      terms.append(ExplanationPage.Term("key", keys.map(\.description).joined(separator: ", ")))
    }
    page.add("What it says", .terms(terms))
    page.add("Where it stands", .terms(setting))
    page.add(
      records ? "What it does not record" : "What it does not silence", .items(limits))
    page.add(
      "How to find its events", .terms(commands.map { ExplanationPage.Term($0.line, $0.purpose) }))
    return page
  }

  private static let others = "do other things"

  private var callTerms: [ExplanationPage.Term] {
    guard let calls else { return [] }
    if looksAtPermissions {
      // The letters of perm= stand for dozens of calls.
      var purposes: [String] = []
      for purpose in calls.map({ $0.purpose ?? Self.others }) where !purposes.contains(purpose) {
        purposes.append(purpose)
      }
      return [ExplanationPage.Term("calls", "those that " + purposes.joined(separator: "; "))]
    }
    return calls.map { group in
      let abis = group.abis.map(\.rawValue).joined(separator: ", ")
      let names = group.names.joined(separator: ", ")
      return ExplanationPage.Term("calls \(abis)", group.purpose.map { "\($0): \(names)" } ?? names)
    }
  }
}
