import AuditCatalogue

/// A control of a benchmark that the cases spell in other words, or miss.
public struct SampleControl: Sendable, Hashable, CustomStringConvertible {
  /// What the cases call it.
  public let name: String
  /// The item of the shipped catalogue `cis-debian-12` that asks for exactly this.
  public let item: String
  let drafts: [RuleDraft]

  /// The rule file that the benchmark prints for it, in its own spelling.
  public var text: String { Style().text(drafts) }

  public var description: String { name }

  private init(_ name: String, _ item: String, _ drafts: [RuleDraft]) {
    self.name = name
    self.item = item
    self.drafts = drafts
  }

  /// Changes of the clock.
  public static let timeChange = SampleControl(
    "time-change", "6.2.3.4",
    RuleDraft.onBoth(["adjtimex", "settimeofday"], key: "time-change")
      + RuleDraft.onBoth(["clock_settime"], [Condition("a0", "=", "0")], key: "time-change")
      + [.watch("/etc/localtime", key: "time-change")])

  /// Files that a user was not let open.
  public static let access = SampleControl(
    "access", "6.2.3.7",
    ["-EACCES", "-EPERM"].flatMap { errno in
      RuleDraft.onBoth(
        ["creat", "open", "openat", "truncate", "ftruncate"],
        [Condition("exit", "=", errno)] + Condition.loggedIn, key: "access")
    })

  /// Changes of the user database.
  public static let identity = SampleControl(
    "identity", "6.2.3.8",
    [
      "/etc/group", "/etc/passwd", "/etc/gshadow", "/etc/shadow", "/etc/security/opasswd",
      "/etc/nsswitch.conf", "/etc/pam.conf",
    ].map { RuleDraft.watch($0, key: "identity") }
      + [.watch("/etc/pam.d", key: "identity", isTree: true)])

  /// Programs run as somebody else.
  public static let emulation = SampleControl(
    "user-emulation", "6.2.3.2",
    RuleDraft.onBoth(
      ["execve"],
      [
        Condition("euid", "!=", "uid", comparesFields: true), Condition("auid", "!=", "unset"),
      ], key: "user_emulation"))

  /// The accounts of who is logged in.
  public static let session = SampleControl(
    "session", "6.2.3.11",
    ["/var/run/utmp", "/var/log/wtmp", "/var/log/btmp"].map {
      RuleDraft.watch($0, key: "session")
    })

  /// Files that a user takes away.
  public static let deletion = SampleControl(
    "delete", "6.2.3.13",
    RuleDraft.onBoth(
      ["rename", "unlink", "unlinkat", "renameat"], Condition.loggedIn, key: "delete"))

  /// One program, run by a user.
  public static let relabelling = SampleControl(
    "perm-chng", "6.2.3.15",
    [
      RuleDraft(
        conditions: [Condition("path", "=", "/usr/bin/chcon"), Condition("perm", "=", "x")]
          + Condition.loggedIn, key: "perm_chng")
    ])

  /// Every one of them.
  public static let all = [
    timeChange, access, identity, emulation, session, deletion, relabelling,
  ]
}
