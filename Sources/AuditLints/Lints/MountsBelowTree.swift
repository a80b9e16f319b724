import AuditCatalogue
import AuditRuleSyntax
import AuditRules
import ByteText
import Diagnostics
import Lints

struct MountsBelowTree: RuleLint {
  static let severity = Severity.note
  static let kind = LintKind.recordsLess
  static let summary = "a tree with mount points below it"

  static let explanation = """
    A tree takes in what is mounted below it at the moment when the rules are loaded. What is mounted \
    later, by hand, on demand or because the rules are loaded early in the boot, does not belong to it: \
    calls on that file system are not recorded, and the listing does not show that.

    If the mount may come later, join it to the tree once it is there, with 'auditctl -q TREE,MOUNTPOINT', \
    or give it a rule of its own that is loaded then. If it is always mounted first, nothing is wrong.
    """

  static let flagged = """
    -a always,exit -F ‹dir=/› -F perm=x -F uid=33 -F key=ran
    """

  static let accepted = """
    -a always,exit -F dir=/etc -F perm=wa -F key=etc
    -a always,exit -F dir=/home -F perm=x -F uid=33 -F key=ran
    """

  /// File systems that the kernel makes up.
  private static let made: Set<String> = [
    "bpf", "cgroup", "cgroup2", "configfs", "debugfs", "devpts", "devtmpfs", "efivarfs", "fusectl",
    "hugetlbfs", "mqueue", "proc", "pstore", "securityfs", "selinuxfs", "sysfs", "tracefs",
  ]

  func findings(in rules: LintedRules) -> [Finding] {
    guard let facts = rules.host.facts else { return [] }
    // auditctl calls the first of the two a mount point: it is the tree, or what the tree is in.
    let joined = Set(
      rules.lines.flatMap(\.controls).compactMap { control -> ByteString? in
        if case .makeEquivalent(_, let mount) = control { mount } else { nil }
      })
    let mounts = facts.mounts.filter { !Self.made.contains($0.type) && !joined.contains($0.path) }
    return rules.rules.compactMap { line, rule in
      guard let dir = rule.dir, let tree = facts.resolved(dir, followingLast: false) else {
        return nil
      }
      let top = tree == "/" ? tree : tree + "/"
      let below = mounts.map(\.path).filter { $0.starts(with: top) && $0 != tree }.sorted()
      guard let first = below.first else { return nil }
      let which =
        switch below.count {
        case 1: "'\(first)' below this tree counts only if it is"
        case 2: "'\(first)' and '\(below[1])' below this tree count only if they are"
        default:
          "'\(first)' and \(below.count - 1) more mounts below this tree count only if they are"
        }
      return Finding(
        "\(which) mounted before the rules are loaded", at: line.place(of: .dir)
      ).advising("join what is mounted later by 'auditctl -q \(dir),\(first)'")
    }
  }
}
