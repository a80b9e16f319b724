import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText
import LibAudit

/// A pair on which evaluator and kernel differ, ready to be read.
struct RandomDisagreement: CustomStringConvertible {
  let name: String
  let rules: [Rule]
  let event: Event
  let decision: Decision
  let kernel: Kernel

  var description: String {
    let lines = rules.enumerated().map { "\($0): \(Self.line($1))" }
    let judgement = [
      "evaluator: \(decision.isRecorded) by \(decision.rule.map(String.init) ?? "none"), "
        + "keys \(decision.keys), without \(decision.droppedRecords)",
      "kernel: \(kernel.isRecorded), keys \(kernel.keys), without \(kernel.dropped.sorted())",
    ]
    return ([name] + lines + eventLines + judgement).joined(separator: "\n")
  }

  /// As a rule file has it, or if no line means it, by its parts.
  private static func line(_ rule: Rule) -> String {
    if let line = RuleWriter(names: LibAuditNames()).line(rule) { return line.description }
    let calls = rule.syscalls.isAll ? "all" : "\(rule.syscalls.numbers)"
    let fields = rule.comparisons.map { comparison in
      let value = comparison.number.map(String.init) ?? comparison.text?.description ?? "?"
      return "f\(comparison.field.rawValue)\(comparison.op.symbol)\(value)"
    }
    return "\(rule.action.name),\(rule.list.name) \(calls) \(fields.joined(separator: " "))"
  }

  private var eventLines: [String] {
    switch event {
    case .call(let call): lines(of: call)
    case .message(let message): ["message \(message.type)", line(of: message.subject)]
    default: ["\(event)"]
    }
  }

  private func lines(of call: Call) -> [String] {
    let exit = call.result.map { "\($0.succeeded) \(Int32(bitPattern: $0.exit))" } ?? "none"
    let paths = Set(rules.compactMap(\.path))
    let world = call.world.files.filter { paths.contains($0.key) }.map { "\($0) \($1.inode)" }
    return [
      "call \(call.number) on \(String(call.architecture.rawValue, radix: 16)) "
        + "\(call.arguments) result \(exit) family \(call.addressFamily.map(Int.init) ?? -1)",
      line(of: call.subject), "born \(call.birth.map(line) ?? "before auditing")",
    ] + call.names.map(line)
      + [
        "watched: \(world.sorted()), changed \(call.world.changes)",
        "removed: \(call.removal?.paths.sorted() ?? [])",
      ]
  }

  private func line(of name: RecordedName) -> String {
    "name \(name.place) \(name.file.map { "\($0.inode)" } ?? "absent") of "
      + "\(name.owner):\(name.group) type \(String(name.fileType, radix: 8))"
      + (name.isParent ? " parent" : "") + (name.isSpelled ? "" : " by descriptor")
  }

  private func line(of who: Subject) -> String {
    "by \(who.uid) \(who.euid) \(who.suid) \(who.fsuid) : \(who.gid) \(who.egid) \(who.sgid) "
      + "\(who.fsgid) \(who.groups.sorted()) auid \(Int32(bitPattern: who.auid)) "
      + "pers \(who.personality) exe \(who.exe.map { "\($0.inode)" } ?? "none")"
  }
}
