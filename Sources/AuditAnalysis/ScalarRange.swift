import AuditCatalogue
import AuditRules

/// Whether some 32-bit number passes a set of comparisons.
struct ScalarRange {
  private let tests: [(op: Operator, value: UInt32)]

  init(_ comparisons: [FieldComparison]) {
    // A loop, because Swift 6.3.1 crashes when it optimises the same as a compactMap.
    var tests: [(op: Operator, value: UInt32)] = []
    for comparison in comparisons {
      if let number = comparison.number { tests.append((comparison.op, number)) }
    }
    self.tests = tests
  }

  /// The ends of the intervals that comparisons other than those of bits leave lie next to the
  /// values compared with, so trying those is exact; tests of bits may have solutions elsewhere.
  var overlap: Overlap {
    var candidates: Set<UInt32> = [0, .max]
    for test in tests { candidates.formUnion([test.value, test.value &+ 1, test.value &- 1]) }
    for test in tests where test.op == .allBits || test.op == .anyBit {
      candidates.formUnion(candidates.map { $0 | test.value })
    }
    let isMet = candidates.contains { candidate in
      tests.allSatisfy { $0.op.holds(candidate, $0.value) }
    }
    if isMet { return .certain }
    let testsBits = tests.contains { $0.op == .anyBit || $0.op == .allBits }
    return testsBits ? .possible("the bits that both ask for were not worked out") : .none
  }
}
