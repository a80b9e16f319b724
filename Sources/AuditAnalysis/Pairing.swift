import AuditCatalogue
import AuditRules
import ByteText

/// Pairs rules that are missing with lines that are unexpected, where one looks like the other
/// altered.
struct Pairing {
  /// For each expected rule the line that it was changed to.
  private(set) var line: [Int: Int] = [:]
  private var paired: Set<Int> = []

  func isPaired(line index: Int) -> Bool { paired.contains(index) }

  /// How many lines with one feature are looked at for each rule.
  private static let candidateLimit = 24
  /// The least likeness of an altered rule to its original.
  private static let leastLikeness = 5

  private struct Candidate {
    let likeness: Int
    let rule: Int
    let line: Int
  }

  init(_ expected: [ExpectedRule], _ matching: Matching, _ options: DriftOptions) {
    var byFeature: [Feature: [Int]] = [:]
    for index in matching.freeLines {
      for feature in Feature.all(of: matching.lines[index].readings[0]) {
        byFeature[feature, default: []].append(index)
      }
    }
    var candidates: [Candidate] = []
    for index in matching.freeRules {
      let rule = expected[index].rule.held(by: options.target.kernel, on: options.target.machine)
      var seen: Set<Int> = []
      for feature in Feature.all(of: rule) {
        for line in (byFeature[feature] ?? []).prefix(Self.candidateLimit)
        where seen.insert(line).inserted {
          let likeness = matching.lines[line].readings.map { Self.likeness(rule, $0) }.max() ?? 0
          if likeness >= Self.leastLikeness {
            candidates.append(Candidate(likeness: likeness, rule: index, line: line))
          }
        }
      }
    }
    candidates.sort { ($1.likeness, $0.rule, $0.line) < ($0.likeness, $1.rule, $1.line) }
    for candidate in candidates
    where line[candidate.rule] == nil && !paired.contains(candidate.line) {
      line[candidate.rule] = candidate.line
      paired.insert(candidate.line)
    }
  }

  /// What an altered rule usually still has in common with its original.
  private enum Feature: Hashable {
    case keys([ByteString])
    case place(ByteString)
    case program(ByteString)
    case calls(SyscallMask, UInt32?)
    case list(FilterList)

    static func all(of rule: Rule) -> [Feature] {
      var result: [Feature] = []
      if let place = rule.path ?? rule.dir { result.append(.place(place)) }
      if let program = rule.comparison(of: .exe)?.text { result.append(.program(program)) }
      let keys = rule.canonical.keys
      if !keys.isEmpty { result.append(.keys(keys)) }
      if rule.list == .exit {
        result.append(.calls(rule.canonical.syscalls, rule.comparison(of: .arch)?.number))
      } else {
        result.append(.list(rule.list))
      }
      return result
    }
  }

  /// How much two rules have in common; rules of different lists have nothing.
  private static func likeness(_ left: Rule, _ right: Rule) -> Int {
    guard left.list == right.list else { return 0 }
    let a = left.canonical
    let b = right.canonical
    var result = a.action == b.action ? 1 : 0
    if let place = left.path ?? left.dir, place == right.path ?? right.dir { result += 5 }
    if let program = left.comparison(of: .exe)?.text,
      program == right.comparison(of: .exe)?.text
    {
      result += 3
    }
    if !a.keys.isEmpty, a.keys == b.keys { result += 3 }
    if a.syscalls == b.syscalls {
      result += a.syscalls.isAll ? 1 : 4
    } else if !a.syscalls.intersection(b.syscalls).isEmpty {
      result += 1
    }
    // The other lists hold few rules, which have little that could be alike.
    if left.list != .exit { result += 3 }
    return result + 2 * Set(a.comparisons).intersection(b.comparisons).count
  }
}
