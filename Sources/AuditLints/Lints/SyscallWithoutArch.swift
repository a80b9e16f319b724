import AuditCatalogue
import AuditRules
import Diagnostics
import Lints

struct SyscallWithoutArch: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.recordsLess
  static let summary = "system calls named without an arch"

  static let explanation = """
    A rule holds numbers, not names, and a number means one call for 64-bit programs and another \
    for 32-bit ones. Without an arch in front of '-S' auditctl takes the native numbers and \
    leaves the rule open to both: on x86_64 a rule for 'unlink' (87) also records 'swapon', \
    which has that number on i386, and misses the 32-bit 'unlink' (10). auditctl only warns: \
    '32/64 bit syscall mismatch'.

    Write two rules, one with '-F arch=b64' and one with '-F arch=b32', each before its '-S'.
    """

  static let flagged = """
    -a always,exit -S ‹unlink› -F auid>=1000 -F auid!=unset -F key=delete
    """

  static let accepted = """
    -a always,exit -F arch=b64 -S unlink -F auid>=1000 -F auid!=unset -F key=delete
    -a always,exit -F arch=b32 -S unlink -F auid>=1000 -F auid!=unset -F key=delete
    """

  func findings(in rules: LintedRules) -> [Finding] {
    let interfaces = rules.target.architectures
    return rules.lines.flatMap { line in
      line.judged.diagnostics.filter { $0.id == Self.id }.map { diagnostic in
        let finding = Finding(diagnostic).moved(to: line.callSpan)
        guard let note = note(line, interfaces) else { return finding }
        return finding.noting(note)
      }
    }
  }

  /// A call whose number means another on the second interface.
  private func note(_ line: LintedLine, _ interfaces: [Architecture]) -> String? {
    guard interfaces.count > 1, let numbers = line.addition?.rule.syscalls.numbers else {
      return nil
    }
    for number in numbers {
      guard let name = CallNames.name(number, on: interfaces[0]),
        let other = CallNames.name(number, on: interfaces[1]), other != name
      else { continue }
      return "'\(name)' is number \(number), which is '\(other)' there"
    }
    return nil
  }
}
