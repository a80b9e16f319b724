import AuditCatalogue
import AuditRules
import ByteText

/// Says in words in what a loaded rule differs from an expected one.
struct RuleDifference {
  let names: any AuditNames
  let machine: Machine

  /// One clause for each part that differs.
  func clauses(expected: Rule, loaded: Rule) -> [String] {
    let wanted = expected.canonical
    let found = loaded.canonical
    var clauses: [String] = []
    if wanted.action != found.action {
      clauses.append("it is \(found.action.name), not \(wanted.action.name)")
    }
    clauses += calls(wanted, found, architecture(of: expected))
    clauses += fields(wanted, found)
    if wanted.keys != found.keys {
      clauses.append("the key is \(keys(found.keys)), not \(keys(wanted.keys))")
    }
    return clauses
  }

  private func architecture(of rule: Rule) -> Architecture {
    rule.comparison(of: .arch)?.number.map(Architecture.init(rawValue:))
      ?? machine.architecture(.b64)
  }

  private func calls(
    _ wanted: CanonicalRule, _ found: CanonicalRule, _ architecture: Architecture
  ) -> [String] {
    guard wanted.syscalls != found.syscalls else { return [] }
    if found.syscalls.isAll { return ["it looks at all system calls"] }
    func listed(_ numbers: [UInt32]) -> String {
      let shown = numbers.prefix(8).map {
        "'\(names.name(ofSyscall: $0, on: architecture) ?? String($0))'"
      }
      let rest = numbers.count - shown.count
      return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    }
    if wanted.syscalls.isAll {
      return [
        "it looks only at \(found.syscalls.numbers.isEmpty ? "no system call" : listed(found.syscalls.numbers))"
      ]
    }
    let lost = wanted.syscalls.numbers.filter { !found.syscalls.contains($0) }
    let added = found.syscalls.numbers.filter { !wanted.syscalls.contains($0) }
    var clauses: [String] = []
    if !lost.isEmpty { clauses.append("it does not look at \(listed(lost))") }
    if !added.isEmpty { clauses.append("it looks at \(listed(added)) too") }
    return clauses
  }

  private func fields(_ wanted: CanonicalRule, _ found: CanonicalRule) -> [String] {
    let lost = wanted.comparisons.filter { !found.comparisons.contains($0) }
    let added = found.comparisons.filter { !wanted.comparisons.contains($0) }
    if lost.count == 1, added.count == 1 {
      return ["it has \(text(added[0])), not \(text(lost[0]))"]
    }
    return lost.map { "it lacks \(text($0))" } + added.map { "it has \(text($0)) besides" }
  }

  private func keys(_ keys: [ByteString]) -> String {
    keys.isEmpty ? "none" : keys.map { "'\($0)'" }.joined(separator: " and ")
  }

  /// A comparison as rules are written, in quotes.
  private func text(_ comparison: FieldComparison) -> String {
    let sign = comparison.op.symbol
    if comparison.field == .fieldCompare,
      let pair = comparison.number.flatMap(InterfieldComparison.init(number:))
    {
      return "'\(name(pair.left))\(sign)\(name(pair.right))'"
    }
    return "'\(name(comparison.field))\(sign)\(value(comparison))'"
  }

  private func name(_ field: Field) -> String { names.name(of: field) ?? "f\(field.number)" }

  private func value(_ comparison: FieldComparison) -> String {
    guard let number = comparison.number else {
      if case .account(let name) = comparison.value { return name.description }
      return comparison.text?.description ?? ""
    }
    let signed = Int32(bitPattern: number)
    switch comparison.field {
    case .perm: return PermissionSet(rawValue: number).text
    case .arch:
      let architecture = Architecture(rawValue: number)
      return machine.abi(of: architecture)?.rawValue ?? names.name(of: architecture) ?? "\(number)"
    case .auid,
      .sessionid where number == .max:
      return number == .max ? "unset" : "\(signed)"
    case .exit:
      let name = signed < 0 ? names.name(ofErrno: 0 &- number) : nil
      return name.map { "-\($0)" } ?? "\(signed)"
    case .msgtype: return names.name(ofMessageType: number) ?? "\(number)"
    case .fstype: return names.name(ofFileSystem: number) ?? "\(number)"
    case .filetype: return names.name(ofFileType: number) ?? "\(number)"
    case .a0, .a1, .a2, .a3: return "0x" + String(number, radix: 16)
    default: return "\(signed)"
    }
  }
}
