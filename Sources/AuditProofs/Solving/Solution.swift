import AuditCatalogue
import AuditRules
import ByteText

/// One point of a term: what an event of it needs.
struct Solution {
  /// Which interface of the target, and which call of it.
  let interface: Int
  let number: UInt32
  let hasResult: Bool
  /// The names, in the order of the term's.
  let names: [NameTerm]
  /// The ids that are tied to others, and owners and groups of names.
  let ids: [IdVariable: UInt32]
}

/// What can be tied: an id of the task, or the owner or the group of the name at an index.
enum IdVariable: Hashable, Sendable {
  case key(WordKey)
  case owner(Int)
  case group(Int)
}

/// Looks for a point of a term.
struct TermSolver {
  let host: ProofHost
  let circumstances: Circumstances

  /// A point of `term`; `nil` if it is empty.
  func solution(of term: Term) -> Solution? {
    guard let call = call(of: term) else { return nil }
    var built: [NameTerm] = []
    guard let ids = solve(term, &built) else { return nil }
    return Solution(
      interface: call.interface, number: call.number, hasResult: call.hasResult, names: built,
      ids: ids)
  }

  // MARK: The call

  private func call(of term: Term) -> (interface: Int, number: UInt32, hasResult: Bool)? {
    var calls = term.calls
    if !term.names.isEmpty { calls = calls.subtracting(host.callsWithoutNames) }
    if circumstances.isRemoval { calls = calls.intersection(host.removals) }
    let returning = calls.subtracting(host.callsWithoutResult)
    if !term.result.isOnlyNone, let call = host.mostOrdinary(of: returning) {
      return (call.interface, call.number, true)
    }
    guard term.result.none else { return nil }
    let ending = calls.intersection(host.callsWithoutResult)
    return host.mostOrdinary(of: ending).map { ($0.interface, $0.number, false) }
  }

  // MARK: The names

  /// Builds the names that are left, and the ids once all are built.
  private func solve(_ term: Term, _ built: inout [NameTerm]) -> [IdVariable: UInt32]? {
    guard built.count < term.names.count else { return ids(of: term, built) }
    return build(term.names[built.count], term, 0, &built)
  }

  /// Keeps a name clear of the tests that no name passes, from the one at `index` on.
  private func build(
    _ name: NameTerm, _ term: Term, _ index: Int, _ built: inout [NameTerm]
  ) -> [IdVariable: UInt32]? {
    var name = name
    var index = index
    while true {
      guard !name.isVoid, mayExist(name) else { return nil }
      guard index < term.absentNames.count else { break }
      let absent = term.absentNames[index]
      index += 1
      if absent.contains(where: { name.adding($0).isVoid }) { continue }
      if let file = absent.firstFile, name.file == nil {
        // There are always other files.
        name = name.adding(.file(file, false))
        continue
      }
      for test in absent {
        if let ids = build(name.adding(test.negation), term, index, &built) { return ids }
      }
      return nil
    }
    built.append(name)
    if let ids = solve(term, &built) { return ids }
    built.removeLast()
    return nil
  }

  /// Whether the facts leave room for such a name: a place lies on one file system.
  private func mayExist(_ name: NameTerm) -> Bool {
    guard name.needsFileSystem else { return true }
    if let file = name.file {
      return host.mayLie(file, isTree: false, on: name.fileSystem) ?? true
    }
    return name.inside.flatMap { host.mayLie($0, isTree: true, on: name.fileSystem) } ?? true
  }

  // MARK: The ids

  private func ids(of term: Term, _ names: [NameTerm]) -> [IdVariable: UInt32]? {
    var solver = IdSolver<IdVariable>()
    for tie in term.idTies {
      solver.add(.key(tie.left), term.word(tie.left))
      solver.add(.key(tie.right), term.word(tie.right))
      solver.tie(.key(tie.left), .key(tie.right), isEqual: tie.isEqual)
    }
    for (index, name) in names.enumerated() {
      for tie in name.ties {
        let own = tie.isOfGroup ? IdVariable.group(index) : .owner(index)
        solver.add(own, tie.isOfGroup ? name.group : name.owner)
        solver.add(.key(tie.key), term.word(tie.key))
        solver.tie(own, .key(tie.key), isEqual: tie.isEqual)
      }
    }
    if solver.isEmpty { return [:] }
    return solver.solution { variable in
      if case .key(let key) = variable { Favourites.of(key) } else { Favourites.ofNames }
    }
  }
}

extension [NameTest] {
  /// The file that one of the tests asks for.
  fileprivate var firstFile: ByteString? {
    for case .file(let place, true) in self { return place }
    return nil
  }
}
