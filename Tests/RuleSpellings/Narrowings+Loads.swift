import AuditEvents

private let clock = SampleControl.timeChange
private let identity = SampleControl.identity

private func stopped(
  _ name: String, _ control: SampleControl, _ text: String, _ why: String, _ escape: Call
) -> Narrowing {
  Narrowing(name, control, text, why, escape).with { $0.stopsLoad = true }
}

extension Narrowing {
  /// Files of which not all is loaded, or does not stay.
  static let byLoads: [Narrowing] = [
    stopped(
      "unknown-call", clock, "-a always,exit -F arch=b64 -S stime -k old\n" + clock.text,
      "a call that the interface lacks ends the load", Deed.call("adjtimex")),
    stopped(
      "unknown-field", clock, "-a always,exit -F arch=b64 -S open -F audi=0\n" + clock.text,
      "an unknown field ends the load", Deed.call("adjtimex")),
    stopped(
      "io-uring-list", clock, "-a always,io_uring -S openat\n" + clock.text,
      "a list that libaudit 3.0.9 does not know ends the load", Deed.call("adjtimex")),
    stopped(
      "missing-folder", clock, "-w /opt/none/file -p wa\n" + clock.text,
      "a watch in a folder that is not there ends the load", Deed.call("adjtimex")),
    stopped(
      "file-as-folder", identity, "-a always,exit -F dir=/etc/shells/ -F perm=wa\n" + identity.text,
      "a tree that is not there ends the load", Deed.opening("/etc/passwd", by: .admin)),
    stopped(
      "duplicate", identity, "-w /etc/group -p wa -k identity\n" + identity.text,
      "the same rule again ends the load", Deed.opening("/etc/passwd", by: .admin)),
    stopped(
      "duplicate-in-other-words", clock,
      "-a exit,always -F arch=x86_64 -S 164 -S 159 -F key=time-change\n" + clock.text,
      "a rule that is the same to the kernel ends the load", Deed.call("adjtimex", on: .b32)),
    stopped(
      "locked-before", clock, "-e 2\n" + clock.text, "nothing is loaded behind the lock",
      Deed.call("adjtimex")),
    stopped(
      "locked-in-between", identity,
      identity.text.split(separator: "\n").prefix(1).joined()
        + "\n-e 2\n" + identity.without("/etc/group"), "nothing is loaded behind the lock",
      Deed.opening("/etc/passwd", by: .admin)),
    stopped(
      "quoted", identity, identity.replacing("/etc/passwd ", "\"/etc/passwd\" "),
      "quotes are part of the path, which then is relative",
      Deed.opening("/etc/passwd", by: .admin)),
    stopped(
      "remark-behind", identity,
      identity.replacing("passwd -p wa -k identity", "passwd -p wa # the users"),
      "a remark behind a rule ends the load", Deed.opening("/etc/passwd", by: .admin)),
    stopped(
      "tabs", clock, clock.replacing(" ", "\t"), "tabs do not separate words",
      Deed.call("adjtimex")),
    stopped(
      "carriage-returns", clock,
      "-a always,exit -F arch=b64 -S adjtimex -F auid!=unset\r\n" + clock.text,
      "the carriage return is part of the last word", Deed.call("adjtimex")),
    stopped(
      "arch-late", clock, clock.replacing("-F arch=b32 -S adjtimex", "-S adjtimex -F arch=b32"),
      "arch behind the calls ends the load", Deed.call("clock_settime", [0], by: .admin)),
    stopped(
      "field-before-list", clock, "-F arch=b64 -a always,exit -S open\n" + clock.text,
      "a field before the list ends the load", Deed.call("adjtimex")),
    Narrowing(
      "emptied-at-last", clock, clock.text + "-D\n", "all rules deleted behind them",
      Deed.call("adjtimex")),
    Narrowing(
      "emptied-in-between", identity,
      identity.without("pam.d") + "-D\n-w /etc/pam.d/ -p wa -k identity\n",
      "all rules deleted between them", Deed.opening("/etc/passwd", by: .admin)),
    Narrowing(
      "emptied-by-key", clock, clock.text + "-D -k time\n",
      "rules deleted of which the key contains a text", Deed.call("adjtimex")),
    Narrowing(
      "deleted", clock,
      clock.text + "-d exit,always -F arch=b64 -S settimeofday -S adjtimex -k time-change\n",
      "a rule deleted in other words", Deed.call("adjtimex")),
    Narrowing(
      "unwatched", identity, identity.text + "-W /etc/shadow -p wa -k identity\n",
      "a watch deleted", Deed.opening("/etc/shadow", by: .admin)),
    Narrowing(
      "remarks", clock, clock.replacing("-a always", "#-a always"), "rules that are remarks",
      Deed.call("adjtimex")),
    Narrowing(
      "going-on", identity,
      "-i\n" + identity.replacing("/etc/passwd -p wa", "/etc/passwd -p wz"),
      "a refused rule is passed over", Deed.opening("/etc/passwd", by: .admin)),
  ]
}
