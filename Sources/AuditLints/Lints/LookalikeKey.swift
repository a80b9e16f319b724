import AuditRules
import ByteText
import Diagnostics
import Lints

struct LookalikeKey: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.cannotBeSearched
  static let summary = "two keys that differ only in case, '-' or '_'"

  static let explanation = """
    Keys are compared letter by letter. A search for 'perm_mod' does not find 'perm-mod', and \
    reports count the two apart, so that whoever looks for one half of the events does not know \
    that there is another half.

    Choose one spelling and use it in every file; only the key changes, and not what is \
    recorded.
    """

  static let flagged = """
    -w /etc/passwd -p wa -k identity
    -w /etc/group -p wa -k identity
    -w /etc/shadow -p wa -k ‹Identity›
    """

  static let accepted = """
    -w /etc/passwd -p wa -k identity
    -w /etc/group -p wa -k identity
    -w /etc/ssh -p wa -k identity-ssh
    """

  func findings(in rules: LintedRules) -> [Finding] {
    var uses: [ByteString: (count: Int, first: LintedLine)] = [:]
    var families: [ByteString: [ByteString]] = [:]
    for (line, rule) in rules.rules where rule.action == .always {
      for key in rule.keys {
        if uses[key] == nil { families[key.withoutStyle, default: []].append(key) }
        uses[key, default: (0, line)].count += 1
      }
    }
    return families.values.filter { $0.count > 1 }.flatMap { family in
      // The spelling that is used most is the one to keep; of equals, the one that comes first.
      let kept = family.max { (uses[$0]?.count ?? 0) < (uses[$1]?.count ?? 0) } ?? family[0]
      return family.filter { $0 != kept }.compactMap { key in
        finding(key, kept, uses[key]?.first, uses[kept]?.first)
      }
    }.sorted { ($0.span?.place ?? "") < ($1.span?.place ?? "") }
  }

  private func finding(
    _ key: ByteString, _ kept: ByteString, _ line: LintedLine?, _ other: LintedLine?
  ) -> Finding? {
    guard let line, let other else { return nil }
    return Finding("a search for '\(kept)' does not find '\(key)'", at: line.span(ofKey: key))
      .noting("the other spelling is here", at: other.span(ofKey: kept))
      .advising("write one of them everywhere")
  }
}

extension ByteString {
  /// The key in lower case without the marks that part words.
  fileprivate var withoutStyle: ByteString {
    ByteString(
      filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
        .map { (0x41...0x5a).contains($0) ? $0 | 0x20 : $0 })
  }
}
