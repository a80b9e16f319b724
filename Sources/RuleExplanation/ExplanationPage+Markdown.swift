extension ExplanationPage {
  /// The page in Markdown, ending with a newline.
  ///
  /// - Parameter level: how deep its title stands, from 1.
  public func markdown(level: Int = 1) -> String {
    let marks = String(repeating: "#", count: level)
    var parts = ["\(marks) \(title)"]
    for block in blocks {
      switch block {
      case .heading(let text): parts.append("\(marks)# \(text)")
      case .paragraph(let text): parts.append(text)
      case .items(let items): parts.append(items.map { "- \($0)" }.joined(separator: "\n"))
      case .terms(let terms):
        let rows = terms.map { "| `\(Self.cell($0.word))` | \(Self.cell($0.meaning)) |" }
        parts.append((["| | |", "| --- | --- |"] + rows).joined(separator: "\n"))
      case .code(let lines): parts.append(Self.fenced(lines))
      }
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }

  /// A block whose fence is longer than any in it.
  private static func fenced(_ lines: [String]) -> String {
    let longest = lines.map { $0.prefix { $0 == "`" }.count }.max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return ([fence] + lines + [fence]).joined(separator: "\n")
  }
}
