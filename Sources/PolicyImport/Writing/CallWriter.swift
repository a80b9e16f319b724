import AuditCatalogue
import AuditRules

/// Names the calls of a statement.
struct CallWriter {
  let names: any AuditNames
  let target: Target

  /// Calls that one statement can name, and the interface that it is limited to.
  struct Part: Equatable {
    var calls: [String]
    let abi: ABI?
  }

  /// What has to be said to mean these calls: one statement if both interfaces agree, as far as they
  /// have the calls; otherwise what they have in common, and the rest of each.
  func parts(of calls: [ABI: SyscallMask]) -> [Part] {
    var common: [String] = []
    var rest: [Part] = []
    for abi in target.abis {
      guard let mask = calls[abi] else { continue }
      var own: [String] = []
      for number in mask.numbers {
        let name = name(of: number, on: abi)
        if let name, isCommon(name, calls) {
          if !common.contains(name) { common.append(name) }
        } else {
          own.append(name ?? String(number))
        }
      }
      if !own.isEmpty { rest.append(Part(calls: own, abi: abi)) }
    }
    guard !common.isEmpty else { return rest }
    let holders = target.abis.filter { abi in
      calls[abi] != nil && common.contains { number(of: $0, on: abi) != nil }
    }
    guard holders.count == 1, target.abis.count > 1 else {
      return [Part(calls: common, abi: nil)] + rest
    }
    let same = rest.filter { $0.abi == holders[0] }.flatMap(\.calls)
    return [Part(calls: common + same, abi: holders[0])] + rest.filter { $0.abi != holders[0] }
  }

  /// Whether a call is meant on every interface that has it.
  private func isCommon(_ name: String, _ calls: [ABI: SyscallMask]) -> Bool {
    target.abis.allSatisfy { abi in
      guard let number = number(of: name, on: abi) else { return true }
      return calls[abi]?.contains(number) == true
    }
  }

  private func number(of name: String, on abi: ABI) -> UInt32? {
    names.number(ofSyscall: name, on: target.machine.architecture(abi))
  }

  /// The name, if it leads back to the number.
  private func name(of number: UInt32, on abi: ABI) -> String? {
    let architecture = target.machine.architecture(abi)
    guard let name = names.name(ofSyscall: number, on: architecture),
      names.number(ofSyscall: name, on: architecture) == number
    else { return nil }
    return name
  }
}
