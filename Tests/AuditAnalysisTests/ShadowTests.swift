import AuditAnalysis
import AuditCatalogue
import AuditEvents
import AuditProofs
import AuditRules
import ByteText
import Foundation
import LibAudit
import TestDice
import Testing

/// What is said to be shadowed, held against the algebra of the proofs.
struct ShadowTests {
  private let target = Target.debian12
  private let host = ProofHost(target: .debian12, facts: nil, names: LibAuditNames())
  private let cover = RuleCover(target: .debian12, facts: nil)

  private func rule(_ line: ByteString) -> Rule? {
    let compiler = RuleLineCompiler(target: target, host: UnknownHost())
    return try? compiler.additions(of: line).first
  }

  /// `AUDITWRIGHT_PAIRS` asks for more than the ordinary number.
  private var count: Int {
    ProcessInfo.processInfo.environment["AUDITWRIGHT_PAIRS"].flatMap(Int.init) ?? 1500
  }

  @Test func whatOneRuleTakesOfAnotherTheAlgebraFindsTakenToo() {
    var draft = LineDraft(dice: Dice(seed: 7))
    var (taken, missed) = (0, 0)
    for _ in 0..<count {
      let later = draft.line(.always)
      let earlier = draft.dice.oneIn(3) ? draft.line(.always) : draft.wider(than: later)
      guard let one = rule(earlier.text), let other = rule(later.text) else { continue }
      guard !one.isKeptByInode else { continue }
      let scope = cover.scope(other)
      let isTaken = scope.calls.keys.allSatisfy {
        cover.matchesAll(cover.scope(one), of: scope, on: $0)
      }
      let book = RuleBook([one], on: host)
      let verdict = book.cover(of: 0, in: RuleBook([other], on: host)).verdict
      if isTaken, !scope.calls.isEmpty {
        taken += 1
        #expect(
          verdict == .covered || verdict == .impossible,
          "\(earlier.text) is said to take all of \(later.text)")
      } else if verdict == .covered {
        missed += 1
      }
    }
    print("pairs: \(taken) taken, \(missed) more found by the algebra")
    #expect(taken > count / 5)
  }

  @Test func shadowedRulesCanGoAndNoEventFaresOtherwise() {
    var draft = LineDraft(dice: Dice(seed: 11))
    let comparison = RuleComparison(on: host, comparingKeys: true)
    var (sets, gone, open) = (0, 0, 0)
    while sets < count / 10 {
      let rules = draft.set()
      let shadows = RuleShadows(rules.map { [$0] }, cover).shadows
      let count = shadows.count { !$0.isEmpty }
      guard count > 0 else { continue }
      let left = rules.indices.compactMap { index in
        shadows[index].isEmpty ? rules[index] : rules[index].withoutEvents
      }
      sets += 1
      gone += count
      let result = comparison.compare(RuleLineSet(rules: rules), RuleLineSet(rules: left))
      if result.relation == .unknown { open += 1 }
      #expect(
        result.witnesses.isEmpty,
        "\(RuleWriter(names: LibAuditNames()).text(rules)) \(shadows) \(result.witnesses)")
    }
    print("sets: \(sets), rules that could go: \(gone), not settled: \(open)")
    #expect(open * 10 < sets)
  }

  @Test func anIndexFindsWhatTryingAllFinds() {
    var draft = LineDraft(dice: Dice(seed: 13))
    for _ in 0..<60 {
      let scopes = draft.set().map(cover.scope)
      let index = RuleCoverIndex(scopes, cover)
      for (position, scope) in scopes.enumerated() {
        for architecture in target.architectures {
          let isWanted = { (other: Int) in other != position }
          let found = index.first(covering: scope, on: architecture, where: isWanted)
          let tried = scopes.indices.first {
            isWanted($0) && cover.matchesAll(scopes[$0], of: scope, on: architecture)
          }
          // Conditions that follow without being the same may be missed, nothing may be made up.
          if let found {
            #expect(cover.matchesAll(scopes[found], of: scope, on: architecture))
            #expect(tried.map { $0 <= found } == true)
          }
        }
      }
    }
  }
}

extension Rule {
  /// What is left of a rule that goes: nothing, but for a watch that matches nothing, since that there
  /// is one makes the kernel ask all watches before a name is taken away.
  fileprivate var withoutEvents: Rule? {
    guard isKeptByInode else { return nil }
    var copy = self
    copy.comparisons += [FieldComparison(.pid, .equal, 1), FieldComparison(.pid, .equal, 2)]
    return copy
  }
}

extension RuleWriter {
  fileprivate func text(_ rules: [Rule]) -> String {
    rules.map { "\n" + (line($0)?.description ?? "\($0)") }.joined()
  }
}

