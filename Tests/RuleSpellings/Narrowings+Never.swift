import AuditEvents
import ByteText

private let clock = SampleControl.timeChange
private let access = SampleControl.access
private let identity = SampleControl.identity
private let emulation = SampleControl.emulation
private let session = SampleControl.session
private let deletion = SampleControl.deletion

/// The control with a rule put before its own.
private func silenced(
  _ name: String, _ control: SampleControl, _ rule: String, _ why: String, _ escape: Call
) -> Narrowing {
  Narrowing(name, control, rule + "\n" + control.text, why, escape)
}

extension Narrowing {
  /// Never rules that stand before the control's, or come to stand there.
  static let byNever: [Narrowing] = [
    silenced(
      "never-the-same", clock, "-a never,exit -F arch=b64 -S adjtimex",
      "a never rule for one of the calls", Deed.call("adjtimex")),
    silenced(
      "never-everything", access, "-a never,exit -S all", "a never rule for every call",
      Deed.opening("/etc/shadow", exit: -13)),
    silenced(
      "never-user", clock, "-a never,exit -S all -F uid=33", "a never rule for one user",
      Deed.call("adjtimex", by: .web)),
    silenced(
      "never-users-from", access, "-a never,exit -S all -F auid>=60000",
      "a never rule that takes users with no login in, and others",
      Deed.opening("/etc/shadow", by: .user(60001), exit: -13)),
    silenced(
      "never-without-login", clock, "-a never,exit -S all -F auid=-1",
      "a never rule for who has not logged in", Deed.call("adjtimex", by: .service)),
    silenced(
      "never-program", clock, "-a never,exit -S all -F exe=/usr/sbin/chronyd",
      "a never rule for one program",
      Deed.call(
        "adjtimex", by: .service.with { $0.exe = Scene.program("/usr/sbin/chronyd") })),
    silenced(
      "never-but-program", emulation, "-a never,exit -S all -F exe!=/usr/sbin/useradd",
      "a never rule for all programs but one",
      Deed.call("execve", by: .annInSetUid, touching: ["/usr/bin/true"])),
    silenced(
      "never-tree", access, "-a never,exit -S all -F dir=/var/lib", "a never rule for one tree",
      Deed.opening("/var/lib/misc/list", exit: -13)),
    silenced(
      "never-file", access, "-a never,exit -S all -F path=/etc/shadow",
      "a never rule for one file", Deed.opening("/etc/shadow", exit: -13)),
    silenced(
      "never-attributes", identity, "-a never,exit -S all -F perm=a",
      "a never rule for one letter", Deed.call("chmod", by: .admin, touching: ["/etc/passwd"])),
    silenced(
      "never-folder", deletion, "-a never,exit -F arch=b64 -S unlink -F filetype=dir",
      "a never rule that the folder of the name passes",
      Deed.call("unlink", touching: ["/home/ann", "/home/ann/notes"])),
    silenced(
      "never-owner", access, "-a never,exit -S all -F obj_uid=1000",
      "a never rule for files of one user",
      Deed.opening("/home/ann/notes", by: .user(1001), exit: -13)),
    silenced(
      "never-failed", clock, "-a never,exit -S all -F success=0", "a never rule for what fails",
      Deed.call("adjtimex", exit: -1)),
    silenced(
      "never-group", clock, "-a never,exit -S all -F gid=100",
      "a never rule for a group, be it a supplementary one",
      Deed.call("adjtimex", by: .ann.with { $0.groups = [100] })),
    silenced(
      "never-bit", clock, "-a never,exit -F arch=b64 -S clock_settime -F a1&2",
      "a never rule for a bit of a word", Deed.call("clock_settime", [0, 2])),
    silenced(
      "never-as-oneself", deletion, "-a never,exit -S all -C uid=auid",
      "a never rule for who acts as oneself", Deed.call("unlink", touching: ["/home/ann/notes"])),
    Narrowing(
      "never-in-front", clock, clock.text + "-A never,exit -F arch=b64 -S settimeofday\n",
      "-A puts a never rule before all others", Deed.call("settimeofday")),
    Narrowing(
      "never-behind-one-file", identity,
      identity.text + "-a never,exit -F path=/etc/shadow -F perm=wa -F uid=0 -k quiet\n",
      "once the file was replaced twice, the never rule stands first",
      Deed.opening("/etc/shadow", by: .admin)
    ).with { $0.replacements = 2 },
    Narrowing(
      "never-everything-behind-one-file", identity,
      identity.text + "-a never,exit -S all -F path=/etc/passwd\n",
      "once the file was replaced twice, the never rule stands first",
      Deed.call("chmod", by: .admin, touching: ["/etc/passwd"])
    ).with { $0.replacements = 2 },
    silenced(
      "never-before-one-file", identity, "-a never,exit -F path=/etc/shadow -F perm=wa -F uid=0",
      "a never rule for one file and user", Deed.opening("/etc/shadow", by: .admin)),
    silenced(
      "never-other-file", identity, "-a never,exit -F path=/etc/passwd- -F perm=wa",
      "a never rule for a file overrules one for a tree that stands behind it",
      Deed.call("link", by: .admin, touching: ["/etc/pam.d", "/etc/passwd-", "/etc/pam.d/new"])),
    silenced(
      "never-other-file", session, "-a never,exit -F path=/etc/passwd- -F perm=wa",
      "a file that is moved over the other is gone when the never rule is tried once more",
      Deed.renaming("/var/log/wtmp", over: "/etc/passwd-", by: .admin)),
  ]
}
