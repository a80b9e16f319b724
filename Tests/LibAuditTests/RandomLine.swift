import ByteText
import TestDice

/// Makes rule lines, right ones and wrong ones, from everything that auditctl looks at.
struct RandomLine {
  private var dice: Dice

  init(seed: UInt64) { dice = Dice(seed: seed) }

  /// The next line, without its newline; short enough for auditctl to take it for one.
  mutating func next() -> ByteString {
    while true {
      let line = anyLine()
      if line.count < 6143 { return line }
    }
  }

  private mutating func anyLine() -> ByteString {
    var words: [String]
    switch dice.below(24) {
    case 0...9: words = plainRule()
    case 10...13: words = rule()
    case 14...17: words = watch()
    case 18, 19: words = control()
    case 20: words = longRule()
    default: words = jumble()
    }
    if dice.oneIn(10) { spoil(&words) }
    return joined(words)
  }

  /// A rule that is likely to be right.
  private mutating func plainRule() -> [String] {
    let list = dice.pick(["exit", "exit", "exit", "exit", "exit", "user", "task", "exclude"])
    var words = option(
      dice.pick(["a", "a", "a", "A", "d"]), dice.pick(["always", "never"]) + "," + list)
    if list == "exit" {
      if !dice.oneIn(4) { words += option("F", "arch=" + dice.pick(["b64", "b32", "i386"])) }
      words += option("S", dice.pick(Pools.plainCalls) + "," + dice.pick(Pools.plainCalls))
      for _ in 0..<dice.below(5) { words += option("F", dice.pick(Pools.plainConditions)) }
      if dice.oneIn(4) { words += option("C", dice.pick(Pools.plainComparisons)) }
      if !dice.oneIn(3) { words += key() }
    } else {
      for _ in 0..<dice.below(3) { words += option("F", dice.pick(Pools.plainAccounts)) }
    }
    return words
  }

  private mutating func rule() -> [String] {
    var words = option(dice.pick(["a", "a", "a", "A", "d"]), list())
    if dice.oneIn(2) { words += option("F", "arch=" + dice.pick(Pools.architectures)) }
    if dice.oneIn(2) { words += option("S", calls()) }
    for _ in 0..<dice.below(4) { words += condition() }
    if dice.oneIn(4) { words += option("S", calls()) }
    for _ in 0..<dice.pick([0, 0, 1, 1, 2]) { words += key() }
    return words
  }

  private mutating func watch() -> [String] {
    var words = option(dice.pick(["w", "w", "w", "W"]), path())
    if dice.oneIn(2) { words += option("p", dice.pick(Pools.permissions)) }
    if dice.oneIn(6) { words += condition() }
    if dice.oneIn(2) { words += key() }
    return words
  }

  private mutating func control() -> [String] {
    switch dice.below(8) {
    case 0:
      return ["-D"] + dice.pick([[], [], ["-k", "x"], ["-k"], ["-k", "x", "y"], ["x", "y"]])
    case 1: return option(dice.pick(["e", "f"]), dice.pick(["0", "1", "2", "3", "", "01", "x"]))
    case 2: return option(dice.pick(["b", "r"]), dice.pick(Pools.numbers))
    case 3:
      return dice.pick([
        ["-i"], ["-c"], ["-t"], ["-s"], ["-l"], ["-v"], ["-h"], ["-s", "-i"],
        ["-l", "-i"], ["-l", "-k", "x"], ["-l", "x"], ["-is"], ["-tx"], ["-ci"], ["-vD"],
      ])
    case 4: return option("q", dice.pick(["/a,/b", "/a", "/a,", ",/b", "/a,/b,/c", ","]))
    case 5: return option("m", dice.pick(["hello", "t\u{e4}xt", "tab\there", "", "two words"]))
    default: return longOption()
    }
  }

  private mutating func longOption() -> [String] {
    let name = dice.pick(Pools.longOptions)
    let value = dice.pick(Pools.numbers + ["TERM", "hup", "usr1", "CONT", "KILL"])
    return dice.pick([["--" + name], ["--" + name, value], ["--\(name)=\(value)"], ["-" + name]])
  }

