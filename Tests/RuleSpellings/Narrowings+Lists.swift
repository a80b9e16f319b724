import AuditEvents

private let clock = SampleControl.timeChange
private let access = SampleControl.access
private let identity = SampleControl.identity
private let deletion = SampleControl.deletion

/// The control with a rule of another list behind its own.
private func muted(
  _ name: String, _ control: SampleControl, _ rule: String, _ why: String, _ escape: Call
) -> Narrowing {
  Narrowing(name, control, control.text + rule + "\n", why, escape)
}

extension Narrowing {
  /// Rules of other lists, which take events away before or after the control's have had their say.
  static let byOtherLists: [Narrowing] = [
    muted(
      "tasks-never", clock, "-a never,task", "no task is looked at", Deed.call("adjtimex")),
    muted(
      "tasks-of-root", clock, "-a never,task -F uid=0", "no task that root gave birth to",
      Deed.call("adjtimex", by: .admin)),
    muted(
      "tasks-before-login", access, "-a never,task -F auid=unset",
      "no task that was born before the login", bornBeforeLogin()),
    muted(
      "tasks-of-group", deletion, "-a never,task -F gid=1000", "no task of one group",
      Deed.call("unlink", touching: ["/home/ann/notes"])),
    muted(
      "tasks-not-of-root", clock, "-a never,task -F uid!=0", "only tasks that root gave birth to",
      Deed.call("adjtimex")),
    muted(
      "tasks-of-no-program", clock, "-a never,task -F exe!=/usr/sbin/useradd",
      "at its birth a task has no program: != always holds", Deed.call("adjtimex")),
    muted(
      "excluded", clock, "-a never,exclude -F msgtype=SYSCALL",
      "the record that all others hang on is dropped", Deed.call("adjtimex")),
    muted(
      "excluded-always", clock, "-a always,exclude -F msgtype=SYSCALL",
      "the exclude list drops whatever its action is", Deed.call("adjtimex")),
    muted(
      "excluded-number", clock, "-a always,exclude -F msgtype=1300", "the record by its number",
      Deed.call("adjtimex")),
    muted(
      "excluded-range", access, "-a never,exclude -F msgtype>=1300 -F msgtype<=1399",
      "a range of records with the first among them", Deed.opening("/etc/shadow", exit: -13)),
    muted(
      "excluded-others", access, "-a never,exclude -F msgtype!=CWD", "all records but one",
      Deed.opening("/etc/shadow", exit: -13)),
    muted(
      "excluded-user", access, "-a never,exclude -F msgtype=SYSCALL -F auid=1000",
      "what one user does", Deed.opening("/etc/shadow", exit: -13)),
    muted(
      "excluded-service", clock, "-a never,exclude -F auid=unset", "who has not logged in",
      Deed.call("adjtimex", by: .service)),
    muted(
      "excluded-program", clock, "-a never,exclude -F exe=/usr/sbin/chronyd", "one program",
      Deed.call(
        "adjtimex", by: .service.with { $0.exe = Scene.program("/usr/sbin/chronyd") })),
    muted(
      "names-excluded", identity, "-a never,exclude -F msgtype=PATH",
      "without the names nobody sees which file it was", Deed.opening("/etc/shadow", by: .admin)
    ).with { $0.loss = .pathRecord },
    muted(
      "names-excluded-of-root", identity, "-a never,exclude -F msgtype=PATH -F uid=0",
      "without the names nobody sees which file it was", Deed.opening("/etc/shadow", by: .admin)
    ).with { $0.loss = .pathRecord },
    muted(
      "file-system", identity, "-a never,filesystem -F fstype=0xef53",
      "names on one kind of file system are not looked up",
      Deed.opening("/etc/shadow", by: .admin)
    ).with { $0.certainty = .fileSystems },
    Narrowing(
      "user-list", clock,
      "-a always,user -F uid>=0\n-a always,user -F exe=/usr/sbin/hwclock -k time-change\n",
      "the user list judges messages, not calls", Deed.call("adjtimex")),
    Narrowing(
      "switched-off", clock, clock.text + "-e 0\n", "auditing is switched off",
      Deed.call("adjtimex")),
  ]

  /// A task that its service started before ann logged in by it.
  private static func bornBeforeLogin() -> Call {
    var call = Deed.opening("/etc/shadow", exit: -13)
    call.birth = .service
    return call
  }
}
