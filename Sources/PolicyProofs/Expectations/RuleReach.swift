import AuditCatalogue
import AuditEvents
import AuditProofs
import AuditRules
import ByteText
import PolicyModel

/// Finds the rules that have a say in events of a family, so that no others need be asked.
struct RuleReach {
  private let rules: [Rule]
  private let host: ProofHost
  private let isEnabled: Bool
  /// For each rule of the exit list where it must look, if it names a place.
  private let sights: [Int: Sight]

  private enum Sight {
    case anywhere
    case file(ByteString)
    case tree(ByteString)
  }

  /// The rules of a load that matter to a part of a family, in their order.
  struct Extract {
    let book: RuleBook
    /// For each of them its index in the load.
    let indices: [Int]
  }

  init(_ rules: [Rule], on host: ProofHost, isEnabled: Bool) {
    self.rules = rules
    self.host = host
    self.isEnabled = isEnabled
    let places = Places(facts: host.facts)
    var sights: [Int: Sight] = [:]
    for (index, rule) in rules.enumerated() where rule.list == .exit || rule.list == .task {
      sights[index] =
        rule.path.map { .file(places.watched($0)) } ?? rule.dir.map { .tree(places.tree($0)) }
        ?? .anywhere
    }
    self.sights = sights
  }

  /// The rules without those of the exit list that never match a call of `part`: of another
  /// interface, for other calls, at other places.
  func extract(for part: EventFamily.Part) -> Extract {
    let indices = rules.indices.filter { rules[$0].list != .exit || mayDecide($0, part) }
    return Extract(
      book: RuleBook(indices.map { rules[$0] }, on: host, isEnabled: isEnabled), indices: indices)
  }

  /// The rules at `candidates` that decide an event of `part`.
  func rules(deciding part: EventFamily.Part, outOf candidates: Set<Int>) -> Set<Int> {
    guard candidates.contains(where: { mayDecide($0, part) }) else { return [] }
    let region = EventRegion(part.rule, at: part.places)
    let extract = extract(for: part)
    var result: Set<Int> = []
    for (position, index) in extract.indices.enumerated()
    where candidates.contains(index) && mayDecide(index, part) {
      if extract.book.call(in: region, decidedBy: position) != nil { result.insert(index) }
    }
    return result
  }

  private func mayDecide(_ index: Int, _ part: EventFamily.Part) -> Bool {
    guard let sight = sights[index] else { return false }
    let rule = rules[index]
    if rule.list == .exit {
      let interfaces = part.rule.architectures(outOf: host.target.architectures)
      guard !rule.architectures(outOf: interfaces).isEmpty else { return false }
      let held = rule.held(by: host.target.kernel, on: host.target.machine).syscalls
      guard part.rule.syscalls.numbers.contains(where: held.contains) else { return false }
    }
    switch sight {
    case .anywhere: return true
    case .file(let place): return part.places.contains(place)
    case .tree(let tree): return part.places.contains { $0.lies(in: tree) }
    }
  }
}

extension ByteString {
  /// Whether this place is `tree` or lies below it.
  fileprivate func lies(in tree: ByteString) -> Bool {
    guard starts(with: tree) else { return false }
    return count == tree.count || tree == "/" || self[tree.count] == UInt8(ascii: "/")
  }
}