/// Lines of the exit list, made of few values so that they often meet.
private struct LineDraft {
  /// A line in parts, so that a wider one can be made of it.
  struct Line {
    var action: Action
    var arch: String?
    var calls: [String]
    var place: String?
    var conditions: [String]
    var key: String?

    var text: ByteString {
      var words = ["-a", "\(action == .always ? "always" : "never"),exit"]
      if let arch { words += ["-F", "arch=\(arch)"] }
      if !calls.isEmpty { words += ["-S", calls.joined(separator: ",")] }
      if let place { words += ["-F", place] }
      for condition in conditions {
        words += [condition.contains("euid=auid") || condition.hasPrefix("uid=euid") ? "-C" : "-F"]
        words += [condition]
      }
      if let key { words += ["-F", "key=\(key)"] }
      return ByteString(words.joined(separator: " "))
    }
  }

  var dice: Dice

  private static let calls = [
    "open", "openat", "unlink", "execve", "rename", "chmod", "ptrace", "ftruncate", "read",
  ]
  private static let places = [
    "dir=/a", "dir=/a/b", "dir=/", "dir=/a/f", "path=/a/f", "path=/a/b/f", "path=/a/b", "inode=7",
    "inode!=7", "dir=/var", "path=/var/run/utmp",
  ]
  private static let conditions = [
    "auid>=1000", "auid!=unset", "auid=1000", "auid=unset", "auid<1000", "auid>1000", "uid=0",
    "uid!=0", "uid<100", "gid=5", "gid!=5", "gid>=5", "gid>5", "egid=5", "exit=-EACCES",
    "exit=-EPERM", "exit=0", "exit!=0", "exit>=-4095", "success=0", "success=1", "success!=1",
    "perm=w", "perm=wa", "perm=rwxa", "perm=r", "perm=x", "perm=rw", "a0&1", "a0&3", "a0&=3",
    "a0=1", "a0=3", "a0>1", "a1=0", "a2&0100", "exe=/x/p", "exe!=/x/p", "exe=/a/f", "obj_uid=0",
    "obj_uid!=0", "obj_uid<5", "filetype=file", "filetype=dir", "filetype!=dir", "uid=euid",
    "euid=auid", "ppid=7", "devminor=1", "devminor&1", "pers=8", "saddr_fam=2", "saddr_fam<10",
  ]

  mutating func line(_ action: Action) -> Line {
    var conditions: [String] = []
    for _ in 0..<dice.below(4) { conditions.append(dice.pick(Self.conditions)) }
    return Line(
      action: action, arch: dice.oneIn(4) ? nil : dice.pick(["b64", "x86_64", "i386"]),
      calls: dice.oneIn(3) ? [] : (0...dice.below(3)).map { _ in dice.pick(Self.calls) },
      place: dice.oneIn(2) ? nil : dice.pick(Self.places), conditions: conditions,
      key: dice.oneIn(4) ? nil : dice.pick(["one", "two", "three"]))
  }

  /// A line that often takes all that `line` does.
  mutating func wider(than line: Line) -> Line {
    var wider = line
    if dice.oneIn(3) { wider.conditions.removeAll { _ in dice.oneIn(2) } }
    if dice.oneIn(3), !wider.conditions.isEmpty {
      wider.conditions[dice.below(wider.conditions.count)] = dice.pick(Self.conditions)
    }
    if dice.oneIn(2) { wider.calls += wider.calls.isEmpty ? [] : [dice.pick(Self.calls)] }
    if dice.oneIn(6) { wider.calls = [] }
    if dice.oneIn(3) { wider.place = dice.oneIn(2) ? nil : dice.pick(Self.places) }
    if dice.oneIn(4) { wider.arch = nil }
    if dice.oneIn(2) { wider.key = dice.oneIn(2) ? nil : "other" }
    return wider
  }

  /// A few rules, some made of others.
  mutating func set() -> [Rule] {
    var lines: [Line] = []
    for _ in 0..<(2 + dice.below(4)) {
      let action: Action = dice.oneIn(4) ? .never : .always
      let line = self.line(action)
      if dice.oneIn(2) {
        var wider = wider(than: line)
        wider.action = dice.oneIn(4) ? .never : action
        lines.append(wider)
      }
      lines.append(line)
    }
    let compiler = RuleLineCompiler(target: .debian12, host: UnknownHost())
    var rules: [Rule] = []
    for line in lines {
      guard let rule = try? compiler.additions(of: line.text).first, !rules.contains(rule) else {
        continue
      }
      rules.append(rule)
    }
    return rules
  }
}
