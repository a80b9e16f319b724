import AuditCatalogue
import AuditEvents
import AuditProofs
import AuditRules
import ByteText
import LibAudit
import Testing

/// Rule sets that invite to search for ever, or deep: each has to end, soon, without a wrong yes.
struct TrapTests {
  private let host = ProofHost(target: .debian12, facts: nil, names: LibAuditNames())

  private func exit(_ action: Action, _ comparisons: FieldComparison...) -> Rule {
    Rule(action, .exit, syscalls: .all, comparisons)
  }

  private func seconds(_ work: () -> Void) -> Double {
    let time = ContinuousClock().measure(work)
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }

  @Test func thousandsOfNearlyEqualRulesAreSettled() {
    let rules = (0..<UInt32(2000)).map {
      exit(.always, FieldComparison(.a0, .equal, $0), FieldComparison(.uid, .notEqual, $0))
    }
    let book = RuleBook(rules, on: host)
    let other = RuleBook(rules.reversed(), on: host)
    let time = seconds {
      for demand in stride(from: 0, to: 2000, by: 40) {
        #expect(other.cover(of: demand, in: book).verdict == .covered)
      }
    }
    let everything = RuleBook([exit(.always)], on: host)
    let rest = seconds {
      #expect(book.cover(of: 0, in: everything).verdict == .escapes)
    }
    print("2000 alike: 50 demands in \(time) s, everything in \(rest) s")
  }

  @Test func hundredsOfNeverRulesBeforeOneDemandAreSettled() {
    let never = (0..<UInt32(500)).map {
      exit(.never, FieldComparison(.a0, .equal, $0), FieldComparison(.a1, .greater, $0))
    }
    let wanted = RuleBook(never + [exit(.always)], on: host)
    let same = RuleBook(never.reversed() + [exit(.always)], on: host)
    let time = seconds {
      #expect(same.cover(of: 500, in: wanted).verdict == .covered)
      #expect(
        wanted.cover(of: 0, in: RuleBook([exit(.always)], on: host)).verdict == .escapes)
    }
    print("500 never rules: \(time) s")
  }

  @Test func watchesThatSilenceEachOtherAreSettled() {
    let paths = (0..<300).map { ByteString("/etc/file-\($0)") }
    let watches = paths.enumerated().map { index, path in
      exit(index % 3 == 0 ? .never : .always, FieldComparison(.path, .equal, path))
    }
    let book = RuleBook(watches, on: host)
    let time = seconds {
      for demand in book.demands.prefix(40) {
        #expect(book.cover(of: demand, in: book).verdict == .covered)
      }
    }
    print("300 watches, a third of them never: 40 demands in \(time) s")
  }

  @Test func treesInTreesAreSettled() {
    var place = ByteString()
    let trees = (0..<300).map { _ in
      place += ByteString("/d")
      return place
    }
    let never = trees.map { exit(.never, FieldComparison(.dir, .equal, $0)) }
    let always = trees.map { exit(.always, FieldComparison(.dir, .equal, $0)) }
    let time = seconds {
      let outside = RuleBook(never + [exit(.always)], on: host)
      #expect(outside.cover(of: 300, in: outside).verdict == .covered)
      let inside = RuleBook(always, on: host)
      let top = RuleBook([always[0]], on: host)
      #expect(inside.demands.allSatisfy { top.cover(of: $0, in: inside).verdict == .covered })
      #expect(
        RuleBook(always.dropFirst().map { $0 }, on: host).cover(of: 0, in: top).verdict == .escapes)
    }
    print("300 nested trees: \(time) s")
  }

  @Test func manyTestsThatNoNameMayPassAreSettledOrLeftOpen() {
    // Each leaves two ways: another owner, or another group.
    let never = (0..<UInt32(200)).map {
      exit(
        .never, FieldComparison(.path, .equal, "/a/f"), FieldComparison(.objectUid, .equal, $0),
        FieldComparison(.objectGid, .equal, 1000 + $0 % 7))
    }
    let watch = exit(.always, FieldComparison(.path, .equal, "/a/f"))
    let wanted = RuleBook(never + [watch], on: host)
    let time = seconds {
      let cover = RuleBook([watch], on: host).cover(of: 200, in: wanted)
      #expect(cover.verdict == .covered || cover.verdict == .unknown)
      let other = wanted.cover(of: 0, in: RuleBook([watch], on: host))
      #expect(other.verdict == .escapes || other.verdict == .unknown)
    }
    print("200 tests that no name passes: \(time) s")
  }

  @Test func aSearchWithoutAnswerIsNoYes() {
    // Owners are all taken, groups are not: the ways multiply, and only the last of them leads out.
    var never: [Rule] = []
    for number in 0..<UInt32(40) {
      never.append(
        exit(
          .never, FieldComparison(.objectUid, .notEqual, number),
          FieldComparison(.objectGid, .notEqual, number)))
    }
    let dir = FieldComparison(.dir, .equal, "/a")
    let left = RuleBook(never + [exit(.always, dir)], on: host)
    let time = seconds {
      let cover = RuleBook([], on: host).cover(of: 40, in: left)
      #expect(cover.verdict != .covered)
    }
    print("40 tests with two ways each: \(time) s")
  }

  @Test func manyTestsOfBitsAreSettled() {
    let never = (0..<UInt32(300)).map {
      exit(.never, FieldComparison(.a0, .allBits, 0b111 << ($0 % 29) | 1 << ($0 % 31)))
    }
    let left = RuleBook([exit(.always, FieldComparison(.a0, .anyBit, 0xffff_0000))], on: host)
    let right = RuleBook(never + [exit(.always)], on: host)
    let time = seconds { #expect(right.cover(of: 0, in: left).verdict == .escapes) }
    print("300 tests of bits: \(time) s")
  }
}
