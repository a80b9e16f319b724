import AuditCatalogue
import AuditEvents
import ByteText

extension Theme {
  private typealias Events = SmallEvents

  static let words = Theme(
    name: "words and bits",
    shapes: [
      "-S openat", "-S openat,open -F a0=1", "-F a0!=1", "-F a0&1", "-F a0&=3", "-F a0&2",
      "-F a0>1",
      "-F a0<=1", "-F a1>=2", "-F a1<2", "-F a0&=1 -F a1&2", "-F a0&3 -F a0!=2", "-S read -F a2=0",
      "-S openat -F a2&1", "-F a1&0", "-F a1&=0", "-F a0&1 -F a0<3",
    ],
    events: ["openat", "open", "read"].flatMap { name in
      [Events.call(name)].with([0, 1, 2, 3]) { $0.arguments[0] = $1 }
        .with([0, 1, 2, 3]) { $0.arguments[1] = $1 }.with([0, 1]) { $0.arguments[2] = $1 }
    })

  static let ids = Theme(
    name: "ids and ties",
    shapes: [
      "", "-F uid=1000", "-F uid!=1000", "-F euid=0", "-F auid>=1000", "-F auid=unset",
      "-F auid!=unset", "-F auid<1000", "-C uid=euid", "-C uid!=euid", "-C auid!=uid",
      "-C euid=suid",
      "-C uid=suid", "-C auid=obj_uid", "-C uid!=obj_uid", "-C auid!=euid -C uid!=euid",
      "-F fsuid=0", "-F obj_uid=1000",
    ],
    events: [Events.call("open")]
      .with([0, 1000]) { $0.subject.uid = $1 }.with([0, 1000]) { $0.subject.euid = $1 }
      .with([0, 1000]) { $0.subject.suid = $1 }.with([0, 1000, .max]) { $0.subject.auid = $1 }
      .with([0, 1000]) { $0.subject.fsuid = $1 }
      .with([[], [0], [1000], [5], [1000, 0], [.max]] as [[UInt32]]) { call, owners in
        call.names = owners.map { Events.name(ByteString("/a/\($0)"), owner: $0) }
      })

  static let groups = Theme(
    name: "groups, primary and others",
    shapes: [
      "", "-F gid=5", "-F gid!=5", "-F egid=5", "-F egid!=5", "-F gid=6", "-F gid!=6", "-F egid=6",
      "-F gid>=6", "-F egid<6", "-F gid=5 -F gid=6", "-F gid!=5 -F egid!=6", "-C gid=egid",
      "-C gid!=egid", "-F sgid=5", "-C gid=obj_gid", "-C egid!=obj_gid", "-F obj_gid=5",
    ],
    events: [Events.call("open")].with([5, 6, 7]) { $0.subject.gid = $1 }
      .with([5, 6, 7]) { $0.subject.egid = $1 }.with([5, 7]) { $0.subject.sgid = $1 }
      .with([[], [5], [6], [5, 6]] as [Set<UInt32>]) { $0.subject.groups = $1 }
      .with([[], [5], [6], [5, 6]] as [[UInt32]]) { call, groups in
        call.names = groups.map { Events.name(ByteString("/a/\($0)"), group: $0) }
      })

  static let results = Theme(
    name: "results",
    shapes: [
      "", "-F success=1", "-F success=0", "-F success!=1", "-F success!=0", "-F exit=0",
      "-F exit!=0",
      "-F exit=-EACCES", "-F exit!=-EACCES", "-F exit>2", "-F exit<3", "-F exit>=-13",
      "-S exit_group", "-S openat", "-F exit=-EACCES -F success=0", "-F exit=-EPERM",
      "-F exit=0 -F success=1", "-F success=0 -F exit!=-EPERM",
      // The kernel keeps 1 for success and 2 for failure.
      "-F success=2",
    ],
    events: [Events.call("openat")].with([0, 1, 2, 3, 100, -1, -2, -13, -100]) {
      $0.result = Call.Result(exit: $1)
    } + [Events.call("exit_group")]
      + [Events.call("mmap")].with([0xffff_ffff, 0xffff_fff3] as [UInt32]) {
        // An address whose low word looks like an error.
        $0.result = Call.Result(exit: 0)
        $0.result?.exit = $1
      })

  static let permissions = Theme(
    name: "permissions and flags",
    shapes: [
      "", "-F perm=r", "-F perm=w", "-F perm=x", "-F perm=a", "-F perm=wa", "-F perm=rw",
      "-F perm=rwxa", "-S openat", "-S openat -F a2&3", "-S openat -F a2&1", "-S openat -F a2=0",
      "-S open -F a1&=1", "-S openat2", "-F path=/a/f -F perm=w", "-F path=/a/f -F perm=r",
      "-F dir=/a -F perm=wa", "-S bind", "-S truncate,unlink",
      "-a always,exit -F arch=b32 -F perm=w", "-a always,exit -F arch=b32 -S socketcall -F a0=2",
      "-a never,exit -F arch=b32 -S socketcall -F a0>2", "-a always,exit -F perm=wx",
    ],
    events: permissionEvents)

