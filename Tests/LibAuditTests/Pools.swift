/// What random rule lines are put together from.
enum Pools {
  static let numbers = [
    "0", "1", "2", "-1", "5", "0x10", "010", "12abc", "4294967295", "4294967296", "-4294967297",
    "99999999999999999999", "-99999999999999999999", "+5", "", "-", "-5x", "1e3", "-0x10", "08",
    "2147483648", "-2147483649", "x", "64", "8192",
  ]
  static let longOptions = [
    "loginuid-immutable", "backlog_wait_time", "reset-lost", "reset_backlog_wait_time_actual",
    "signal", "loginuid", "log", "back", "reset", "reset-", "reset_", "sig", "s", "unknown", "",
    "backlog_wait_timeX",
  ]
  static let architectures = [
    "b64", "b32", "B64", "x86_64", "i386", "i686", "I586", "aarch64", "arm", "ppc64le", "s390x",
    "c000003e", "0xC000003E", "3221225534", "40000003", "0x40000003", "amd64", "64", "", "b65",
  ]
  static let calls = [
    "open", "openat", "Open", "chmod", "mount", "kill", "clone", "all", "0", "2", "59", "0x3b",
    "031", "450", "999", "2047", "2048", "99999999999", "-1", "nosuch", "stime", "umount", "ALL",
    "pread64", "pread", "socketcall", "", "12x", "execve",
  ]
  static let plainCalls = ["open", "chmod", "mount", "kill", "execve", "2", "59", "all", "rename"]
  static let plainAccounts = [
    "uid=0", "uid!=1000", "auid>=1000", "auid!=unset", "auid!=-1", "gid=0", "pid>100", "uid<010",
    "subj_role=x", "subj_type!=y", "exe=/bin/sh", "exe!=/bin/sh", "loginuid<=0x10",
  ]
  static let plainConditions =
    plainAccounts + [
      "euid=root", "suid>5", "fsuid!=3", "egid=1", "sgid&8", "fsgid<=9", "pers=8", "pers&0x40000",
      "ppid=1", "sessionid=5", "sessionid!=unset", "devmajor=8", "devminor&=1", "inode=42",
      "exit=-EACCES", "exit!=0", "exit>=-5", "success=1", "path=/etc/passwd", "path=/a\u{e9}",
      "dir=/etc", "dir=/etc/", "perm=wa", "perm=rwxa", "perm=X", "filetype=dir", "filetype!=file",
      "obj_uid=1", "obj_gid!=0", "obj_user=u", "obj_lev_low>s0", "field_compare=3", "saddr_fam=2",
      "a0=0x10", "a1&=3", "a2&-1", "a3>=5", "a0!=-100", "UID=0", "a1=4294967297", "key=fkey",
    ]
  static let plainComparisons = ["uid!=euid", "auid=obj_uid", "gid!=sgid", "obj_gid=egid"]
  static let paths = [
    "/etc/passwd", "/etc", "/etc/", "/etc//", "/", "//", "/etc/passwd/", "etc/passwd", "", "/no/x",
    "/tmp/a b", "/etc/*", "/etc/../x", "/a!=b", "/a=b", "/bin", "/bin/", "/e\u{301}", "/a\\b",
    "/\u{7f}", "/x/.", "\"/etc\"", "a", "/var/run",
  ]
  static let permissions = [
    "r", "w", "x", "a", "wa", "rwxa", "RWXA", "axwr", "rr", "rwxaw", "", "z", "wz", "-", "w,a",
  ]
  static let wrongLists = [
    "entry,always", "always,entry", "always", "exit", "always,exit,x", "always,,exit", ",",
    "exit,exit", "always,always", "possible,exit", "exit,possible", "task,possible", "Always,exit",
    "always,EXIT", "always,io_uring", "never,watch", "x,task", "", "exit,", ",exit", "never,tasks",
  ]
  static let operators = [
    "=", "!=", "<", "<=", ">", ">=", "&", "&=", "==", "=!", "", "=>", "!", "~",
  ]
  static let strays = [
    "x", "--", "-", "-Q", "extra", "-", "--signal", "-xk", "-t", "#", "auditctl",
  ]
  static let comparable = [
    "uid", "euid", "suid", "fsuid", "auid", "loginuid", "obj_uid", "gid", "egid", "sgid", "fsgid",
    "obj_gid", "pid", "nosuch", "", "UID", "exe",
  ]
  static let fields = Array(values.keys).sorted() + ["UID", "Auid", "nosuch", "", "24", "exit "]

  private static let accounts = [
    "0", "1000", "-1", "4294967295", "unset", "root", "nobody", "nosuchuser", "Unset", "-2x", "",
    "00", "0x3e8", "daemon", "-root",
  ]
  private static let labels = ["user_u", "unconfined", "s0-s15:c0.c1023", "x y", "", "a=b", "1"]

  /// Values by field, most of them good ones.
  static let values: [String: [String]] = [
    "a0": numbers, "a1": numbers, "a2": numbers, "a3": numbers, "arch": architectures,
    "auid": accounts, "loginuid": accounts, "uid": accounts, "euid": accounts, "suid": accounts,
    "fsuid": accounts, "obj_uid": accounts, "gid": accounts, "egid": accounts, "sgid": accounts,
    "fsgid": accounts, "obj_gid": accounts, "devmajor": numbers, "devminor": numbers,
    "dir": paths, "path": paths, "exe": paths,
    "exit": [
      "0", "-EACCES", "EACCES", "-eperm", "-13", "13", "-1x", "-ENOSUCH", "-", "-EDEADLOCK",
    ],
    "filetype": ["file", "dir", "DIR", "link", "socket", "block", "character", "fifo", "4", "x"],
    "fstype": ["tracefs", "debugfs", "0x74726163", "1", "tmpfs", "-1", "4294967295"],
    "inode": numbers, "key": ["a", "b", ""],
    "msgtype": [
      "SYSCALL", "cwd", "1300", "UNKNOWN[1300]", "NOSUCH", "0", "PATH", "-1", "CRYPTO_KEY_USER",
    ], "obj_lev_high": labels, "obj_lev_low": labels, "obj_role": labels, "obj_type": labels,
    "obj_user": labels, "subj_clr": labels, "subj_role": labels, "subj_sen": labels,
    "subj_type": labels, "subj_user": labels, "perm": permissions, "pers": numbers,
    "pid": numbers, "ppid": numbers, "saddr_fam": numbers + ["45", "46", "inet", "2x"],
    "sessionid": numbers + ["unset", "Unset"], "success": ["0", "1", "yes", "no", "5"],
    "field_compare": ["1", "25", "26", "x"],
  ]
  static let anyValues = numbers + accounts + labels + paths + ["a!=b", "x>=y", "x<y&z"]
}