  /// About as many fields as fit, or a mask from many small words.
  private mutating func longRule() -> [String] {
    var words = ["-a", "always,exit", "-F", "arch=b64", "-S", "open"]
    if dice.oneIn(3) {
      for _ in 0..<(20 + dice.below(60)) { words += ["-S", "\(dice.below(100))"] }
    } else {
      for number in 0..<(58 + dice.below(7)) { words += ["-F", "uid=\(number)"] }
      if dice.oneIn(3) { words += ["-C", "uid!=euid"] }
      if dice.oneIn(3) { words += ["-p", "wa"] }
    }
    return words + key()
  }

  /// Options in any order.
  private mutating func jumble() -> [String] {
    var words: [String] = []
    for _ in 0..<(1 + dice.below(6)) {
      switch dice.below(9) {
      case 0: words += option(dice.pick(["a", "A", "d"]), list())
      case 1: words += option("S", calls())
      case 2, 3: words += condition()
      case 4: words += key()
      case 5: words += option(dice.pick(["w", "W"]), path())
      case 6: words += option("p", dice.pick(Pools.permissions))
      case 7: words += control()
      default: words.append(dice.pick(Pools.strays))
      }
    }
    return words
  }

  private mutating func condition() -> [String] {
    if dice.oneIn(8) {
      let sides = Pools.comparable
      return option(
        "C",
        dice.pick(sides) + dice.pick(["=", "!=", "=", "!=", "<", ""])
          + dice.pick(sides))
    }
    let field = dice.pick(Pools.fields)
    let known = Pools.values[field.lowercased()]
    let value = known != nil && !dice.oneIn(4) ? dice.pick(known ?? []) : dice.pick(Pools.anyValues)
    let op = dice.oneIn(2) ? "=" : dice.pick(Pools.operators)
    return option("F", field + op + value)
  }

  private mutating func key() -> [String] {
    let text =
      dice.oneIn(10)
      ? String(repeating: "k", count: dice.pick([1, 127, 128, 129, 255, 256, 257, 300]))
      : dice.pick(["a", "identity", "a b", "", "k\u{1}l", "x!=y", "\u{e9}"])
    return dice.oneIn(3) ? option("F", "key=" + text) : option("k", text)
  }

  private mutating func list() -> String {
    if dice.oneIn(6) { return dice.pick(Pools.wrongLists) }
    let list = dice.pick(["exit", "exit", "exit", "exit", "user", "task", "exclude", "filesystem"])
    let action = dice.pick(["always", "always", "never"])
    return dice.oneIn(3) ? "\(list),\(action)" : "\(action),\(list)"
  }

  private mutating func calls() -> String {
    (0..<(1 + dice.below(3))).map { _ in dice.pick(Pools.calls) }.joined(separator: ",")
  }

  private mutating func path() -> String {
    dice.oneIn(12)
      ? "/" + String(repeating: "p", count: dice.pick([254, 255, 256, 4094, 4095, 4096]))
      : dice.pick(Pools.paths)
  }

  /// The option with its value behind it or glued to it.
  private mutating func option(_ letter: String, _ value: String) -> [String] {
    dice.oneIn(5) ? ["-" + letter + value] : ["-" + letter, value]
  }

  private mutating func spoil(_ words: inout [String]) {
    guard !words.isEmpty else { return }
    let place = dice.below(words.count)
    switch dice.below(6) {
    case 0: words.remove(at: place)
    case 1: words.insert(dice.pick(Pools.strays), at: place)
    case 2: words[place] = words[place].uppercased()
    case 3: words.swapAt(place, dice.below(words.count))
    case 4: words.append(words[place])
    default: words[place] += dice.pick(["\t", "\r", ",", "=", "\\", "x"])
    }
  }

  /// Blanks in a word are escaped as a rule file wants it, at times not.
  private mutating func joined(_ words: [String]) -> ByteString {
    var line = dice.oneIn(10) ? "  " : ""
    for (index, word) in words.enumerated() {
      if index > 0 { line += dice.oneIn(12) ? "  " : " " }
      line += dice.oneIn(6) ? word : word.replacing(" ", with: "\\ ")
    }
    return ByteString(line)
  }
}
