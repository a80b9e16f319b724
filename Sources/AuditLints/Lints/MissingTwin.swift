import AuditAnalysis
import AuditCatalogue
import AuditRules
import Diagnostics
import LibAudit
import Lints

struct MissingTwin: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.recordsLess
  static let summary = "calls that are recorded on one interface only, 64 or 32 bits"

  static let explanation = """
    A 64-bit kernel also runs 32-bit programs, and any program can make calls through the 32-bit \
    interface. System calls have other numbers there, so a rule says by 'arch' which interface it is \
    about. Whoever wants to get past a rule for 'b64' makes the same call through the other door.

    Write each rule twice, for 'b64' and for 'b32'; rules on paths and trees without calls need no 'arch' \
    at all. Calls that one interface does not have are left aside, and so are rules with 'exe=', because a \
    program is of one kind. If 32-bit calls never happen on your systems, one rule for all of them, \
    '-a always,exit -F arch=b32 -S all', is enough to know when they do.
    """

  static let flagged = """
    -a always,exit -F ‹arch=b64› -S connect -F key=outgoing
    """

  static let accepted = """
    -a always,exit -F arch=b64 -S connect -F key=outgoing
    -a always,exit -F arch=b32 -S connect -F key=outgoing
    -a always,exit -F arch=b32 -S stime -F key=time-change
    """

  func findings(in rules: LintedRules) -> [Finding] {
    let interfaces = rules.target.architectures
    guard interfaces.count == 2 else { return [] }
    let recorded = RecordedCalls(rules)
    let cover = rules.cover
    return rules.held.flatMap { line, readings in
      readings.prefix(1).compactMap { rule in
        // 'arch!=' says which interface is not meant.
        guard rule.list == .exit, rule.action == .always,
          !rule.comparisons.contains(where: { $0.field == .arch && $0.op == .notEqual })
        else { return nil }
        let known = rule.architectures(outOf: interfaces)
        guard known.count == 1, let other = interfaces.first(where: { $0 != known[0] }),
          !rule.comparisons.contains(where: { $0.field == .exe && $0.op == .equal }),
          !cover.scope(rule).calls.isEmpty
        else { return nil }
        return finding(line, rule, from: known[0], to: other, recorded)
      }
    }
  }

  private func finding(
    _ line: LintedLine, _ rule: Rule, from own: Architecture, to other: Architecture,
    _ recorded: RecordedCalls
  ) -> Finding? {
    let programs = other.is64Bit ? "64-bit programs" : "32-bit programs"
    let place = line.place(of: .arch)
    let advice = "add the same rule with '-F arch=\(other.is64Bit ? "b64" : "b32")'"
    if rule.syscalls.isAll {
      // A rule for all calls of an interface is about the interface.
      let isNarrow = rule.comparisons.contains { $0.field.isPlace || $0.field == .perm }
      if !isNarrow || recorded.takes(rule.asking(.all, on: other), on: other) { return nil }
      return Finding("nothing records this for \(programs)", at: place).advising(advice)
    }
    let missing = missing(rule, from: own, to: other, recorded)
    if missing.isEmpty { return nil }
    return Finding("nothing records \(CallNames.list(missing)) of \(programs)", at: place)
      .advising(advice)
  }

  /// Calls that kernels have a number for and nothing behind it.
  private static let gone: Set<String> = [
    "create_module", "get_kernel_syms", "nfsservctl", "query_module", "uselib",
  ]

  /// The calls of a rule that are not recorded on the other interface, if they exist there.
  private func missing(
    _ rule: Rule, from own: Architecture, to other: Architecture, _ recorded: RecordedCalls
  ) -> [String] {
    let calls = rule.syscalls.numbers.compactMap { number -> (name: String, number: UInt32)? in
      guard let name = CallNames.name(number, on: own), !Self.gone.contains(name),
        let twin = CallNames.number(name, on: other)
      else { return nil }
      return (name, twin)
    }
    if calls.isEmpty { return [] }
    let whole = rule.asking(SyscallMask(calls.map(\.number)), on: other)
    if recorded.takes(whole, on: other) { return [] }
    return calls.filter {
      !recorded.takes(rule.asking(SyscallMask([$0.number]), on: other), on: other)
    }
    .map(\.name)
  }
}
