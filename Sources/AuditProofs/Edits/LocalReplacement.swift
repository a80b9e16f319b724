import AuditCatalogue
import AuditRules
import ByteText

/// Proves that two sets of rules which have most rules in common do the same with every event, by
/// looking only at the rules that differ and at what stands before them.
///
/// The common rules stand in one order in both sets, and what differs stands in gaps between them.
/// Rules of a gap replace each other if they sort alike all events that no common rule before the gap
/// matches: leave alone the same ones, and give the others the same action and keys. Where that is so
/// of each gap, the first rule on the list that matches an event is the same common one in both sets,
/// or stands in the same gap with the same action and keys. Watches replace each other as a block: next
/// to each other in the same gap, on one file, with one action and the same keys, and taking the same
/// calls together. Then watches and list have the same say in both sets, whichever comes first, and so
/// has a key that a rule without one leaves standing.
///
/// A yes is a proof; a no is none.
struct LocalReplacement {
  /// The differing rules of one gap.
  private struct Gap {
    var left: [Rule] = []
    var right: [Rule] = []
  }

  private let host: ProofHost
  /// The gaps with differing rules, by the number of common rules before them.
  private var gaps: [Int: Gap] = [:]
  /// The common rules of the list of exit rules that are of use in a proof, with their number.
  private var before: [(number: Int, rule: Rule)] = []
  /// The rules that blank names, which both sets have.
  private let blanking: [Rule]

  /// How many rules are read for one proof before it is given up.
  private static let ruleLimit = 100_000
  /// How many cases are looked at for one rule.
  private static let budget = 1_000

  /// `nil` if the sets differ in what can have its say elsewhere: watches, other lists, lines that can
  /// mean several rules.
  init?(
    _ left: RuleLineSet, _ right: RuleLineSet, _ common: [EditComparison.Pair], on host: ProofHost
  ) {
    guard !left.hasUnreadableLines, !right.hasUnreadableLines, left.isEnabled == right.isEnabled,
      left.offExitList == right.offExitList, left.judgesCalls == right.judgesCalls
    else { return nil }
    self.host = host
    blanking = left.offExitList.flatMap { $0 }.filter { $0.list == .filesystem }
    let onList = common.filter { left.lines[$0.a][0].list == .exit }.sorted { $0.a < $1.a }
    guard zip(onList, onList.dropFirst()).allSatisfy({ $0.b < $1.b }),
      onList.allSatisfy({ left.lines[$0.a] == right.lines[$0.b] }),
      add(left, Set(onList.map(\.a)), to: \.left), add(right, Set(onList.map(\.b)), to: \.right)
    else { return nil }
    before = onList.enumerated().compactMap { number, pair in
      let readings = left.lines[pair.a]
      return readings.count == 1 && stays(readings[0]) ? (number, readings[0]) : nil
    }
  }

  /// Sorts the differing rules of a set into gaps; false if one is none of which this can tell.
  private mutating func add(
    _ set: RuleLineSet, _ common: Set<Int>, to side: WritableKeyPath<Gap, [Rule]>
  ) -> Bool {
    var number = 0
    for (index, readings) in set.lines.enumerated() where readings[0].list == .exit {
      if common.contains(index) {
        number += 1
        continue
      }
      guard readings.count == 1, stays(readings[0]) || readings[0].isSteadyWatch else {
        return false
      }
      gaps[number, default: Gap()][keyPath: side].append(readings[0])
    }
    return true
  }

  /// Whether the rule is tried in its turn only, and asks for nothing that comes and goes with a file.
  private func stays(_ rule: Rule) -> Bool {
    !rule.isKeptByInode && rule.dir.map(host.isTreeOfFile) != true
  }

  // MARK: The proof

  /// Whether that is proved.
  func isProved() -> Bool {
    var rulesLeft = Self.ruleLimit
    return gaps.sorted { $0.key < $1.key }.allSatisfy { number, gap in
      guard (gap.left + gap.right).contains(where: \.isKeptByInode) else {
        return isAlike(gap.left, gap.right, number, &rulesLeft)
      }
      let (left, right) = (gap.left.blocks, gap.right.blocks)
      guard left.map(\.file) == right.map(\.file), Set(left.map(\.file)).count == left.count else {
        return false
      }
      return zip(left, right).allSatisfy { one, other in
        one.file == nil
          ? isAlike(one.rules, other.rules, number, &rulesLeft)
          : isAlike(watches: one.rules, other.rules)
      }
    }
  }

