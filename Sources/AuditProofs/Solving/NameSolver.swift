import AuditCatalogue
import AuditRules
import ByteText

/// Looks for names that pass what a term asks of some and fail what no name may pass, and for the ids
/// that they are tied to.
///
/// A test that no name may pass leaves a choice where it has several parts, so ways are tried one
/// after the other, without recursion: rules may hold thousands of them.
struct NameSolver {
  let term: Term
  let host: ProofHost
  /// How many choices are left to try.
  private(set) var budget: Int

  /// Whether the budget ended the search.
  var isSpent: Bool { budget <= 0 }

  init(term: Term, host: ProofHost, budget: Int) {
    self.term = term
    self.host = host
    self.budget = budget
  }

  /// Where the search can go on.
  private struct State {
    /// Names that are clear of everything.
    var built: [NameTerm] = []
    /// The name at work; `nil` before it is taken up.
    var name: NameTerm?
    /// The next of the tests that no name passes.
    var absent = 0
  }

  /// Names in the order of the term's, and the ids that are tied.
  mutating func solve() -> (names: [NameTerm], ids: [IdVariable: UInt32])? {
    var open = [State()]
    while var state = open.popLast() {
      budget -= 1
      guard budget > 0 else { return nil }
      if state.built.count == term.names.count {
        if let names = sharingIdentities(state.built), let ids = ids(of: names) {
          return (names, ids)
        }
        continue
      }
      guard let branches = advance(&state) else { continue }
      if branches.isEmpty {
        open.append(state)
      } else {
        open += branches.reversed()
      }
    }
    return nil
  }

  /// Keeps the name at work clear of tests as long as there is no choice: `nil` if it cannot be, none
  /// if it is finished, otherwise the choices.
  private func advance(_ state: inout State) -> [State]? {
    var name = state.name ?? term.names[state.built.count]
    while true {
      guard !name.isVoid, mayExist(name) else { return nil }
      guard state.absent < term.absentNames.count else { break }
      let absent = term.absentNames[state.absent]
      state.absent += 1
      if absent.contains(where: name.excludes) { continue }
      if let file = absent.firstFile, name.file == nil {
        // There are always other files.
        name = name.adding(.file(file, false))
        continue
      }
      let choices = absent.map { name.adding($0.negation) }.filter { !$0.isVoid }
      guard let only = choices.first else { return nil }
      // What the name has passed already asks nothing more of it.
      if let free = choices.first(where: { $0 == name }) ?? (choices.count == 1 ? only : nil) {
        name = free
        continue
      }
      return choices.map { State(built: state.built, name: $0, absent: state.absent) }
    }
    state = State(built: state.built + [name])
    return []
  }

  /// Names of one file lead to one identity.
  private func sharingIdentities(_ names: [NameTerm]) -> [NameTerm]? {
    var shared: [ByteString: NameTerm] = [:]
    for name in names {
      guard let file = name.file else { continue }
      let both = shared[file]?.sharingIdentity(with: name) ?? name
      if both.isVoid { return nil }
      shared[file] = both
    }
    return names.map { name in
      guard let identity = name.file.flatMap({ shared[$0] }) else { return name }
      var copy = name
      copy.takeIdentity(of: identity)
      return copy
    }
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

  private func ids(of names: [NameTerm]) -> [IdVariable: UInt32]? {
    var solver = IdSolver<IdVariable>()
    for name in names {
      for (key, domain) in name.ownIds {
        solver.add(.key(key), term.word(key).intersection(domain))
      }
    }
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
