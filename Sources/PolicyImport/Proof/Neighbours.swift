import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText

/// The rules of a set, so sorted that those which may not commute are found without asking of all.
struct Neighbours {
  /// What sorts watches: files of other names are other files, hard links aside.
  private enum Place: Hashable {
    case list(FilterList)
    case watch(ByteString)
  }

  private var members: [Place: [Int]] = [:]
  private var placeOf: [Place] = []
  private let listed = Place.list(.exit)

  init(_ rules: [Rule]) {
    // Where one watch goes by inode, nobody knows which names it meets.
    let byName = !rules.contains { $0.comparison(of: .inode) != nil }
    for (index, rule) in rules.enumerated() {
      var place = Place.list(rule.list)
      if byName, rule.isKeptByInode, let path = rule.path {
        place = .watch(ByteString(path.split(separator: UInt8(ascii: "/")).last ?? []))
      }
      placeOf.append(place)
      members[place, default: []].append(index)
    }
  }

  /// Calls `body` with every rule before `index` that may not commute with it.
  func forEach(before index: Int, _ body: (Int) -> Void) {
    let place = placeOf[index]
    switch place {
    case .watch: all(in: [place, listed], before: index, body)
    case listed: for other in 0..<index where isOfExitList(other) { body(other) }
    default: all(in: [place], before: index, body)
    }
  }

  private func isOfExitList(_ index: Int) -> Bool {
    switch placeOf[index] {
    case .watch: true
    case .list(let list): list == .exit
    }
  }

  private func all(in places: [Place], before index: Int, _ body: (Int) -> Void) {
    for place in places {
      for other in members[place] ?? [] {
        if other >= index { break }
        body(other)
      }
    }
  }
}
