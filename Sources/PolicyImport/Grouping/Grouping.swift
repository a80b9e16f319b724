import AuditCatalogue
import AuditRules
import ByteText

/// Sorts statements into groups by file and key, and gives the groups stages that keep the order
/// where it decides.
///
/// A group that has to come after another gets a later stage, or the same one if its name says so
/// anyway. Groups that would have to come after each other become one, whose records name their keys.
struct Grouping {
  /// What a group is made of.
  private struct Kind: Hashable {
    let file: Int
    /// `nil` for what is ignored.
    let keys: [ByteString]?
  }

  /// A file that rules come from.
  struct File {
    /// Its name without the folder; `nil` for what has none.
    let name: String?
    /// The number in front of its name, as a stage.
    let stage: Int?
    /// The name without number and ending, as a word.
    let stem: String
  }

  private let statements: [GatheredStatement]
  private let files: [File]
  private let profile: String
  private let actions: [Action]
  /// The statements of each group, in order.
  private var members: [[Int]] = []
  private var groupOfStatement: [Int]
  private var kinds: [Kind] = []
  /// For each group those that have to come before it.
  private var before: [Set<Int>] = []

  /// - Parameters:
  ///   - statements: in an order that keeps what has to be kept.
  ///   - rules: the imported rules.
  ///   - isOne: whether all of a file is put into one group.
  init(
    _ statements: [GatheredStatement], of rules: [Rule], _ conflicts: Conflicts, files: [File],
    profile: String, isOne: Bool = false
  ) {
    self.statements = statements
    self.files = files
    self.profile = profile
    actions = rules.map { $0.list == .exclude ? .never : $0.action }
    groupOfStatement = Array(repeating: 0, count: statements.count)
    var places: [Kind: Int] = [:]
    for (index, statement) in statements.enumerated() {
      let first = rules[statement.rules[0]]
      let isIgnored = actions[statement.rules[0]] == .never
      let kind = Kind(
        file: isOne ? 0 : statement.file, keys: isOne ? [] : isIgnored ? nil : first.keys)
      let place = places[kind] ?? members.count
      if places.updateValue(place, forKey: kind) == nil {
        members.append([])
        kinds.append(kind)
      }
      members[place].append(index)
      groupOfStatement[index] = place
    }
    findOrder(conflicts)
    while let knot = Knots(before).first {
      tie(knot)
      findOrder(conflicts)
    }
  }

  // MARK: Order

  private mutating func findOrder(_ conflicts: Conflicts) {
    before = Array(repeating: [], count: members.count)
    var groupOfRule = [Int](repeating: 0, count: actions.count)
    for (index, statement) in statements.enumerated() {
      for rule in statement.rules { groupOfRule[rule] = groupOfStatement[index] }
    }
    for (rule, earlier) in conflicts.earlier.enumerated() {
      let group = groupOfRule[rule]
      for other in earlier where groupOfRule[other] != group {
        before[group].insert(groupOfRule[other])
      }
    }
  }

  /// Makes one group of several.
  private mutating func tie(_ knot: [Int]) {
    let all = knot.flatMap { members[$0] }.sorted()
    let kind = Kind(file: kinds[knot[0]].file, keys: [])
    let gone = Set(knot)
    let left = members.indices.filter { !gone.contains($0) }
    let leftMembers = left.map { members[$0] }
    let leftKinds = left.map { kinds[$0] }
    members = leftMembers + [all]
    kinds = leftKinds + [kind]
    for (group, statements) in members.enumerated() {
      for statement in statements { groupOfStatement[statement] = group }
    }
  }

  // MARK: Groups

  /// The groups by stage; `nil` if there are not enough stages.
  var groups: [ImportedGroup]? {
    let names = names
    var stages = [Int?](repeating: nil, count: members.count)
    var after = [[Int]](repeating: [], count: members.count)
    for group in topological {
      let base = stage(of: group)
      var stage = base
      for other in before[group] {
        guard let theirs = stages[other] else { continue }
        let comesByName = ByteString(names[other]).precedesNaturally(ByteString(names[group]))
        stage = max(stage, comesByName ? theirs : theirs + 1)
      }
      guard stage <= 98 else { return nil }
      stages[group] = stage
      after[group] = direct(before: group).filter { (stages[$0] ?? 0) >= base }
    }
    let result = members.indices.map { group in
      ImportedGroup(
        name: names[group], stage: stages[group] ?? 30,
        after: after[group].map { names[$0] }.sorted(),
        keys: commonKeys(of: group), statements: members[group].map { statements[$0] },
        file: kinds[group].file)
    }
    // A reader finds them in the order of the rules; within a stage their names tell the load's order.
    let order = result.indices.sorted {
      (result[$0].stage, members[$0][0]) < (result[$1].stage, members[$1][0])
    }
    return order.map { result[$0] }
  }

  /// Those that have to come before a group and before no other that has to.
  private func direct(before group: Int) -> [Int] {
    before[group].filter { other in
      !before[group].contains { $0 != other && before[$0].contains(other) }
    }
  }

  /// Groups in an order that keeps what has to be kept, the first to be written first.
  private var topological: [Int] {
    var left = before.map(\.count)
    var behind = [[Int]](repeating: [], count: members.count)
    for (group, others) in before.enumerated() {
      for other in others { behind[other].append(group) }
    }
    var result: [Int] = []
    var pending = left.indices.filter { left[$0] == 0 }
    while !pending.isEmpty {
      let group = pending.removeFirst()
      result.append(group)
      for other in behind[group].sorted() {
        left[other] -= 1
        if left[other] == 0 { pending.append(other) }
      }
    }
    return result
  }

  /// Where a group would stand if nothing had to come before it: by its file's number, else where
  /// policies have what is ignored and what is recorded.
  private func stage(of group: Int) -> Int {
    if let stage = files[kinds[group].file].stage { return min(max(stage, 12), 98) }
    return kinds[group].keys == nil ? 20 : 30
  }

  private func commonKeys(of group: Int) -> [ByteString] {
    if let keys = kinds[group].keys, !keys.isEmpty { return keys }
    return []
  }

  // MARK: Names

  /// A name for each group: its key, and where that is taken its file as well.
  private var names: [String] {
    var taken: Set<String> = []
    return kinds.map { kind in
      let file = files[kind.file]
      var word =
        kind.keys.map { ByteString($0.map(\.description).joined(separator: "-")).asWord }
        ?? "ignored"
      if word.isEmpty { word = file.stem.isEmpty || file.stem == profile ? "rules" : file.stem }
      let choices =
        [word, file.stem.isEmpty ? word : "\(word)-\(file.stem)"]
      let free = choices.first { !taken.contains($0) }
      var name = free ?? word
      var number = 2
      while !taken.insert(name).inserted {
        name = "\(word)-\(number)"
        number += 1
      }
      return "\(profile)-\(name)"
    }
  }
}
