import AuditCatalogue
import AuditRules

/// What a verdict takes for granted of the machine, by the ids that reports print.
public enum Assumption: String, Sendable, Hashable, CaseIterable, Comparable {
  case boot
  case enabled
  case noLoss = "no-loss"
  case hardLinks = "hard-links"
  case mounts
  case places
  case ioUring = "io-uring"
  case x32
  case auditdItself = "auditd-itself"
  case userNamespaces = "user-namespaces"
  case permClasses = "perm-classes"
  case facts
  case readings

  /// The assumption in one sentence.
  public var sentence: String {
    switch self {
    case .boot: "The kernel was booted with audit=1, so that every task can be recorded."
    case .enabled: "Auditing stays enabled."
    case .noLoss: "No record is lost to the backlog, the rate limit or a full disk."
    case .hardLinks: "No file of a tree has a second name outside it."
    case .mounts: "Nothing was mounted below a watched tree after the rules were loaded."
    case .places: "The watched folders were not removed or renamed since the rules were loaded."
    case .ioUring: "Programs do not do by io_uring what is recorded as a system call."
    case .x32: "The x32 interface is not used: its calls are in no rule."
    case .auditdItself: "The audit daemon's own calls do not count: they are never recorded."
    case .userNamespaces: "Ids are those of the initial user namespace."
    case .permClasses: "The calls behind perm= are those of the target's kernel."
    case .facts: "Paths lead where the facts say; without facts, where they spell."
    case .readings: "The lines of the listing mean what was taken for their meaning."
    }
  }

  public static func < (left: Assumption, right: Assumption) -> Bool {
    guard let first = allCases.firstIndex(of: left), let second = allCases.firstIndex(of: right)
    else { return false }
    return first < second
  }
}

extension Assumption {
  /// What every verdict on calls rests on.
  static let always: [Assumption] = [
    .boot, .enabled, .noLoss, .ioUring, .x32, .auditdItself, .userNamespaces,
  ]

  /// What a verdict on these rules rests on, in the order in which reports name them.
  public static func behind(_ rules: some Sequence<Rule>) -> [Assumption] {
    var found = Set(always)
    for comparison in rules.lazy.flatMap(\.comparisons) {
      switch comparison.field {
      case .path, .exe: found.formUnion([.places, .facts])
      case .dir: found.formUnion([.places, .facts, .mounts, .hardLinks])
      case .perm: found.insert(.permClasses)
      default: continue
      }
    }
    return found.sorted()
  }
}
