import AuditCatalogue
import AuditRules
import ByteText

/// What a rule can see on a host: whether the place and the program that it names are such that
/// some call is ever recorded by it.
struct RuleSight {
  private let names: any AuditNames
  private let target: Target
  private let facts: HostFacts?
  private let verdict: KernelVerdict

  init(_ compiler: StatementCompiler) {
    names = compiler.names
    target = compiler.target
    facts = compiler.facts
    verdict = KernelVerdict(target: target, host: compiler.facts ?? UnknownHost())
  }

  /// Why no rule on this host sees what `rule` asks for, in words; `nil` if one can.
  func reasonForBlindness(of rule: Rule) -> String? {
    for comparison in rule.comparisons {
      guard let path = comparison.text else { continue }
      let reason: String? =
        switch comparison.field {
        case .path, .dir: refusal(of: comparison) ?? reason(against: comparison, path, in: rule)
        case .exe where comparison.op == .equal:
          refusal(of: comparison) ?? reasonAgainstProgram(path)
        default: nil
        }
      if let reason { return reason }
    }
    return nil
  }

  /// What the kernel says to a rule that names this and nothing else.
  private func refusal(of comparison: FieldComparison) -> String? {
    verdict.refusal(of: Rule(.always, .exit, syscalls: .all, [comparison])).map { refusal in
      "the kernel takes no rule on it: \(refusal.reason)"
    }
  }

  private func reasonAgainstProgram(_ path: ByteString) -> String? {
    guard isLink(path) else { return nil }
    return "'\(path)' is a symlink, and no process runs a symlink"
  }

  private func reason(
    against place: FieldComparison, _ path: ByteString, in rule: Rule
  ) -> String? {
    let names = names(ofCallsOf: rule)
    if let names, names.isSubset(of: CallsWithoutNames.names) {
      return "none of its calls records a file name"
    }
    let followsLink = place.field == .dir && path.last == UInt8(ascii: "/")
    if !followsLink, isLink(path), asks(rule, names, onlyFor: Self.callsThroughLinks),
      !isSeenWhenRun(path, rule, names)
    {
      return "'\(path)' is a symlink, and a rule on it does not see the use of what it leads to"
    }
    if place.field == .path, isMountPoint(path), asksNoRemoval(rule, names) {
      return "something is mounted on '\(path)', and a rule on it sees the folder below the mount"
    }
    return nil
  }

  // MARK: Calls

  /// The names of the calls that a rule lists; `nil` for one that means all calls.
  private func names(ofCallsOf rule: Rule) -> Set<String>? {
    guard !rule.syscalls.isAll else { return nil }
    let architectures = rule.architectures(outOf: target.architectures)
    return Set(
      architectures.flatMap { architecture in
        rule.syscalls.numbers.map { names.name(ofSyscall: $0, on: architecture) ?? "\($0)" }
      })
  }

  private func asks(_ rule: Rule, _ names: Set<String>?, onlyFor calls: Set<String>) -> Bool {
    if let names { return names.isSubset(of: calls) }
    return rule.permissions == .execute
  }

  /// Whether a program that is run through the symlink `path` is recorded under both names. The
  /// security module TOMOYO, which Debian's kernels have in force beside AppArmor, looks the path of
  /// each program up a second time without following it (security/tomoyo/realpath.c).
  private func isSeenWhenRun(_ path: ByteString, _ rule: Rule, _ names: Set<String>?) -> Bool {
    let modules = facts?.securityModules ?? target.securityModules
    guard modules?.contains("tomoyo") ?? true else { return false }
    if facts?.kind(of: path, followingLast: true) == .found(.directory) { return false }
    return names.map { !$0.isDisjoint(with: ["execve", "execveat"]) } ?? true
  }

  private func asksNoRemoval(_ rule: Rule, _ names: Set<String>?) -> Bool {
    if let names { return names.isDisjoint(with: Self.removals) }
    return rule.permissions.map { !$0.contains(.write) } ?? false
  }

  /// Calls that act on what a link leads to, so that the link's own inode is not recorded (tried on
  /// Linux 6.1). Those that open or run can be told to stop at a link, and are recorded then, but
  /// they fail or only get a handle: that is no use of what it leads to.
  private static let callsThroughLinks: Set<String> = [
    "access", "acct", "chdir", "chmod", "chown", "chown32", "chroot", "creat", "execve", "execveat",
    "faccessat", "fchmodat", "futimesat", "getxattr", "listxattr", "open", "openat", "openat2",
    "removexattr", "setxattr", "truncate", "truncate64", "utime", "utimes",
  ]

  /// Calls that name an entry of a folder and so the folder that a mount covers; they fail on it,
  /// and are recorded (fs/namei.c, may_delete; tried on Linux 6.1).
  private static let removals: Set<String> = [
    "rename", "renameat", "renameat2", "rmdir", "unlink", "unlinkat",
  ]

  // MARK: The host

  private func isLink(_ path: ByteString) -> Bool {
    facts?.kind(of: path, followingLast: false) == .found(.symlink)
  }

  private func isMountPoint(_ path: ByteString) -> Bool {
    guard let facts, let place = facts.resolved(path, followingLast: false) else { return false }
    return facts.mounts.contains { $0.path == place }
  }
}

extension Rule {
  /// What `perm=` asks for; `nil` if it is not there.
  fileprivate var permissions: PermissionSet? {
    comparison(of: .perm)?.number.map { PermissionSet(rawValue: $0) }
  }
}
