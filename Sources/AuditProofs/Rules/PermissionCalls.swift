import AuditCatalogue
import AuditRules

/// The calls behind `perm=` on one target, sorted by how the kernel judges them.
struct PermissionCalls: Sendable {
  /// Calls that always match the same letters.
  private var fixed: [PermissionSet: CallSet] = [:]
  /// Calls that are judged by the access mode in this word.
  private var byMode: [WordKey: CallSet] = [:]
  /// Calls that count as `w` if the first argument has this value.
  private var byFirstArgument: [UInt32: CallSet] = [:]
  /// Calls that `perm=` never matches.
  private var unjudged: CallSet

  init(_ target: Target) {
    let none = CallSet.none(interfaces: target.abis.count)
    var judged = none
    for (index, architecture) in target.architectures.enumerated() {
      for number in PermissionClasses.calls(.all, on: architecture, kernel: target.kernel) {
        judged.insert(number, interface: index)
        switch PermissionClasses.judge(
          ofCall: number, on: architecture, kernel: target.kernel)
        {
        case .always(let letters):
          fixed[letters, default: none].insert(number, interface: index)
        case .accessMode(let argument):
          let key = WordKey.task(Field(rawValue: Field.a0.rawValue + UInt32(argument)))
          byMode[key, default: none].insert(number, interface: index)
        case .accessModeInMemory:
          byMode[.openFlags, default: none].insert(number, interface: index)
        case .write(let first):
          byFirstArgument[first, default: none].insert(number, interface: index)
        }
      }
    }
    unjudged = CallSet.all(interfaces: target.abis.count).subtracting(judged)
  }

  private func fixed(_ isWanted: (PermissionSet) -> Bool) -> CallSet {
    fixed.reduce(unjudged.subtracting(unjudged)) {
      isWanted($1.key) ? $0.union($1.value) : $0
    }
  }

  func kept(of term: Term, _ letters: PermissionSet) -> [Term] {
    var result: [Term] = []
    for (key, calls) in byMode.sorted(by: { $0.key > $1.key }) {
      guard let part = term.keeping(calls: calls) else { continue }
      result += Self.modes(of: letters).compactMap { Self.testing(part, key, $0) }
    }
    if let part = term.keeping(calls: fixed { !$0.isDisjoint(with: letters) }) {
      result.append(part)
    }
    guard letters.contains(.write) else { return result }
    for (first, calls) in byFirstArgument {
      guard let part = term.keeping(calls: calls) else { continue }
      let set = part.word(.task(.a0)).keeping(.equal, first)
      if let part = part.setting(.task(.a0), set) { result.append(part) }
    }
    return result
  }

  func dropped(of term: Term, _ letters: PermissionSet) -> [Term] {
    var result: [Term] = []
    let others = unjudged.union(fixed { $0.isDisjoint(with: letters) })
    if let part = term.keeping(calls: others) { result.append(part) }
    for (key, calls) in byMode.sorted(by: { $0.key > $1.key }) {
      guard let part = term.keeping(calls: calls) else { continue }
      result += Self.otherModes(of: letters).compactMap { Self.testing(part, key, $0) }
    }
    for (first, calls) in byFirstArgument {
      guard var part = term.keeping(calls: calls) else { continue }
      if letters.contains(.write) {
        let set = part.word(.task(.a0)).keeping(.notEqual, first)
        guard let rest = part.setting(.task(.a0), set) else { continue }
        part = rest
      }
      result.append(part)
    }
    return result
  }

  private static func testing(_ term: Term, _ key: WordKey, _ tests: [BitTest]) -> Term? {
    term.setting(key, tests.reduce(term.word(key)) { $0.testing($1) })
  }

  /// The access modes that count as one of `letters`: 0 is a read, 1 a write, 2 and 3 are both.
  private static func modes(of letters: PermissionSet) -> [[BitTest]] {
    switch (letters.contains(.read), letters.contains(.write)) {
    case (true, true): [[]]
    case (true, false): [[.none(3)], [.all(2)]]
    case (false, true): [[.some(3)]]
    case (false, false): []
    }
  }

  private static func otherModes(of letters: PermissionSet) -> [[BitTest]] {
    switch (letters.contains(.read), letters.contains(.write)) {
    case (true, true): []
    case (true, false): [[.all(1), .none(2)]]
    case (false, true): [[.none(3)]]
    case (false, false): [[]]
    }
  }
}
