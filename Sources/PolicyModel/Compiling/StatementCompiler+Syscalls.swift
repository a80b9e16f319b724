import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import PolicySyntax

extension StatementCompiler {
  /// The interfaces that the statement is compiled for: those of `on`, or all of the target's.
  mutating func abis(of statement: Statement) -> [ABI] {
    if statement.clauses.abis.isEmpty { return target.abis }
    var result: Set<ABI> = []
    for name in statement.clauses.abis {
      guard let abi = ABI(rawValue: name.description) else {
        let hint = didYouMean(name.description, among: ["b64", "b32"])
        report("unknown-abi", "unknown ABI '\(name)'\(hint)", name.span, help: "b64 and b32 exist")
        continue
      }
      if target.abis.contains(abi) {
        result.insert(abi)
      } else {
        remark(
          "abi-not-on-target", "the target '\(target.name)' has no '\(abi.rawValue)'", name.span)
      }
    }
    return result.sorted()
  }

  /// The statement's calls on `abi`; `nil` if none of them exists there.
  mutating func mask(of statement: Statement, on abi: ABI) -> SyscallMask? {
    guard case .syscalls(let calls) = statement.selector.kind else { return .all }
    let architecture = target.machine.architecture(abi)
    var mask = SyscallMask.none
    var missing: [Name] = []
    for call in calls {
      switch number(of: call, on: architecture) {
      case .found(let number): mask.insert(number)
      case .absent: missing.append(call)
      case .unknown: break
      }
    }
    if !missing.isEmpty { reportMissing(missing, on: abi, of: statement) }
    return mask.isEmpty ? nil : mask
  }

  /// `unknown` for what has been reported.
  mutating func number(
    of call: Name, on architecture: Architecture
  ) -> Lookup<UInt32> {
    switch NumberLiteral(call.text) {
    case .value(let number) where number < UInt64(SyscallMask.limit): return .found(UInt32(number))
    case .value, .tooLarge:
      report(
        "bad-syscall-number", "no system call has the number '\(call)'", call.span,
        help: "numbers go from 0 to 2047")
      return .unknown
    case .leadingZero:
      report("leading-zero", "'\(call)' begins with a zero", call.span, help: "drop the zero")
      return .unknown
    case .notANumber: break
    }
    let number = names.number(ofSyscall: call.description, on: architecture)
    return number.map(Lookup.found) ?? .absent
  }

  /// A call that one interface lacks is left out with a remark; one that none of the statement's
  /// interfaces has is an error, told once.
  private mutating func reportMissing(_ calls: [Name], on abi: ABI, of statement: Statement) {
    let abis =
      statement.clauses.abis.isEmpty
      ? target.abis
      : target.abis.filter { statement.clauses.abis.map(\.description).contains($0.rawValue) }
    for call in calls {
      let name = call.description
      let others = abis.filter {
        names.number(ofSyscall: name, on: target.machine.architecture($0)) != nil
      }
      if !others.isEmpty {
        remark(
          "syscall-left-out", "'\(name)' does not exist on \(abi.rawValue) and is left out there",
          call.span)
      } else if abi == abis.first {
        reportUnknown(call, abis)
      }
    }
  }

  /// Tells of a call that none of `abis` has: one of another interface, or of none at all.
  mutating func reportUnknown(_ call: Name, _ abis: [ABI]) {
    let name = call.description
    let elsewhere = target.abis.first {
      names.number(ofSyscall: name, on: target.machine.architecture($0)) != nil
    }
    if let elsewhere {
      report(
        "syscall-not-on-abi", "'\(name)' exists on \(elsewhere.rawValue) only", call.span,
        help: "change 'on' to \(elsewhere.rawValue), or leave the call out")
      return
    }
    let known = abis.flatMap { names.syscallNames(on: target.machine.architecture($0)) }
    report(
      "unknown-syscall", "unknown system call '\(name)'\(didYouMean(name, among: known))",
      call.span,
      help:
        "audit \(target.audit) must know the name; give a newer call by its number, 'on' one ABI")
  }
}