  private static var permissionEvents: [Call] {
    let flags: [UInt32] = [0, 1, 2, 3, 0o100, 0o101]
    let opens =
      [Events.call("openat")].with(flags) { $0.arguments[2] = $1 }
      + [Events.call("open")].with(flags) { $0.arguments[1] = $1 }
      + [Events.call("openat2")].with(flags) { $0.openFlags = UInt64($1) }
      + [Events.call("openat2", on: .i386)].with(flags) { $0.openFlags = UInt64($1) }
      + [Events.call("openat", on: .i386)].with(flags) { $0.arguments[2] = $1 }
    let others =
      ["execve", "unlink", "truncate", "chmod", "bind", "getpid", "read"].map { Events.call($0) }
      + [Events.call("socketcall", on: .i386)].with([1, 2, 3]) { $0.arguments[0] = $1 }
      + ["execve", "chmod", "bind"].map { Events.call($0, on: .i386) }
    return (opens + others).with([[], ["/a/f"], ["/b/g"]] as [[ByteString]]) { call, places in
      call.names = places.map { Events.name($0) }
    }
  }

  static let families = Theme(
    name: "address families",
    shapes: [
      "", "-F saddr_fam=2", "-F saddr_fam!=2", "-F saddr_fam=10", "-F saddr_fam>2",
      "-F saddr_fam<=2",
      "-S connect", "-S connect,bind -F saddr_fam=2", "-F saddr_fam!=10 -F saddr_fam!=2",
      "-S connect -F success=0",
    ],
    events: ["connect", "bind", "read"].flatMap { name in
      [Events.call(name)].with([nil, 1, 2, 10, 16] as [UInt32?]) { $0.addressFamily = $1 }
        .with([0, -13]) { $0.result = Call.Result(exit: $1) }
    })

  static let births = Theme(
    name: "births",
    shapes: [
      "", "-F uid=0", "-a never,task", "-a never,task -F uid=0", "-a never,task -F gid=5",
      "-a never,task -F gid!=5", "-a always,task -F uid=0", "-a always,task -F auid>=1000",
      "-a never,task -F auid=unset", "-a always,task",
      "-a never,task -F exe!=/x/p", "-a always,task -F gid=5",
      "-a never,task -F auid!=unset -F uid=0", "-S openat", "-F path=/a/f",
    ],
    events: ["openat", "read"].flatMap { name in
      [Events.call(name, by: Events.person(0)), Events.call(name)]
        .with([0, 1000]) { $0.birth?.uid = $1 }.with([0, 1000]) { $0.birth?.euid = $1 }
        .with([5, 1000]) { $0.birth?.gid = $1 }
        .with([[], [5]] as [Set<UInt32>]) { $0.birth?.groups = $1 }
        .with([0, 1000, .max]) { $0.birth?.auid = $1 }
        .orElse { $0.names = [Events.name("/a/f")] }
    })

  static let exclusions = Theme(
    name: "excluded records",
    shapes: [
      "", "-F uid=0", "-S openat", "-a never,exclude -F msgtype=SYSCALL",
      "-a never,exclude -F msgtype=SYSCALL -F uid=0", "-a never,exclude -F msgtype!=SYSCALL",
      "-a never,exclude -F uid=0 -F msgtype=SYSCALL", "-a never,exclude -F msgtype=PATH",
      "-a never,exclude -F msgtype>=1300 -F gid=5", "-a never,exclude -F auid=unset",
      "-a never,exclude -F exe=/x/p", "-a never,exclude -F exe!=/x/p -F msgtype=SYSCALL",
      "-a always,exclude -F msgtype=SYSCALL -F auid>=1000", "-a never,exclude -F pid=7",
      "-a never,exclude -F auid!=unset -F uid=1000", "-F path=/a/f", "-F gid=5",
      "-a never,exclude -F uid=0 -F subj_type=x_t", "-a never,exclude -F subj_type=x_t",
      "-a always,task -F uid=0",
    ],
    events: ["openat", "read"].flatMap { name in
      [Events.call(name)].with([0, 1000]) { $0.subject.uid = $1 }
        .with([5, 1000]) { $0.subject.gid = $1 }.orElse { $0.subject.groups = [5] }
        .with([1000, .max]) { $0.subject.auid = $1 }.with([7, 8]) { $0.subject.pid = $1 }
        .orElse { $0.subject.exe = Events.identity("/x/p") }
        .orElse { $0.names = [Events.name("/a/f")] }
    })
}
