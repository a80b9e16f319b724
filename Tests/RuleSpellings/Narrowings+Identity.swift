import AuditEvents

private let identity = SampleControl.identity
private let session = SampleControl.session

extension Narrowing {
  /// Watches that watch less.
  static let ofIdentity: [Narrowing] = [
    Narrowing(
      "writing-only", identity, identity.replacing("-p wa", "-p w"), "a letter is missing",
      Deed.call("chmod", by: .admin, touching: ["/etc/passwd"])),
    Narrowing(
      "attributes-only", identity, identity.replacing("-p wa", "-p a"), "a letter is missing",
      Deed.opening("/etc/passwd", by: .admin)),
    Narrowing(
      "reading", identity, identity.replacing("-p wa", "-p rx"), "the wrong letters",
      Deed.opening("/etc/passwd", by: .admin)
    ).recording(Deed.opening("/etc/passwd", mode: 0)),
    Narrowing(
      "no-letter", identity, identity.replacing("shadow -p wa", "shadow -p \\ "),
      "letters that are none end the load", Deed.opening("/etc/gshadow", by: .admin)
    ).with { $0.stopsLoad = true },
    Narrowing(
      "file-missing", identity, identity.without("gshadow"), "a file is missing",
      Deed.opening("/etc/gshadow", by: .admin)),
    Narrowing(
      "backup-file", identity, identity.replacing("/etc/passwd ", "/etc/passwd- "),
      "the copy in place of the file", Deed.opening("/etc/passwd", by: .admin)
    ).recording(Deed.opening("/etc/passwd-", by: .admin)),
    Narrowing(
      "tree-as-file", identity,
      identity.replacing("-w /etc/pam.d/ -p wa", "-a always,exit -F path=/etc/pam.d -F perm=wa"),
      "the folder alone, not what is in it", Deed.opening("/etc/pam.d/login", by: .admin)),
    Narrowing(
      "part-of-a-tree", identity, identity.replacing("/etc/pam.d/", "/etc/pam.d/login"),
      "one file of the tree", Deed.opening("/etc/pam.d/common-auth", by: .admin)),
    Narrowing(
      "wide-programs", identity, identity.addingToWatches("-F arch=b64"),
      "nothing for 32-bit programs", Deed.opening("/etc/passwd", on: .b32, by: .admin)),
    Narrowing(
      "done", identity, identity.addingToWatches("-F success=1"), "only what succeeds",
      Deed.opening("/etc/shadow", exit: -13)),
    Narrowing(
      "done-or-failed", identity,
      identity.addingToWatches("-F success=1") + identity.addingToWatches("-F success=0"),
      "before a watched name goes, the call has no result", Deed.unlinking("/etc/shadow")),
    Narrowing(
      "by-users", identity, identity.addingToWatches("-F auid>=1000 -F auid!=unset"),
      "only who has logged in as a user", Deed.opening("/etc/shadow", by: .service)),
    Narrowing(
      "one-program", identity, identity.addingToWatches("-F exe=/usr/sbin/useradd"),
      "only what one program does", Deed.opening("/etc/shadow", by: .admin)),
    Narrowing(
      "one-program-later", identity, identity.addingToWatches("-F exe=/usr/bin/true"),
      "once the file was replaced, the watch knows no program any more",
      Deed.opening("/etc/shadow", by: .admin)
    ).with { $0.replacements = 1 },
    Narrowing(
      "group-of-file", identity, identity.addingToWatches("-F obj_gid=0"),
      "a watch asks the group of the watched file", Deed.opening("/etc/shadow", by: .admin)),
    Narrowing(
      "no-folders", identity, identity.addingToWatches("-F filetype!=dir"),
      "the folder counts where a name is taken away", Deed.unlinking("/etc/passwd", by: .admin)),
    Narrowing(
      "some-calls", identity, identity.addingToWatches("-S openat,chmod"), "only some calls",
      Deed.unlinking("/etc/passwd", by: .admin)),
    Narrowing(
      "tree-over-link", session,
      session.replacing(
        "-w /var/run/utmp", "-a always,exit -F dir=/var/run -F perm=wa"
      ).replacing("perm=wa -p wa", with: "perm=wa"),
      "a tree on a link holds nothing but the link", Deed.opening("/run/utmp", by: .service)
    ).recording(Deed.call("lchown", by: .admin, touching: ["/var/run"])),
    Narrowing(
      "one-process", session, session.addingToWatches("-F pid=1"), "only init",
      Deed.opening("/run/utmp", by: .service)),
  ]
}
