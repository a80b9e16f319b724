import AuditCatalogue
import AuditEvents
import AuditProofs
import AuditRules
import ByteText
import PolicyModel

/// Finds the rules that decide some event of a family, asking those only that can.
struct RuleReach {
  private let book: RuleBook
  private let host: ProofHost
  /// For each rule of the exit list where it must look, if it names a place.
  private let sights: [Int: Sight]

  private enum Sight {
    case anywhere
    case file(ByteString)
    case tree(ByteString)
  }

  init(_ book: RuleBook, on host: ProofHost) {
    self.book = book
    self.host = host
    let places = Places(facts: host.facts)
    var sights: [Int: Sight] = [:]
    for (index, rule) in book.rules.enumerated() where rule.list == .exit || rule.list == .task {
      sights[index] =
        rule.path.map { .file(places.watched($0)) } ?? rule.dir.map { .tree(places.tree($0)) }
        ?? .anywhere
    }
    self.sights = sights
  }

  /// The rules at `candidates` that decide an event of `part`.
  func rules(deciding part: EventFamily.Part, outOf candidates: Set<Int>) -> Set<Int> {
    let region = EventRegion(part.rule, at: part.places)
    var result: Set<Int> = []
    for index in candidates.sorted() where mayDecide(index, part) {
      if book.call(in: region, decidedBy: index) != nil { result.insert(index) }
    }
    return result
  }

  private func mayDecide(_ index: Int, _ part: EventFamily.Part) -> Bool {
    guard let sight = sights[index] else { return false }
    let rule = book.rules[index]
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
