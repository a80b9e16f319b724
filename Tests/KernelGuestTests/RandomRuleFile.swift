import AuditCatalogue
import AuditLoading
import ByteText
import Diagnostics
import TestDice

/// One line of a rule file in parts, so that one of them can be altered.
struct RandomRuleLine: Hashable {
  var action = "always"
  var list = "exit"
  var arch: String?
  var calls: [String] = []
  /// The operands of `-F`, or of `-C` if they begin with `-C `.
  var fields: [String] = []
  var keys: [String] = []
  /// A watch in the `-w` form.
  var watch: (path: String, permissions: String)?

  var text: String {
    var words: [String] = []
    if let watch {
      words.append("-w \(watch.path) -p \(watch.permissions)")
    } else {
      words.append("-a \(action),\(list)")
      if let arch { words.append("-F arch=\(arch)") }
      if !calls.isEmpty { words.append("-S " + calls.joined(separator: ",")) }
    }
    words += fields.map { $0.hasPrefix("-C ") ? $0 : "-F \($0)" }
    words += keys.map { watch == nil ? "-F key=\($0)" : "-k \($0)" }
    return words.joined(separator: " ")
  }

  static func == (left: RandomRuleLine, right: RandomRuleLine) -> Bool { left.text == right.text }

  func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// Rule files that load without complaint, and edits of them that change what they mean.
struct RandomRuleFile {
  /// What every guest has below `/t`.
  static let host: HostFacts = {
    var host = HostFacts(name: "guest")
    host.directories = ["/", "/t", "/t/d", "/t/d/e"]
    host.files = ["/t/f", "/t/g", "/t/with space"]
    host.users = ["root": 0, "alice": 1000, "bob": 1001]
    host.groups = ["root": 0, "adm": 4, "staff": 50]
    return host
  }()

  var lines: [RandomRuleLine] = []

  var text: String { lines.map { $0.text + "\n" }.joined() }

  /// What a load of the file leaves.
  var load: LoadResult {
    Load(target: .debian12, host: Self.host)
      .run(RuleLines(file: SourceText(name: "random.rules", text)))
  }

  var loadsWhole: Bool {
    let load = load
    return load.exitStatus == 0 && load.rules.count == lines.count
  }

  /// A file of 6 to 18 lines that all load, two of them in an order that decides.
  init(_ random: inout Dice) {
    let count = Int.random(in: 6...18, using: &random)
    while lines.count < count {
      lines.append(Self.line(&random))
      if !loadsWhole { lines.removeLast() }
    }
    var never = RandomRuleLine(action: "never", arch: "b64", calls: ["vhangup"])
    never.fields = ["uid=0"]
    lines.insert(never, at: Int.random(in: 0...lines.count, using: &random))
    lines.append(RandomRuleLine(arch: "b64", calls: ["vhangup"], keys: ["all"]))
  }

  private static func line(_ random: inout Dice) -> RandomRuleLine {
    switch Int.random(in: 0..<12, using: &random) {
    case 0...2: return watch(&random)
    case 3: return other(&random)
    default: return call(&random)
    }
  }

  private static func watch(_ random: inout Dice) -> RandomRuleLine {
    var line = RandomRuleLine()
    let path = random.pick(["/t/f", "/t/g", "/t/d", "/t/d/e", "/t/new", "/t/with\\ space", "/t/d/"])
    line.watch = (path, random.pick(["r", "wa", "x", "rwxa", "a", "war"]))
    if !random.oneIn(3) { line.keys = keys(&random) }
    if random.oneIn(5) { line.fields = ["auid>=1000"] }
    return line
  }

  private static func other(_ random: inout Dice) -> RandomRuleLine {
    var line = RandomRuleLine(
      action: random.pick(["always", "never"]),
      list: random.pick(["user", "task", "exclude", "filesystem"]))
    line.fields =
      switch line.list {
      case "user": [random.pick(["uid=0", "msgtype=USER_LOGIN", "auid=unset", "pid>1"])]
      case "task": [random.pick(["uid=1000", "gid=alice", "auid>=1000"])]
      case "exclude": [random.pick(["msgtype=CWD", "msgtype>=1400", "uid=bob", "exe=/t/f"])]
      default: [random.pick(["fstype=tracefs", "fstype=0x01021994"])]
      }
    if line.fields[0].hasPrefix("gid=") { line.fields = ["gid=staff"] }
    return line
  }

  private static func call(_ random: inout Dice) -> RandomRuleLine {
    var line = RandomRuleLine(action: random.oneIn(4) ? "never" : "always")
    line.arch = random.pick(["b64", "b64", "b32", "x86_64", "i386", nil])
    if !random.oneIn(4) {
      for _ in 0...Int.random(in: 0...3, using: &random) {
        line.calls.append(
          random.pick(["open", "openat", "mount", "chmod", "kill", "2047", "2039", "600", "452"]))
      }
    }
    for _ in 0..<Int.random(in: 0...3, using: &random) { line.fields.append(random.pick(fields)) }
    if random.oneIn(3) {
      line.fields.append(
        random.pick(["path=/t/f", "dir=/t/d", "dir=/t/d/", "path=/t/with\\ space"]))
    }
    if random.oneIn(3) { line.fields.append("perm=" + random.pick(["r", "wa", "x", "rwxa"])) }
    line.fields.shuffle(using: &random)
    if !line.calls.isEmpty || line.fields.contains(where: { $0.contains("/t/") }) {
      line.keys = random.oneIn(4) ? [] : keys(&random)
    }
    return line
  }

  private static let fields = [
    "uid=0", "uid!=alice", "euid>500", "gid=staff", "auid>=1000", "auid!=unset", "auid=-1",
    "exit=-EACCES", "exit=EPERM", "exit>=-4095", "success=1", "success!=0", "a0=0x10", "a1&0100",
    "a2&=3", "a3>5", "pid=1", "ppid!=2", "pers=8", "sessionid=unset", "devmajor=8", "devminor!=1",
    "inode!=77", "obj_uid=bob", "obj_gid!=0", "filetype=dir", "filetype=file", "saddr_fam=2",
    "exe=/t/f", "exe!=/t/g", "-C uid!=euid", "-C obj_uid=auid", "-C gid!=egid", "uid=3000000000",
    "fsuid<=10", "exit=70000",
  ]

  private static func keys(_ random: inout Dice) -> [String] {
    let key = random.pick(["k", "identity", "a\\ b", "x=y", "é", "long-key-with-some-letters"])
    return random.oneIn(4) ? [key, "second"] : [key]
  }
}
