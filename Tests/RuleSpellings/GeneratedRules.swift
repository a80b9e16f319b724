import TestDice

/// A rule file of `count` different rules, the same for the same seed.
///
/// It is made as large rule sets are: most rules watch a file, a tree or a program; the others are
/// pairs for both interfaces that look for calls of users, refused calls and calls of one program; a
/// few never rules stand between them, each for one program or one user of its own, so that hardly
/// any event is lost to them.
public func generatedRules(count: Int, seed: UInt64) -> String {
  var generator = RuleGenerator(seed: seed)
  return generator.lines(count).map { $0 + "\n" }.joined()
}

private struct RuleGenerator {
  private var dice: Dice
  private var seen: Set<String> = []

  init(seed: UInt64) { dice = Dice(seed: seed) }

  mutating func lines(_ count: Int) -> [String] {
    var result: [String] = []
    while result.count < count {
      let fresh = drawn().filter { !seen.contains($0) }.prefix(count - result.count)
      seen.formUnion(fresh)
      result += fresh
    }
    return result
  }

  private mutating func drawn() -> [String] {
    switch dice.below(20) {
    case 0..<6: [watch()]
    case 6..<9: [program()]
    case 9..<12: onBoth(users())
    case 12..<15: onBoth(refused())
    case 15..<17: onBoth(inTree())
    case 17: onBoth(word())
    case 18: onBoth(asAnother())
    default: [never()]
    }
  }

  private mutating func watch() -> String {
    let perm = dice.pick(["wa", "wa", "wa", "w", "rwa", "rwxa"])
    return "-w \(place())\(dice.oneIn(3) ? "/" : "") -p \(perm) -k \(key("files"))"
  }

  private mutating func program() -> String {
    "-a always,exit -S all -F path=/usr/\(dice.pick(["bin", "sbin"]))/\(name()) -F perm=x "
      + "-F auid>=1000 -F auid!=unset -F key=\(key("programs"))"
  }

  private mutating func users() -> String {
    "-S \(calls()) -F auid>=\(1000 + dice.below(4) * 500) -F auid!=unset -F key=\(key("users"))"
  }

  private mutating func refused() -> String {
    "-S \(calls()) -F exit=-\(dice.pick(["EACCES", "EPERM", "EROFS", "ETXTBSY"])) "
      + "-F auid>=\(1000 + dice.below(8) * 100) -F auid!=unset -F key=\(key("refused"))"
  }

  private mutating func inTree() -> String {
    let test = dice.pick(["-F success=0", "-F perm=wa", "-F euid=0", "-F uid!=0"])
    return "-S \(test.hasSuffix("wa") ? "all" : calls()) -F dir=\(place()) \(test) "
      + "-F key=\(key("trees"))"
  }

  private mutating func word() -> String {
    let word = dice.below(4)
    let test = dice.pick(["=", "&", ">=", "!="])
    return "-S \(dice.pick(Self.wordCalls)) -F a\(word)\(test)0x"
      + "\(String(1 + dice.below(0x4000), radix: 16)) -F key=\(key("words"))"
  }

  private mutating func asAnother() -> String {
    let ids = dice.pick(["uid!=euid", "auid!=uid", "gid!=egid", "auid!=obj_uid"])
    return "-S \(dice.pick(["execve", "execveat", "open,openat"])) -C \(ids) "
      + "-F exe!=/usr/bin/\(name()) -F key=\(key("another"))"
  }

  private mutating func never() -> String {
    dice.oneIn(2)
      ? "-a never,exit -F arch=b64 -S all -F exe=/usr/libexec/\(name())"
      : "-a never,exit -F arch=b64 -S \(calls()) -F uid=\(200 + dice.below(700))"
  }

  private func onBoth(_ rest: String) -> [String] {
    ["b64", "b32"].map { "-a always,exit -F arch=\($0) \(rest)" }
  }

  private mutating func calls() -> String {
    var family = dice.pick(Self.families)
    for _ in 0..<dice.below(family.count) { family.remove(at: dice.below(family.count)) }
    return family.joined(separator: ",")
  }

  private mutating func place() -> String {
    "/\(dice.pick(["etc", "srv", "opt", "var/lib", "usr/local"]))/\(name())"
  }

  private mutating func name() -> String {
    "\(dice.pick(Self.stems))\(dice.pick(["", "-", "."]))\(dice.below(5000))"
  }

  private mutating func key(_ kind: String) -> String { "\(kind)-\(dice.below(12))" }

  private static let stems = [
    "agent", "backup", "config", "data", "export", "gate", "index", "ledger", "mail", "proxy",
    "queue", "report", "store", "token", "web",
  ]

  private static let families = [
    ["creat", "open", "openat", "truncate", "ftruncate"],
    ["rename", "renameat", "unlink", "unlinkat", "rmdir"], ["chmod", "fchmod", "fchmodat"],
    ["chown", "fchown", "lchown", "fchownat"],
    ["setxattr", "lsetxattr", "fsetxattr", "removexattr", "lremovexattr", "fremovexattr"],
    ["mkdir", "mkdirat", "mknod", "mknodat", "link", "linkat", "symlink", "symlinkat"],
    ["init_module", "finit_module", "delete_module"], ["mount", "umount2", "swapon", "swapoff"],
    ["adjtimex", "settimeofday", "clock_settime"], ["sethostname", "setdomainname"],
  ]

  private static let wordCalls = ["ptrace", "clock_settime", "personality", "mknod", "prctl"]
}
