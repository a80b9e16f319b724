import AuditCatalogue
import AuditRules
import ByteText

/// Puts rules together that one statement can say: the same on both interfaces, with both errors of
/// `denied`, at several places, for several calls.
///
/// A rule is put to an earlier one only if it can change places with every rule between that does
/// not move with it, and a comment above it begins something new.
struct Gathering {
  private(set) var statements: [GatheredStatement?] = []
  private var statementOfRule: [Int]
  private let conflicts: Conflicts
  private let calls: CallWriter
  private let errors: [FieldComparison.Value]

  /// - Parameters:
  ///   - single: a statement for each rule, in order.
  ///   - conflicts: which rules have to keep their order.
  init(_ single: [GatheredStatement], _ conflicts: Conflicts, _ calls: CallWriter) {
    statements = single
    self.conflicts = conflicts
    self.calls = calls
    let names = calls.names
    statementOfRule = Array(single.indices)
    errors = ["EACCES", "EPERM"].compactMap { names.number(ofErrno: $0) }.map { .number(0 &- $0) }
  }

  /// The statements, in order.
  var result: [GatheredStatement] { statements.compactMap { $0 } }

  /// Puts together what can be.
  mutating func gather() {
    gatherCalls()
    gatherDenied()
    gather(.paths) { $0.paths += $1.paths }
    gather(.types) { $0.types += $1.types }
    gatherValues()
  }

  // MARK: Calls

  /// Interfaces first: what is only missing on one is the same statement, whatever is noted above it.
  private mutating func gatherCalls() {
    var places: [Phrase.Rest: [Int]] = [:]
    for index in statements.indices {
      guard let phrase = statements[index]?.phrase, !phrase.calls.isEmpty else { continue }
      let rest = phrase.rest(without: .calls)
      let found = places[rest] ?? []
      let twins = found.filter { isTwin($0, index) && canMove(index, to: $0) }
      let twin = twins.last { saysTheSame($0, index) } ?? twins.last
      let other = found.last { isOfOneFile($0, index) && canMove(index, to: $0) }
      if let place = twin ?? (statements[index]?.comment.isEmpty == true ? other : nil) {
        join(index, to: place) { phrase, other in
          phrase.calls.merge(other.calls) { $0.union($1) }
        }
      } else {
        places[rest, default: []].append(index)
      }
    }
  }

  /// Whether the second statement says on one interface what the first says on another.
  private func isTwin(_ first: Int, _ second: Int) -> Bool {
    guard isOfOneFile(first, second), let one = statements[first]?.phrase,
      let other = statements[second]?.phrase
    else { return false }
    return Set(one.calls.keys).isDisjoint(with: other.calls.keys)
  }

  /// Whether two statements name the same calls, but for those that an interface lacks.
  private func saysTheSame(_ first: Int, _ second: Int) -> Bool {
    var both = statements[first]?.phrase?.calls ?? [:]
    both.merge(statements[second]?.phrase?.calls ?? [:]) { one, _ in one }
    return calls.parts(of: both).count == 1
  }

  // MARK: Errors

  private mutating func gatherDenied() {
    var places: [Phrase.Rest: Int] = [:]
    for index in statements.indices {
      guard let phrase = statements[index]?.phrase, phrase.action == .always,
        let error = phrase.conditions.first(where: isError)
      else { continue }
      let rest = phrase.rest(without: .error, error)
      guard let place = places[rest], let other = statements[place]?.phrase,
        other.conditions.first(where: isError) != error, canJoin(index, to: place)
      else {
        places[rest] = index
        continue
      }
      places[rest] = nil
      let isError = self.isError
      join(index, to: place) { phrase, _ in
        phrase.conditions.removeAll(where: isError)
        phrase.isDenied = true
      }
    }
  }

  private func isError(_ condition: Phrase.Condition) -> Bool {
    guard case .one(let comparison) = condition else { return false }
    return comparison.field == .exit && comparison.op == .equal && errors.contains(comparison.value)
  }

  // MARK: Places, types, values

  private mutating func gather(
    _ part: Phrase.Part, _ add: (inout Phrase, Phrase) -> Void
  ) {
    var places: [Phrase.Rest: Int] = [:]
    for index in statements.indices {
      guard let phrase = statements[index]?.phrase,
        part == .paths ? !phrase.paths.isEmpty : !phrase.types.isEmpty
      else { continue }
      let rest = phrase.rest(without: part)
      if let place = places[rest], canJoin(index, to: place) {
        join(index, to: place, add)
      } else {
        places[rest] = index
      }
    }
  }

  /// Values of one field, of which each rule wants one.
  private mutating func gatherValues() {
    var places: [Phrase.Rest: Int] = [:]
    for index in statements.indices {
      guard let phrase = statements[index]?.phrase else { continue }
      let candidates = phrase.conditions.compactMap { condition -> (Field, FieldComparison)? in
        guard case .one(let comparison) = condition, comparison.op == .equal,
          comparison.field != .fieldCompare, comparison.field != .auid
        else { return nil }
        return (comparison.field, comparison)
      }
      let found = candidates.first { field, comparison in
        places[phrase.rest(without: .value(field), .one(comparison))].map {
          canJoin(index, to: $0)
        } ?? false
      }
      if let (field, comparison) = found,
        let place = places[phrase.rest(without: .value(field), .one(comparison))]
      {
        join(index, to: place) { first, _ in first.add(comparison) }
        // A list of one field cannot become one of another.
        let other = places.filter { $0.value == place && $0.key.without != .value(field) }
        for key in other.keys { places[key] = nil }
      } else {
        for (field, comparison) in candidates {
          places[phrase.rest(without: .value(field), .one(comparison))] = index
        }
      }
    }
  }

  // MARK: Moving

  private func isOfOneFile(_ first: Int, _ second: Int) -> Bool {
    statements[first]?.file == statements[second]?.file
  }

  private func canJoin(_ index: Int, to place: Int) -> Bool {
    statements[index]?.comment.isEmpty == true && isOfOneFile(index, place)
      && canMove(index, to: place)
  }

  /// Whether the rules of a statement can stand where an earlier statement does.
  private func canMove(_ index: Int, to place: Int) -> Bool {
    (statements[index]?.rules ?? []).allSatisfy { rule in
      conflicts.earlier[rule].allSatisfy { statementOfRule[$0] <= place }
    }
  }

  private mutating func join(
    _ index: Int, to place: Int, _ add: (inout Phrase, Phrase) -> Void
  ) {
    guard let joining = statements[index], var joined = statements[place],
      var phrase = joined.phrase, let other = joining.phrase
    else { return }
    add(&phrase, other)
    joined.phrase = phrase
    joined.rules += joining.rules
    if joined.comment.isEmpty { joined.comment = joining.comment }
    for rule in joining.rules { statementOfRule[rule] = place }
    statements[place] = joined
    statements[index] = nil
  }
}

extension Phrase {
  /// Makes another value of the comparison's field one that is wanted.
  fileprivate mutating func add(_ comparison: FieldComparison) {
    for (index, condition) in conditions.enumerated() {
      switch condition {
      case .one(let first) where first.field == comparison.field && first.op == .equal:
        conditions[index] = .among(first.field, [first.value, comparison.value])
        return
      case .among(let field, let values) where field == comparison.field:
        conditions[index] = .among(field, values + [comparison.value])
        return
      default: continue
      }
    }
  }
}
