import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import Lints

struct WatchOnSymlink: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.neverActs
  static let summary = "a path or a tree that is a symlink"

  static let explanation = """
    Links in the middle of a path are followed when a rule is loaded, the last part is not. A rule on a \
    link watches the link itself: that it is read, replaced or removed. Opening, changing or listing what \
    it leads to is not recorded, since the kernel records such calls under the name that they end at. \
    'dir=/bin' on a system where '/bin' leads to 'usr/bin' matches nothing below it; 'dir=/bin/' with a \
    slash at the end does follow the link.

    Write the place that the link leads to. Where the rule asks for changes only, it is a note, for the \
    link itself may be meant; a link in '/etc' that chooses among files below '/usr', as '/etc/localtime' \
    does, is meant for certain.
    """

  static let flagged = """
    -a always,exit -F ‹dir=/bin› -F perm=wa -F key=programs
    """

  static let accepted = """
    -a always,exit -F dir=/usr/bin -F perm=wa -F key=programs
    -a always,exit -F dir=/sbin/ -F perm=wa -F key=programs
    -w /etc/localtime -p wa -k time-change
    """

  func findings(in rules: LintedRules) -> [Finding] {
    guard let facts = rules.host.facts else { return [] }
    return rules.rules.compactMap { line, rule in
      guard let path = rule.path ?? rule.dir, !isFollowed(path, in: rule),
        facts.kind(of: path, followingLast: false) == .found(.symlink),
        let end = facts.resolved(path, followingLast: true), end != path
      else { return nil }
      let isTree = rule.dir != nil
      if !isTree, isChoice(path, end, rule) { return nil }
      let finding = Finding(
        "'\(path)' is a link, and what happens to '\(end)' is not recorded",
        at: line.place(of: isTree ? .dir : .path)
      ).advising("write '\(end)', if that is meant")
      return isTree || reads(rule) ? finding : finding.weighing(.note)
    }
  }

  /// A tree with a slash or a dot at its end is that of the link's target.
  private func isFollowed(_ path: ByteString, in rule: Rule) -> Bool {
    guard rule.dir != nil, let last = path.lastIndex(of: UInt8(ascii: "/")) else { return false }
    let end = ByteString(path[(last + 1)...])
    return end.isEmpty || end == "." || end == ".."
  }

  /// Whether the link is a setting, whose value is which of the system's files it names.
  private func isChoice(_ path: ByteString, _ end: ByteString, _ rule: Rule) -> Bool {
    guard let letters = rule.comparison(of: .perm)?.number else { return false }
    return PermissionSet(rawValue: letters).isSubset(of: [.write, .attr])
      && path.starts(with: "/etc/".utf8) && end.starts(with: "/usr/".utf8)
  }

  /// Whether it asks for use of what the link leads to. Changes of the link itself are recorded, and
  /// on some kernels running a program through it is.
  private func reads(_ rule: Rule) -> Bool {
    guard let letters = rule.comparison(of: .perm)?.number else { return true }
    return PermissionSet(rawValue: letters).contains(.read)
  }
}
