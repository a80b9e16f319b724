import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import Lints

struct UnwatchablePlace: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.neverActs
  static let summary = "a path below '/proc', whose files come and go unseen"

  static let explanation = """
    A watch knows its file by the inode number, and is told when the name gets another file. Below \
    '/proc' numbers are given out when something is looked at, are dropped with the kernel's memory of it, \
    and no watch hears of that. What is below '/proc/PID' ends with its process, and '/proc/self' was \
    auditctl's own. Such a rule loads, works for a while at best, and then sees nothing.

    Record the calls instead: 'ptrace' and 'process_vm_writev' for other processes' memory, the programs \
    that change settings, or writes of settings where they are kept, below '/etc'.
    """

  static let flagged = """
    -w ‹/proc/sys/kernel/modprobe› -p wa -k modprobe
    """

  static let accepted = """
    -w /etc/sysctl.conf -p wa -k sysctl
    -a always,exit -F arch=b64 -S ptrace -F key=tracing
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.rules.compactMap { line, rule in
      guard let path = rule.path ?? rule.dir, path.starts(with: "/proc/".utf8), path.count > 6
      else {
        return nil
      }
      return Finding(
        "a rule on '\(path)' goes blind, for files of '/proc' are made anew",
        at: line.place(of: rule.path != nil ? .path : .dir)
      )
      .advising("record the calls or the programs that matter instead")
    }
  }
}
