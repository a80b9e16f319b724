import AuditCatalogue

/// Calls of a rule that do the same kind of thing.
public struct CallGroup: Sendable, Hashable {
  /// Of which interfaces.
  public let abis: [ABI]
  /// What they do, as in "open or create files"; `nil` for calls of no family.
  public let purpose: String?
  /// The names in natural order; `call 999` where libaudit has no name for a number.
  public let names: [String]
}

extension RuleWords {
  /// Which of the target's calls the rule looks at.
  enum Reach: Sendable, Hashable {
    /// Each and every one.
    case all
    /// These; none if the rule names no call that its permissions can match.
    case some([CallGroup])
  }

  /// Which calls the rule looks at.
  var reach: Reach {
    if rule.syscalls.isAll, permissions == nil { return .all }
    var namesOfFamily: [Int?: [ABI: [String]]] = [:]
    for abi in abis {
      for name in callNames(on: abi) {
        namesOfFamily[CallFamily.family(of: name), default: [:]][abi, default: []].append(name)
      }
    }
    let families = namesOfFamily.keys.sorted { ($0 ?? .max) < ($1 ?? .max) }
    return .some(families.flatMap { groups($0, namesOfFamily[$0] ?? [:]) })
  }

  /// The calls of one family: one group where the interfaces have the same, else one for each.
  private func groups(_ family: Int?, _ names: [ABI: [String]]) -> [CallGroup] {
    let purpose = family.map { CallFamily.all[$0].purpose }
    let abis = names.keys.sorted()
    let lists = abis.map { names[$0] ?? [] }
    if Set(lists).count == 1 {
      return [CallGroup(abis: abis, purpose: purpose, names: lists[0])]
    }
    return zip(abis, lists).map { CallGroup(abis: [$0], purpose: purpose, names: $1) }
  }

  /// The names of the calls on one interface, sorted.
  func callNames(on abi: ABI) -> [String] {
    callNumbers(on: abi).map { name(ofCall: $0, on: abi) }.sorted()
  }

  /// The numbers of the calls on one interface.
  func callNumbers(on abi: ABI) -> [UInt32] {
    let architecture = target.machine.architecture(abi)
    guard let permissions else { return rule.syscalls.numbers }
    let matched = PermissionClasses.calls(permissions, on: architecture, kernel: target.kernel)
    return rule.syscalls.isAll ? matched : matched.filter(rule.syscalls.contains)
  }

  /// The name of a call, or `call 999`.
  func name(ofCall number: UInt32, on abi: ABI) -> String {
    let architecture = target.machine.architecture(abi)
    return names.name(ofSyscall: number, on: architecture)
      ?? NewerSyscalls.name(of: number, on: architecture) ?? "call \(number)"
  }
}
