import AuditCatalogue
import AuditRules

/// Tells what else a line could be than the rule that it was matched with.
enum Ambiguity {
  /// One clause; `nil` if the line can be nothing but the expected rule.
  static func reason(
    _ expected: ExpectedRule, _ line: LoadedLine, _ accounts: AccountMatching,
    _ options: DriftOptions
  ) -> String? {
    if let (name, number) = expected.readings.lazy.compactMap(accounts.assumption).first {
      return name == "root" ? nil : "'\(name)' is taken for \(number), which only facts can confirm"
    }
    let held = expected.readings.map {
      $0.held(by: options.target.kernel, on: options.target.machine)
    }
    if held.contains(where: { $0 != $0.printable }) {
      return "a comparison that no version of auditctl has a name for is not printed"
    }
    if options.place == .mergedFile, expected.readings.count > line.readings.count {
      // A listing has settled what a `-w` watches; a file that names it otherwise has not.
      return "it depends on whether -w names a file or a folder"
    }
    if line.readings.count == 1 { return nil }
    let wanted = Set(held.map(\.canonical))
    let others = line.readings.filter { !wanted.contains($0.canonical) }
    guard let ordinary = held.first, !others.isEmpty else { return nil }
    return "it could be \(difference(others, from: ordinary))"
  }

  private static func difference(_ others: [Rule], from rule: Rule) -> String {
    var parts: [String] = []
    if let other = others.first(where: { $0.action != rule.action }) {
      parts.append(other.action == .never ? "a never rule" : "an always rule")
    }
    let isTree = rule.dir != nil
    if rule.path != nil || isTree, others.contains(where: { ($0.dir != nil) != isTree }) {
      parts.append(isTree ? "a watch on the path alone" : "a watch on the tree")
    }
    let op = rule.comparison(of: .exe)?.op
    if let op, others.contains(where: { $0.comparison(of: .exe)?.op != op }) {
      parts.append(op == .equal ? "a rule for exe!=" : "a rule for exe=")
    }
    return parts.isEmpty ? "another rule that prints alike" : parts.joined(separator: " or ")
  }
}
