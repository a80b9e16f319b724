import AuditCatalogue
import AuditRules

/// Which rules of a set have to keep their order.
struct Conflicts {
  /// For each rule those before it that it cannot change places with, in order.
  let earlier: [[Int]]

  init(_ rules: [Rule], on target: Target) {
    let commutation = Commutation(target: target)
    let subjects = rules.map(commutation.subject)
    var earlier = [[Int]](repeating: [], count: rules.count)
    let neighbours = Neighbours(rules)
    for late in rules.indices {
      neighbours.forEach(before: late) { early in
        if !commutation.commute(subjects[early], subjects[late]) { earlier[late].append(early) }
      }
    }
    self.earlier = earlier
  }
}
