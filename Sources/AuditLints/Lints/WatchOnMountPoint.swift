import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import Lints

struct WatchOnMountPoint: RuleLint {
  static let severity = Severity.error
  static let kind = LintKind.neverActs
  static let summary = "a 'path=' on a mount point, which watches the folder beneath the mount"

  static let explanation = """
    A watch is set on the entry in the folder above. On a mount point that entry is the folder that the \
    mount hides, and calls on the mounted file system never touch it. The rule sees nothing but attempts \
    to remove or rename the mount point.

    A tree does work there: write 'dir='.
    """

  static let flagged = """
    -a always,exit -F arch=b64 -F ‹path=/home› -F perm=wa -F key=homes
    """

  static let accepted = """
    -a always,exit -F arch=b64 -F dir=/home -F perm=wa -F key=homes
    """

  func findings(in rules: LintedRules) -> [Finding] {
    guard let facts = rules.host.facts else { return [] }
    let mounts = Set(facts.mounts.map(\.path)).subtracting(["/"])
    return rules.rules.compactMap { line, rule in
      guard let path = rule.path, line.judged.loaded?.ruleIfDirectory == nil,
        let place = facts.resolved(path, followingLast: false), mounts.contains(place)
      else { return nil }
      return Finding(
        "'\(path)' is a mount point, and the watch is on the folder beneath",
        at: line.place(of: .path)
      )
      .advising("write '-F dir=\(path)'")
    }
  }
}
