import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import PolicySyntax

/// The calls that a statement means, as rules that stand for them: nothing that a host lacks is
/// left out, and nothing is held against what a kernel takes.
struct SelectedCalls {
  let statement: StatementCompiler.Statement
  var compiler: StatementCompiler
  /// Why some of the calls cannot be, in words: no interface has them.
  private(set) var impossible: [String] = []
  /// Why it is not known whether some of the calls can be.
  private(set) var unknown: [String] = []

  init(_ statement: StatementCompiler.Statement, compiler: StatementCompiler) {
    self.statement = statement
    self.compiler = compiler
  }

  /// The rules at every place that the statement names; empty if something is wrong, which is among
  /// the compiler's diagnostics.
  mutating func rules() -> [Rule] {
    guard let places = compiler.places(of: statement) else { return [] }
    return rules(at: places)
  }

  /// The rules at these places, or without one.
  mutating func rules(at places: [FieldComparison?]) -> [Rule] {
    switch statement.selector.kind {
    case .permissions, .syscalls, .allSyscalls, .access, .anything: break
    case .messages, .userMessages, .tasks, .filesystems:
      compiler.reportIgnoreOnly(statement.selector)
      return []
    }
    let masks = masks()
    guard let conditions = compiler.conditions(of: statement.clauses),
      let excepted = exceptedPrograms(),
      !compiler.isTooMany(places.count, times: conditions.count, statement.span)
    else { return [] }
    let tails = conditions.map { $0 + excepted }
    return places.flatMap { compiler.callRules(of: statement, at: $0, masks, tails) }
  }

  /// What `except exe` takes away. As nothing is loaded, one rule may name several programs.
  private mutating func exceptedPrograms() -> [FieldComparison]? {
    var result: [FieldComparison] = []
    for path in statement.clauses.exceptPrograms {
      guard let paths = compiler.paths(path) else { return nil }
      result += paths.map { FieldComparison(.exe, .notEqual, $0) }
    }
    return result
  }

  // MARK: Calls

  /// For each interface that is meant the calls that are meant there, at least one.
  private mutating func masks() -> [(ABI, SyscallMask)] {
    let abis = compiler.abis(of: statement)
    if abis.isEmpty {
      let wanted = statement.clauses.abis.map { "\($0)" }.joined(separator: " and ")
      impossible.append("the target '\(compiler.target.name)' has no \(wanted)")
    }
    guard case .syscalls(let calls) = statement.selector.kind else {
      return abis.map { ($0, .all) }
    }
    var masks = [SyscallMask](repeating: .none, count: abis.count)
    for call in calls {
      var isThere = false
      for (index, abi) in abis.enumerated() {
        switch compiler.number(of: call, on: compiler.target.machine.architecture(abi)) {
        case .found(let number):
          masks[index].insert(number)
          isThere = true
        case .unknown: isThere = true
        case .absent: continue
        }
      }
      if !isThere { noteMissing(call, abis) }
    }
    return zip(abis, masks).filter { !$1.isEmpty }
  }

  /// A call that no interface has is never lost silently: it is impossible, or misspelt.
  private mutating func noteMissing(_ call: Name, _ abis: [ABI]) {
    guard !abis.isEmpty else { return }
    let name = call.description
    let target = compiler.target
    let elsewhere = target.abis.filter { isCall(name, on: target.machine.architecture($0)) }
    if !elsewhere.isEmpty {
      let list = elsewhere.map(\.rawValue).joined(separator: " and ")
      impossible.append("'\(name)' exists on \(list) only")
    } else if Self.knownArchitectures.contains(where: { isCall(name, on: $0) }) {
      impossible.append("'\(name)' is no call of '\(target.name)'")
    } else if isNewer(name, on: target) {
      if target.kernel < Self.firstKernelWithNewerCalls {
        impossible.append("'\(name)' came after Linux \(target.kernel)")
      } else {
        unknown.append("libaudit \(target.audit) has no name for '\(name)', so no rule asks for it")
      }
    } else {
      compiler.reportUnknown(call, abis)
    }
  }

  private func isCall(_ name: String, on architecture: Architecture) -> Bool {
    compiler.names.number(ofSyscall: name, on: architecture) != nil
  }

  /// Whether this is a call for whose number libaudit has no name either.
  private func isNewer(_ name: String, on target: Target) -> Bool {
    target.architectures.contains { architecture in
      guard let number = NewerSyscalls.number(of: name, on: architecture) else { return false }
      return compiler.names.name(ofSyscall: number, on: architecture) == nil
    }
  }

  private static let knownArchitectures: [Architecture] = [.x8664, .i386, .aarch64, .arm]

  /// cachestat, the first call that libaudit 3.0.9 has no name for, came with Linux 6.5.
  private static let firstKernelWithNewerCalls: Version = "6.5"
}
