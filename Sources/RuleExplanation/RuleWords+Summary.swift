import AuditCatalogue
import AuditRules
import ByteText

extension RuleWords {
  /// The rule in one sentence.
  var summary: String {
    switch rule.list {
    case .exit: exitSummary
    case .task: taskSummary
    case .user: "\(droppingVerb) messages that programs send to the audit system\(whose)."
    case .exclude: "Drops records before they are written\(whose), whatever the action says."
    case .filesystem:
      rule.action == .never
        ? "Leaves the names on some file systems out of what calls touch\(whose)."
        : "Has no effect: on this list only never rules have one."
    case .ioUring:
      (rule.action == .always ? "Records" : "Silences") + " operations of io_uring\(whose)."
    }
  }

  private var droppingVerb: String {
    rule.action == .never ? "Drops" : "Keeps, against the never rules below it,"
  }

  /// `, if …` with every condition.
  private var whose: String {
    let all = conditions.map(\.meaning)
    return all.isEmpty ? "" : ", if " + Self.list(all)
  }

  private var taskSummary: String {
    rule.action == .never
      ? "Switches recording off, for their whole life, for tasks that are started\(whose)."
      : "Records every call of tasks that are started\(whose)."
  }

  private var exitSummary: String {
    let verb = rule.action == .always ? "Records" : "Silences"
    guard !abis.isEmpty else { return "\(verb) nothing: its arch fields contradict each other." }
    let rest = otherConditions.map(\.meaning)
    let tail = rest.isEmpty ? "" : ", if " + Self.list(rest)
    return "\(verb) \(what)\(outcome)\(who)\(tail)."
  }

  /// The calls and the place.
  private var what: String {
    let width = abis.count == 1 && target.abis.count > 1 ? widthWord(abis[0]) + " " : ""
    let ofWhat = place.map { placeWords($0) }
    if let permissions, rule.syscalls.isAll {
      return access(permissions) + (width.isEmpty ? "" : " by \(width)programs")
    }
    let object = ofWhat.map { " that touches " + $0 } ?? ""
    switch reach {
    case .all: return "every \(width)call" + object
    case .some(let groups) where groups.isEmpty: return "nothing: no call is left"
    case .some(let groups):
      let names = Set(groups.flatMap(\.names)).sorted()
      if names.count <= 3 {
        let doing = Set(groups.map(\.purpose)).count == 1 ? purpose(groups) : ""
        return "\(width)calls of \(Self.list(names))\(doing)" + plural(object)
      }
      return "\(width)calls\(purpose(groups))" + plural(object)
    }
  }

  private func plural(_ object: String) -> String {
    object.isEmpty ? "" : " and touch" + object.dropFirst(" that touches".count)
  }

  /// ` that open or create files, …`: what the calls do.
  private func purpose(_ groups: [CallGroup]) -> String {
    var purposes: [String] = []
    for group in groups {
      let words = group.purpose ?? "are " + Self.oneOf(group.names)
      if !purposes.contains(words) { purposes.append(words) }
    }
    if purposes.count > 6 { return " of \(purposes.count) kinds" }
    return " that " + purposes.joined(separator: "; ")
  }

  func widthWord(_ abi: ABI) -> String { abi == .b64 ? "64-bit" : "32-bit" }

  private func placeWords(_ place: (field: Field, path: ByteString)) -> String {
    place.field == .dir ? "\(place.path) or what is below it" : "\(place.path)"
  }

  /// What the letters of `perm=` ask for: `writing /etc/passwd or changing its attributes`.
  private func access(_ permissions: PermissionSet) -> String {
    let object = place.map(placeWords) ?? "any file"
    let nouns = Self.oneOf(permissions.subtracting(.attr).nouns)
    guard permissions.contains(.attr) else {
      return nouns.isEmpty ? "nothing: perm= names no letter" : "\(nouns) \(object)"
    }
    if nouns.isEmpty { return "changing the attributes of \(object)" }
    let comma = place?.field == .dir ? "," : ""
    return "\(nouns) \(object)\(comma) or changing its attributes"
  }

  /// ` when refused with EACCES`: what becomes of the calls.
  private var outcome: String {
    for comparison in rule.comparisons {
      if comparison.field == .exit, comparison.op == .equal, let number = comparison.number {
        switch Int32(bitPattern: number) {
        case -13: return " when they are refused (EACCES)"
        case -1: return " when they are not permitted (EPERM)"
        default: continue
        }
      }
      if comparison.field == .success {
        switch successMeaning(comparison) {
        case "the call succeeds": return " when they succeed"
        case "the call fails": return " when they fail"
        default: continue
        }
      }
    }
    return ""
  }

  /// ` by people who logged in`: whose calls they are.
  private var who: String {
    switch login {
    case .people(let minimum): " by people who logged in (login id \(minimum) or more, and set)"
    case .peopleAndDaemons(let minimum):
      " by people who logged in (login id \(minimum) or more) and by daemons, whose id is unset"
    case .one(0): " by those who logged in as root"
    case .one(let id): " by those who logged in as user \(id)"
    case .anyone: " by anyone who logged in"
    case .daemons: " by daemons and whatever else nobody logged in for"
    case .other, nil: ""
    }
  }

  /// The conditions that the rest of the sentence has not said.
  private var otherConditions: [Condition] {
    let said: Set<Field> = [.arch, .path, .dir, .perm]
    let isOutcomeSaid = !outcome.isEmpty
    return rule.comparisons.filter { comparison in
      if said.contains(comparison.field) || comparison.field == .key { return false }
      if comparison.field == .auid || comparison.field == .auidIsSet { return login == .other }
      return !(isOutcomeSaid && (comparison.field == .exit || comparison.field == .success))
    }.map { Condition(text: text(of: $0), meaning: meaning(of: $0)) }
  }

  /// The list, and what the kernel does with it.
  var listMeaning: String {
    switch rule.list {
    case .exit:
      "exit: looked at when a call ends; of all rules that match, the first one decides"
    case .task: "task: looked at when a task is started; most fields are not known there"
    case .user: "user: looked at when a program sends a message; never drops it"
    case .exclude: "exclude: looked at before a record is written; a match drops it"
    case .filesystem: "filesystem: looked at while the names that a call touches are collected"
    case .ioUring: "io_uring: looked at when an operation of io_uring ends (kernel 5.16 or later)"
    }
  }
}
