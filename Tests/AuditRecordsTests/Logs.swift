import AuditCatalogue
import AuditEvents
import AuditRecords
import AuditRuleSyntax
import AuditRules
import ByteText
import Diagnostics
import LibAudit
import Testing

/// Events as a log has them, raw, and as `ausearch -i` prints the same.
enum Logs {
  static let ids = """
    auid=1000 uid=1000 gid=1000 euid=1000 suid=1000 fsuid=1000 egid=1000 sgid=1000 fsgid=1000
    """
  static let idNames = """
    auid=bob uid=bob gid=bob euid=bob suid=bob fsuid=bob egid=bob sgid=bob fsgid=bob
    """

  /// openat of a relative name, refused; the values that auditd adds stand behind a byte 0x1d.
  static let refusedOpen = """
    ----
    time->Tue Nov 14 22:13:20 2023
    type=PROCTITLE msg=audit(1700000000.123:45): proctitle=636174002F6574632F736861646F77
    type=PATH msg=audit(1700000000.123:45): item=0 name="shadow" inode=131 dev=08:01 \
    mode=0100600 ouid=0 ogid=42 rdev=00:00 nametype=NORMAL cap_fp=0 cap_fi=0 cap_frootid=0
    type=CWD msg=audit(1700000000.123:45): cwd="/etc"
    type=SYSCALL msg=audit(1700000000.123:45): arch=c000003e syscall=257 success=no exit=-13 \
    a0=ffffff9c a1=7ffd1b2c a2=90800 a3=0 items=1 ppid=812 pid=900 \(ids) tty=pts0 ses=3 \
    comm="cat" exe="/usr/bin/cat" subj=unconfined key="access"\u{1d}ARCH=x86_64 UID="eve"
    """

  static let refusedOpenInNames = """
    ----
    type=PROCTITLE msg=audit(11/14/23 22:13:20.123:45) : proctitle=cat /etc/shadow
    type=PATH msg=audit(11/14/23 22:13:20.123:45) : item=0 name=shadow inode=131 dev=08:01 \
    mode=file,600 ouid=root ogid=shadow rdev=00:00 nametype=NORMAL cap_fp=none cap_fi=none
    type=CWD msg=audit(11/14/23 22:13:20.123:45) : cwd=/etc
    type=SYSCALL msg=audit(11/14/23 22:13:20.123:45) : arch=x86_64 syscall=openat success=no \
    exit=EACCES(Permission denied) a0=AT_FDCWD a1=0x7ffd1b2c \
    a2=O_RDONLY|O_NONBLOCK|O_DIRECTORY|O_CLOEXEC a3=0x0 items=1 ppid=812 pid=900 \(idNames) \
    tty=pts0 ses=3 comm=cat exe=/usr/bin/cat subj=unconfined key=access
    """

  /// unlink through the 32-bit interface by a daemon whose program has a blank in its name.
  static let removal = """
    type=SYSCALL msg=audit(1700000002.5:47): arch=40000003 syscall=10 success=yes exit=0 a0=55b4 \
    a1=0 a2=0 a3=8 items=2 ppid=812 pid=902 auid=4294967295 uid=0 gid=0 euid=0 suid=0 fsuid=0 \
    egid=0 sgid=0 fsgid=0 tty=(none) ses=4294967295 comm="rm" exe=2F7573722F62696E2F6120622F726D \
    key=7072697601616263
    type=CWD msg=audit(1700000002.5:47): cwd="/tmp"
    type=PATH msg=audit(1700000002.5:47): item=0 name="d/" inode=140 dev=08:01 mode=040755 \
    ouid=0 ogid=0 rdev=00:00 nametype=PARENT cap_fp=0
    type=PATH msg=audit(1700000002.5:47): item=1 name=642F612062 inode=141 dev=08:01 \
    mode=0100644 ouid=33 ogid=0 rdev=00:00 nametype=DELETE cap_fp=0
    """

  static let removalInNames = """
    type=PATH msg=audit(11/14/23 22:13:22.500:47) : item=1 name=d/a b inode=141 dev=08:01 \
    mode=file,644 ouid=unknown(33) ogid=root rdev=00:00 nametype=DELETE cap_fp=none
    type=PATH msg=audit(11/14/23 22:13:22.500:47) : item=0 name=d/ inode=140 dev=08:01 \
    mode=dir,755 ouid=root ogid=root rdev=00:00 nametype=PARENT cap_fp=none
    type=CWD msg=audit(11/14/23 22:13:22.500:47) : cwd=/tmp
    type=SYSCALL msg=audit(11/14/23 22:13:22.500:47) : arch=i386 syscall=unlink success=yes \
    exit=0 a0=0x55b4 a1=0x0 a2=0x0 a3=0x8 items=2 ppid=812 pid=902 auid=unset uid=root gid=root \
    euid=root suid=root fsuid=root egid=root sgid=root fsgid=root tty=(none) ses=unset comm=rm \
    exe=/usr/bin/a b/rm key=priv key=abc
    """

  static let facts: HostFacts = {
    var facts = HostFacts(name: "log")
    facts.users = ["bob": 1000, "root": 0]
    facts.groups = ["bob": 1000, "root": 0, "shadow": 42]
    return facts
  }()

  static func events(_ text: String) -> [LoggedEvent] {
    AuditLog(SourceText(name: "<log>", text), names: LibAuditNames()).events
  }

  static func testimony(_ text: String, under rules: [Rule] = [], facts: HostFacts? = facts) throws
    -> Testimony
  {
    let reader = TestimonyReader(names: LibAuditNames(), target: .debian12, facts: facts)
    let event = try #require(events(text).first)
    return try #require(reader.read(event, under: rules))
  }

  static func rules(_ lines: [String]) throws -> [Rule] {
    try lines.map { line in
      guard case .words(let words) = RuleFileLine(ByteString(line)),
        case .addition(let addition) = RuleLineCompiler(
          target: .debian12, host: HostFacts(name: "none")
        ).compile(words).result
      else { throw NoRule(line: line) }
      return addition.rule
    }
  }

  struct NoRule: Error {
    let line: String
  }

  /// What may become of the first event of `text`.
  static func bounds(_ text: String, _ lines: String..., facts: HostFacts? = facts) throws
    -> DecisionBounds
  {
    let rules = try rules(lines)
    let classes = LinuxClasses(of: .debian12)
    return try testimony(text, under: rules, facts: facts).bounds(under: rules, classes: classes) {
      Evaluator($0, classes: classes)
    }
  }
}