  /// Whether rules of the list sort alike what no common rule before the gap matches.
  private func isAlike(
    _ left: [Rule], _ right: [Rule], _ number: Int, _ rulesLeft: inout Int
  ) -> Bool {
    replaces(left, by: right, number, &rulesLeft) && replaces(right, by: left, number, &rulesLeft)
  }

  /// Whether watches on one file take the same calls and make the same of them.
  private func isAlike(watches left: [Rule], _ right: [Rule]) -> Bool {
    guard let first = left.first, (left + right).allSatisfy({ $0.decidesLike(first) }) else {
      return false
    }
    func takesAll(of rules: [Rule], _ others: [Rule]) -> Bool {
      rules.allSatisfy { self.takesAll(of: $0, behind: [], others.map { $0.as(.always) }) }
    }
    return takesAll(of: left, right) && takesAll(of: right, left)
  }

  /// Whether what the rules take behind the common ones before the gap is taken alike by the others.
  private func replaces(
    _ rules: [Rule], by others: [Rule], _ number: Int, _ rulesLeft: inout Int
  ) -> Bool {
    for (index, rule) in rules.enumerated() {
      let earlier = rules[..<index].map { $0.as(.never) }
      let alike = others.map { $0.as($0.decidesLike(rule) ? .always : .never) }
      if takesAll(of: rule, behind: earlier, alike) { continue }
      let before = before(rule, number)
      rulesLeft -= before.count
      guard rulesLeft >= 0, !before.isEmpty, takesAll(of: rule, behind: earlier, before + alike)
      else { return false }
    }
    return true
  }

  /// The common rules before a gap, as rules that take what they match. What a file's removal may do
  /// to a test of the program is left aside unless the test is the same.
  private func before(_ rule: Rule, _ number: Int) -> [Rule] {
    let programs = rule.comparisons.filter { $0.field == .exe }
    return before.prefix { $0.number < number }.map(\.rule).filter { other in
      let tests = other.comparisons.filter { $0.field == .exe }
      return tests.isEmpty || tests == programs
    }.map { $0.as(.always) }
  }

  /// Whether `rules` record all calls that `rule` matches and that none of `earlier` does.
  private func takesAll(of rule: Rule, behind earlier: [Rule], _ rules: [Rule]) -> Bool {
    let left = RuleBook(blanking + earlier + [rule.as(.always)], on: host)
    let right = RuleBook(blanking + rules, on: host)
    let demand = left.rules.count - 1
    let options = CoverOptions()
    return right.circumstances(for: demand, in: left, options).allSatisfy { circumstances, gone in
      let outcome = EscapeSearch(
        host: host, circumstances: circumstances, left: left, demand: demand, right: right,
        gone: gone, options: options, budget: Self.budget, escapeLimit: 1
      ).run()
      return outcome.escapes.isEmpty && outcome.unresolved.isEmpty
    }
  }
}

extension Rule {
  /// The same comparisons with another action and without a key.
  fileprivate func `as`(_ action: Action) -> Rule {
    Rule(action, list, syscalls: syscalls, comparisons.filter { $0.field != .key })
  }

  /// Whether a match of either comes to the same.
  fileprivate func decidesLike(_ other: Rule) -> Bool {
    action == other.action && keys.sorted() == other.keys.sorted()
  }
}

extension Rule {
  /// Whether it watches a file and asks, besides, only for what stays the same throughout a call.
  fileprivate var isSteadyWatch: Bool {
    let steady: Set<Field> = [
      .path, .key, .arch, .perm, .a0, .a1, .a2, .a3, .pid, .ppid, .pers, .sessionid, .auid,
      .auidIsSet, .uid, .euid, .suid, .fsuid, .gid, .egid, .sgid, .fsgid,
    ]
    return path != nil && comparisons.allSatisfy { steady.contains($0.field) }
  }
}

extension [Rule] {
  /// The rules in runs of those on one file, and of those on the list.
  fileprivate var blocks: [(file: ByteString?, rules: [Rule])] {
    reduce(into: []) { blocks, rule in
      if let last = blocks.last, last.file == rule.path {
        blocks[blocks.count - 1].rules.append(rule)
      } else {
        blocks.append((rule.path, [rule]))
      }
    }
  }
}

extension RuleLineSet {
  /// The lines of all lists but that of exit rules, list by list.
  fileprivate var offExitList: [[Rule]] {
    FilterList.allCases.filter { $0 != .exit }.flatMap { list in
      lines.filter { $0.first?.list == list }
    }
  }

  /// Whether there is a rule for the sake of which the kernel looks at calls at all.
  fileprivate var judgesCalls: Bool {
    lines.contains { [.exit, .task, .ioUring].contains($0.first?.list) }
  }
}
