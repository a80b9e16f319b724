/// Groups that would all have to come before each other: the strongly connected parts of more than
/// one group, found as Tarjan does, without recursion.
struct Knots {
  private var knots: [[Int]] = []

  /// The knot with the foremost group; `nil` if there is an order.
  var first: [Int]? { knots.min { $0[0] < $1[0] } }

  /// - Parameter before: for each group those that have to come before it.
  init(_ before: [Set<Int>]) {
    var index = [Int?](repeating: nil, count: before.count)
    var low = [Int](repeating: 0, count: before.count)
    var isOpen = [Bool](repeating: false, count: before.count)
    var open: [Int] = []
    var next = 0
    for root in before.indices where index[root] == nil {
      var path: [(group: Int, rest: [Int])] = []
      func enter(_ group: Int) {
        index[group] = next
        low[group] = next
        next += 1
        open.append(group)
        isOpen[group] = true
        path.append((group, before[group].sorted()))
      }
      enter(root)
      while let top = path.last {
        if let other = top.rest.last {
          path[path.count - 1].rest.removeLast()
          if let known = index[other] {
            if isOpen[other] { low[top.group] = min(low[top.group], known) }
          } else {
            enter(other)
          }
          continue
        }
        path.removeLast()
        if let parent = path.last?.group { low[parent] = min(low[parent], low[top.group]) }
        guard low[top.group] == index[top.group] else { continue }
        var knot: [Int] = []
        while let group = open.popLast() {
          isOpen[group] = false
          knot.append(group)
          if group == top.group { break }
        }
        if knot.count > 1 { knots.append(knot.sorted()) }
      }
    }
  }
}
