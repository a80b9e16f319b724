/// Finds numbers for variables of which some must be equal and some must differ.
///
/// Exact: equal ones share a domain, and of a variable that must differ from n others n + 1 values
/// are enough to try.
struct IdSolver<Variable: Hashable> {
  private var order: [Variable] = []
  private var domains: [Variable: WordSet] = [:]
  private var equal: [(Variable, Variable)] = []
  private var different: [(Variable, Variable)] = []

  var isEmpty: Bool { order.isEmpty }

  mutating func add(_ variable: Variable, _ domain: WordSet) {
    if let known = domains[variable] {
      domains[variable] = known.intersection(domain)
    } else {
      order.append(variable)
      domains[variable] = domain
    }
  }

  mutating func tie(_ left: Variable, _ right: Variable, isEqual: Bool) {
    if isEqual { equal.append((left, right)) } else { different.append((left, right)) }
  }

  /// A value for each variable; `nil` if there are none.
  func solution(preferring favourites: (Variable) -> [UInt32]) -> [Variable: UInt32]? {
    var leaders = Dictionary(uniqueKeysWithValues: order.map { ($0, $0) })
    func leader(_ variable: Variable) -> Variable {
      var current = variable
      while let next = leaders[current], next != current { current = next }
      return current
    }
    for (left, right) in equal { leaders[leader(right)] = leader(left) }
    var classes: [Variable: WordSet] = [:]
    for variable in order {
      let domain = domains[variable] ?? .none
      let name = leader(variable)
      classes[name] = classes[name].map { $0.intersection(domain) } ?? domain
    }
    var rivals: [Variable: Set<Variable>] = [:]
    for (left, right) in different {
      let (one, other) = (leader(left), leader(right))
      guard one != other else { return nil }
      rivals[one, default: []].insert(other)
      rivals[other, default: []].insert(one)
    }
    let candidates = order.filter { leader($0) == $0 }.map { name in
      (
        name: name,
        values: (classes[name] ?? .none).members(
          (rivals[name]?.count ?? 0) + 1, preferring: favourites(name))
      )
    }
    var values: [Variable: UInt32] = [:]
    guard Self.assign(candidates[...], rivals, &values) else { return nil }
    return Dictionary(
      uniqueKeysWithValues: order.compactMap { variable in
        values[leader(variable)].map { (variable, $0) }
      })
  }

  private static func assign(
    _ rest: ArraySlice<(name: Variable, values: [UInt32])>, _ rivals: [Variable: Set<Variable>],
    _ values: inout [Variable: UInt32]
  ) -> Bool {
    guard let next = rest.first else { return true }
    for value in next.values {
      let isTaken = rivals[next.name]?.contains { values[$0] == value } ?? false
      if isTaken { continue }
      values[next.name] = value
      if assign(rest.dropFirst(), rivals, &values) { return true }
    }
    values[next.name] = nil
    return false
  }
}
