import TestDice

extension Style {
  /// Styles that differ from the plain one in one thing, with what they do.
  static let single: [(name: String, note: String, style: Style)] = {
    var result: [(String, String, Style)] = []
    func add(_ name: String, _ note: String, _ change: (inout Style) -> Void) {
      var style = Style()
      change(&style)
      result.append((name, note, style))
    }
    add("list-first", "exit,always for always,exit") { $0.listFirst = true }
    add("front", "-A for -a: no rule stands in its way") { $0.prepends = true }
    for arch in Arch.allCases.dropFirst() {
      add("arch-\(arch)", "another name or number of the arch") { $0.arch = arch }
    }
    for calls in Calls.allCases.dropFirst() {
      add("calls-\(calls)", "the calls written otherwise") { $0.calls = calls }
    }
    for place in CallsPlace.allCases.dropFirst() {
      add("order-\(place)", "-S and arch behind other conditions") { $0.callsPlace = place }
    }
    for rotation in 1...3 {
      add("rotated-\(rotation)", "the conditions in another order") { $0.rotation = rotation }
    }
    for key in Key.allCases.dropFirst() {
      add("key-\(key)", "-F key= for -k") { ($0.key, $0.place) = (key, .fields) }
    }
    for place in Place.allCases.dropFirst() {
      add("place-\(place)", "-F path= or dir= and perm= for -w") { $0.place = place }
    }
    add("glued", "options and arguments without a blank") { $0.isGlued = true }
    add("blanks", "more blanks than needed") { $0.blanks = 3 }
    for values in 1...5 {
      add("values-\(values)", "the values written otherwise") { $0.values = values }
    }
    return result
  }()

  /// A style drawn from all of them.
  static func drawn(with dice: inout Dice) -> Style {
    var style = Style()
    style.listFirst = dice.oneIn(3)
    style.arch = dice.pick(Arch.allCases)
    style.calls = dice.pick(Calls.allCases)
    style.callsPlace = dice.pick(CallsPlace.allCases)
    style.rotation = dice.below(4)
    style.key = dice.pick(Key.allCases)
    style.place = dice.pick(Place.allCases)
    style.isGlued = dice.oneIn(5)
    style.blanks = 1 + dice.below(2)
    style.values = dice.below(6)
    return style
  }
}
