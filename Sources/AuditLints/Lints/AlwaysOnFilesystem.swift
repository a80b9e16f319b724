import AuditCatalogue
import AuditRules
import Diagnostics
import Lints

struct AlwaysOnFilesystem: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.neverActs
  static let summary = "an 'always' rule of the 'filesystem' list, which does nothing"

  static let explanation = """
    The 'filesystem' list only takes away: a 'never' rule there keeps the kernel from collecting the \
    inodes of a kind of file system, so that watches and trees on it stop matching. 'always' has no \
    effect there at all; it does not make the kernel record such a file system.

    Write 'never', or use a tree on the place where it is mounted.
    """

  static let flagged = """
    ‹-a always,filesystem -F fstype=tracefs›
    """

  static let accepted = """
    -a never,filesystem -F fstype=tracefs
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.rules.compactMap { line, rule in
      guard rule.list == .filesystem, rule.action == .always else { return nil }
      return Finding("'always' does nothing on the 'filesystem' list", at: line.span)
        .advising("write 'never', if that is meant")
    }
  }
}
