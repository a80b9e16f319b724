import AuditCatalogue
import AuditRules
import Diagnostics
import LibAudit
import Lints

struct BusyCall: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.costs
  static let summary = "a rule for calls that every program makes all the time"

  static let explanation = """
    Calls such as read, write, futex or poll are made thousands of times a second, by programs \
    that do nothing worth knowing. A rule for them without a place, a program, an argument or a \
    result to narrow it fills the log within minutes, the queue overflows and other records are \
    lost. They also do not tell what they seem to: what was read or written is not recorded, and \
    whether a file was opened for writing is told by the opening.

    Record what leads there: open and openat for files, connect and accept for networks, execve \
    for programs.
    """

  static let flagged = """
    -a always,exit -F arch=b64 -S ‹read,write› -F auid>=1000 -F auid!=unset -F key=files
    """

  static let accepted = """
    -a always,exit -F arch=b64 -S open,openat -F exit=-EACCES -F key=denied
    -a always,exit -F arch=b64 -S read,write -F exe=/usr/bin/sudo -F key=sudo
    -a always,exit -F arch=b64 -S connect,accept -F key=network
    """

  func findings(in rules: LintedRules) -> [Finding] {
    let names = LibAuditNames()
    let native = rules.target.machine.architecture(rules.target.abis.first ?? .b64)
    let busy = SyscallMask(Self.names.compactMap { names.number(ofSyscall: $0, on: native) })
    return rules.rules.compactMap { line, rule in
      guard rule.list == .exit, rule.action == .always, !rule.syscalls.isAll,
        rule.comparison(of: .perm) == nil, !rule.isNarrow(on: rules.target, bySuccess: true),
        !rule.syscalls.intersection(busy).numbers.isEmpty
      else { return nil }
      let calls = rule.syscalls.intersection(busy).numbers.compactMap {
        names.name(ofSyscall: $0, on: native)
      }
      let isOne = calls.count == 1
      return Finding(
        "\(CallNames.list(calls)) \(isOne ? "is" : "are") called all the time, and each call is recorded",
        at: line.callSpan
      )
      .advising("leave \(isOne ? "it" : "them") out, or narrow the rule to a program or a place")
    }
  }

  /// What an idle desktop or server does by the thousand.
  private static let names = [
    "read", "write", "readv", "writev", "pread64", "pwrite64", "close", "lseek", "fstat", "poll",
    "ppoll", "select", "pselect6",
    "epoll_wait", "epoll_pwait", "futex", "mmap", "munmap", "mprotect", "brk", "ioctl", "recvmsg",
    "recvfrom", "sendmsg", "sendto", "nanosleep", "clock_nanosleep", "getpid", "gettid",
    "rt_sigaction", "rt_sigprocmask", "newfstatat", "statx", "stat", "lstat",
  ]
}
