import AuditCatalogue

/// A way to write rules down; every style of one draft means the same.
struct Style: Sendable, Hashable {
  enum Arch: Sendable, Hashable, CaseIterable {
    case bits, shouted, machine, olderMachine, hexadecimal, decimal, bareHexadecimal, notTheOther
  }
  enum Calls: Sendable, Hashable, CaseIterable {
    case list, one, numbers, oneNumber, hexadecimal, shouted, backwards, twice
  }
  enum CallsPlace: Sendable, Hashable, CaseIterable {
    case afterArch, last, archLate
  }
  enum Key: Sendable, Hashable, CaseIterable {
    case option, field, fieldFirst
  }
  enum Place: Sendable, Hashable, CaseIterable {
    case watch, fields, fieldsOfAllCalls, permFirst, bothABIs
  }

  var listFirst = false
  var prepends = false
  var arch = Arch.bits
  var calls = Calls.list
  var callsPlace = CallsPlace.afterArch
  /// How many of a rule's conditions go to the end.
  var rotation = 0
  var key = Key.option
  var place = Place.watch
  var isGlued = false
  var blanks = 1
  /// Which of a condition's alternatives is written.
  var values = 0

  /// The lines, each with its newline.
  func text(_ drafts: [RuleDraft]) -> String {
    lines(drafts).map { $0 + "\n" }.joined()
  }

  /// The lines; two or more rules for some drafts.
  func lines(_ drafts: [RuleDraft]) -> [String] {
    drafts.flatMap { draft -> [String] in
      guard place == .bothABIs, draft.place != nil, draft.abi == nil else { return [line(draft)] }
      return ABI.allCases.map { abi in
        var draft = draft
        draft.abi = abi
        return line(draft)
      }
    }
  }

  private func line(_ draft: RuleDraft) -> String {
    let conditions = draft.conditions.map { condition in
      condition.alternatives[values % condition.alternatives.count]
    }
    let words =
      draft.isWatch && place == .watch
      ? watch(conditions, draft) : rule(rotated(conditions), draft)
    let gap = String(repeating: " ", count: blanks)
    let written = words.map { option, argument in
      isGlued && option.count == 2 ? option + argument : option + gap + argument
    }
    return String(repeating: " ", count: blanks - 1) + written.joined(separator: gap)
  }

  private typealias Words = [(option: String, argument: String)]

  private func watch(_ conditions: [Condition], _ draft: RuleDraft) -> Words {
    conditions.map { condition in
      switch condition.field {
      case "path": ("-w", condition.value)
      case "dir": ("-w", condition.value + "/")
      default: ("-p", condition.value)
      }
    } + keyWords(draft)
  }

  private func rule(_ conditions: [Condition], _ draft: RuleDraft) -> Words {
    let action = listFirst ? "exit,always" : "always,exit"
    let head: Words = [(prepends ? "-A" : "-a", action)]
    let arch = draft.abi.map { [("-F", archText($0, draft))] } ?? []
    let tests: Words = conditions.map(\.words)
    let calls = callWords(draft)
    let key = keyWords(draft)
    let body: Words =
      switch callsPlace {
      case .afterArch: arch + calls + tests
      case .last: arch + tests + calls
      case .archLate: tests + arch + calls
      }
    return self.key == .fieldFirst ? head + key + body : head + body + key
  }

  private func rotated(_ conditions: [Condition]) -> [Condition] {
    var conditions = conditions
    if place == .permFirst { conditions.sort { $0.field == "perm" && $1.field != "perm" } }
    guard !conditions.isEmpty else { return [] }
    let start = rotation % conditions.count
    return Array(conditions[start...] + conditions[..<start])
  }

  private func keyWords(_ draft: RuleDraft) -> Words {
    [
      key == .option || draft.isWatch && place == .watch
        ? ("-k", draft.key) : ("-F", "key=" + draft.key)
    ]
  }

  private func archText(_ abi: ABI, _ draft: RuleDraft) -> String {
    let isWide = abi == .b64
    switch arch {
    case .bits: return "arch=\(abi)"
    case .shouted: return isWide ? "arch=B64" : "ARCH=B32"
    case .machine: return isWide ? "arch=x86_64" : "arch=i386"
    case .olderMachine: return isWide ? "arch=X86_64" : "arch=i686"
    case .hexadecimal: return isWide ? "arch=0xc000003e" : "arch=0x40000003"
    case .decimal: return isWide ? "arch=3221225534" : "arch=1073741827"
    case .bareHexadecimal: return isWide ? "arch=c000003e" : "arch=i486"
    case .notTheOther: return isWide ? "arch!=b32" : "arch!=b64"
    }
  }

  private func callWords(_ draft: RuleDraft) -> Words {
    guard !draft.calls.isEmpty else {
      return place == .fieldsOfAllCalls ? [("-S", "all")] : []
    }
    let abi = draft.abi ?? .b64
    let numbers = draft.calls.map { Deed.number(of: $0, on: abi) }
    // Names are looked up for the architecture that is named, whatever the operator.
    if arch == .notTheOther { return [("-S", numbers.map(String.init).joined(separator: ","))] }
    switch calls {
    case .list: return [("-S", draft.calls.joined(separator: ","))]
    case .one: return draft.calls.map { ("-S", $0) }
    case .numbers: return [("-S", numbers.map(String.init).joined(separator: ","))]
    case .oneNumber: return numbers.map { ("-S", String($0)) }
    case .hexadecimal: return numbers.map { ("-S", "0x" + String($0, radix: 16)) }
    case .shouted: return [("-S", draft.calls.map { $0.uppercased() }.joined(separator: ","))]
    case .backwards: return draft.calls.reversed().map { ("-S", $0) }
    case .twice:
      return [("-S", draft.calls.joined(separator: ",")), ("-S", String(numbers[0]))]
    }
  }
}
