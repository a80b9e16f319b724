import AuditCatalogue
import AuditRules
import ByteText

extension RuleWords {
  /// What a reader may take the rule to do and it does not.
  ///
  /// Source: kernel/auditsc.c and auditfilter.c; every statement is held by tests on real kernels.
  ///
  /// - Parameter others: the rules that it is loaded with; they may do what it does not.
  func limits(beside others: [Rule]) -> [String] {
    switch rule.list {
    case .exit:
      guard rule.action == .always else { return silencingLimits + interfaceLimits(others) }
      return interfaceLimits(others) + loginLimits + outcomeLimits(others) + placeLimits
        + permissionLimits + programLimits + keyLimits
    case .task: return taskLimits
    case .user, .exclude: return messageLimits
    case .filesystem:
      return ["calls on such a file system are recorded all the same; only the names go"]
    case .ioUring:
      return [
        "system calls: operations submitted to a ring are no calls, and calls are no operations"
      ]
    }
  }

  private var silencingLimits: [String] {
    [
      "what a rule above it records: the first match decides",
      "what the kernel writes without a rule, such as logins and refusals by a security module, "
        + "keeps its own record, but loses the call's",
    ]
  }

  private func interfaceLimits(_ others: [Rule]) -> [String] {
    guard target.abis.count > 1, !abis.isEmpty else { return [] }
    if abis.count == 1, namesArchitecture {
      guard !others.contains(where: { isTwin($0) }) else { return [] }
      let (other, word) = abis[0] == .b64 ? (ABI.b32, "32-bit") : (.b64, "64-bit")
      return [
        "the calls of \(word) programs; they need the same rule with '-F arch=\(other.rawValue)'"
      ]
    }
    guard !namesArchitecture, !rule.syscalls.isAll else { return [] }
    let wrong = rule.syscalls.numbers.compactMap { number -> String? in
      let name = name(ofCall: number, on: .b64)
      let other = self.name(ofCall: number, on: .b32)
      return name == other ? nil : "\(name) is \(other)"
    }
    guard !wrong.isEmpty else { return [] }
    return [
      "the same calls of 32-bit programs: without an arch the 64-bit numbers count, and there "
        + wrong.prefix(4).joined(separator: ", ") + (wrong.count > 4 ? " and so on" : "")
    ]
  }

  /// Whether `other` asks for the same on another interface; names count, numbers differ.
  private func isTwin(_ other: Rule) -> Bool {
    let words = RuleWords(other, on: target, names: names)
    guard other.list == rule.list, other.action == rule.action, !words.abis.isEmpty,
      words.abis != abis
    else { return false }
    let own = Set(rule.comparisons.filter { $0.field != .arch && $0.field != .key })
    let theirs = Set(other.comparisons.filter { $0.field != .arch && $0.field != .key })
    guard own == theirs else { return false }
    if rule.syscalls.isAll || other.syscalls.isAll {
      return rule.syscalls.isAll == other.syscalls.isAll
    }
    return !Set(abis.flatMap(callNames)).isDisjoint(with: words.abis.flatMap(words.callNames))
  }

  private var loginLimits: [String] {
    switch login {
    case .people(let minimum):
      [
        "what daemons do, whose login id is unset, and what people do whose login id is less than "
          + "\(minimum), root among them if they logged in as root"
      ]
    case .anyone: ["what daemons do: their login id is unset"]
    case .one: ["what others do who became this user by su or sudo: the login id stays theirs"]
    case .daemons: ["what people do, and what they start: the login id is kept by su and sudo"]
    case .peopleAndDaemons, .other, nil: []
    }
  }

  private func outcomeLimits(_ others: [Rule]) -> [String] {
    var limits: [String] = []
    for comparison in rule.comparisons where comparison.field == .exit && comparison.op == .equal {
      guard let number = comparison.number else { continue }
      let other: (UInt32, String)? =
        switch Int32(bitPattern: number) {
        case -13: (UInt32(bitPattern: -1), "EPERM")
        case -1: (UInt32(bitPattern: -13), "EACCES")
        default: nil
        }
      guard let other, !others.contains(where: { $0 == rule.with(exit: other.0) }) else { continue }
      limits.append("what is refused with \(other.1) instead; it needs a rule of its own")
    }
    if rule.comparisons.contains(where: { $0.field == .exit || $0.field == .success }),
      case .some(let groups) = reach, groups.contains(where: { $0.purpose == "end tasks" })
    {
      limits.append("exit and exit_group: they never have a result, so neither field matches them")
    }
    return limits
  }

  private var placeLimits: [String] {
    guard let place else { return [] }
    let silent = Set(abis.flatMap(callNames)).intersection(CallsWithoutNames.names).sorted()
    var limits: [String] = []
    if !silent.isEmpty {
      limits.append(
        "\(Self.list(silent)): they record no file name, so a rule with a place never sees them")
    }
    if place.field == .path {
      limits.append("what \(place.path) leads to if it is a symlink: the link itself is watched")
      limits.append("what is below it if it is a directory; that takes dir=")
    } else {
      limits.append("file systems that are mounted below \(place.path) after the rule is loaded")
      if place.path.last != UInt8(ascii: "/") {
        limits.append("anything below it if \(place.path) is a symlink")
      }
    }
    return limits
  }

  private var permissionLimits: [String] {
    guard let permissions else { return [] }
    var limits: [String] = []
    if permissions.contains(.write) {
      limits.append(
        "write(2) and its like through a file that is open already: the open is what is recorded")
    }
    if !permissions.isDisjoint(with: [.read, .write]), target.kernel < "5.16" {
      limits.append("openat2: kernels before 5.16 take it for none of the letters")
    }
    if permissions.contains(.attr) {
      limits.append("changed file times: utimensat and its like are in no class")
    }
    return limits
  }

  private var programLimits: [String] {
    guard let program = rule.comparisons.first(where: { $0.field == .exe && $0.op == .equal }),
      let path = program.text
    else { return [] }
    return ["scripts by their own name: the program of a script is its interpreter, not \(path)"]
  }

  private var keyLimits: [String] {
    rule.keys.isEmpty ? ["a key: its events can be found only by what they are about"] : []
  }

  private var taskLimits: [String] {
    rule.action == .never
      ? ["tasks that run already; those started later are seen by no rule, watches included"] : []
  }

  private var messageLimits: [String] {
    guard rule.endsItsList else { return [] }
    return [
      "anything, and worse: the kernel knows one of its fields not on this list and ends its walk "
        + "there, so that the rules below are not reached"
    ]
  }
}

extension Rule {
  /// The same with another result asked for.
  fileprivate func with(exit value: UInt32) -> Rule {
    var copy = self
    for index in copy.comparisons.indices where copy.comparisons[index].field == .exit {
      copy.comparisons[index].value = .number(value)
    }
    return copy
  }
}
