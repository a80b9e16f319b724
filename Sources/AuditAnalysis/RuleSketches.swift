import AuditCatalogue
import AuditRules
import ByteText

/// What of many rules tells at a glance that the order of two of them does not matter.
struct RuleSketches {
  /// One rule with numbers in the place of its texts.
  private struct Sketch {
    let action: Action
    let keys: Int
    /// The last part of the watched path: under other names of its folders a file keeps its own.
    let path: Int?
    /// The last part of the program's path.
    let program: Int?
    let endsItsList: Bool
  }

  private var sketches: [Sketch] = []
  private var withoutPath: [Int] = []
  private var byPath: [Int: [Int]] = [:]

  /// Sketches of rules, each given as what it can be.
  init(_ rules: [[Rule]]) {
    var keys = Numbering<[ByteString]>()
    var texts = Numbering<ByteString>()
    for (index, readings) in rules.enumerated() {
      let rule = readings[0]
      // What may be a tree may meet any other place.
      let file = readings.count == 1 ? rule.path : nil
      let path = file.map { texts.number(of: EffectiveRule.lastPart($0)) }
      let exe = rule.comparisons.first { $0.field == .exe && $0.op == .equal }
      sketches.append(
        Sketch(
          action: rule.action, keys: keys.number(of: rule.canonical.keys), path: path,
          program: exe?.text.map { texts.number(of: EffectiveRule.lastPart($0)) },
          endsItsList: rule.endsItsList))
      if let path { byPath[path, default: []].append(index) } else { withoutPath.append(index) }
    }
  }

  /// The rules whose order to the rule at `index` can matter: of rules that watch a file, those
  /// that watch one of another name are left out, for then the first file that the call named
  /// decides.
  func partners(of index: Int) -> [Int] {
    guard let path = sketches[index].path else { return Array(sketches.indices) }
    return (byPath[path] ?? []).filter { $0 != index } + withoutPath
  }

  /// Whether one event may match both and its fate depend on the order.
  func canMeet(_ a: Int, _ b: Int) -> Bool {
    let one = sketches[a]
    let other = sketches[b]
    if one.endsItsList || other.endsItsList { return a != b }
    if one.action == other.action, one.keys == other.keys { return false }
    if let program = one.program, let theirs = other.program, program != theirs { return false }
    return a != b
  }
}

/// Small numbers for values that are compared often.
private struct Numbering<Value: Hashable> {
  private var numbers: [Value: Int] = [:]

  mutating func number(of value: Value) -> Int {
    if let number = numbers[value] { return number }
    numbers[value] = numbers.count
    return numbers.count - 1
  }
}
