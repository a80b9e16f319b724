import AuditEvents

private let clock = SampleControl.timeChange

/// ann's call with the words given.
private func adjusting(by subject: Subject = .ann, _ words: UInt32...) -> Call {
  Deed.call("adjtimex", words, by: subject)
}

extension Narrowing {
  /// A test too many, or a call too few.
  static let ofClock: [Narrowing] = [
    Narrowing(
      "another-program", clock, clock.adding("-F exe=/usr/sbin/hwclock"),
      "only what one program does", adjusting()),
    Narrowing(
      "not-one-program", clock, clock.adding("-F exe!=/usr/sbin/chronyd"),
      "all but what one program does",
      adjusting(by: .service.with { $0.exe = Scene.program("/usr/sbin/chronyd") })),
    Narrowing("failed", clock, clock.adding("-F success=0"), "only failed calls", adjusting()),
    Narrowing(
      "succeeded", clock, clock.adding("-F success=1"), "only calls that succeed",
      Deed.call("adjtimex", exit: -1)),
    Narrowing(
      "more-than-success", clock, clock.adding("-F success>0"),
      "success is compared as a flag: more than 0 it never is", adjusting()),
    Narrowing("root", clock, clock.adding("-F uid=0"), "only root", adjusting()),
    Narrowing("not-root", clock, clock.adding("-F euid!=0"), "all but root", adjusting(by: .admin)),
    Narrowing(
      "users", clock, clock.adding("-F auid>=1000 -F auid!=unset"), "only who has logged in",
      adjusting(by: .service)),
    Narrowing(
      "without-login", clock, clock.adding("-F auid=unset"), "only who has not logged in",
      adjusting()),
    Narrowing("bit", clock, clock.adding("-F a0&1"), "one bit of a word must be set", adjusting(2)),
    Narrowing(
      "all-bits", clock, clock.adding("-F a1&=3"), "two bits of a word must be set",
      adjusting(0, 1)),
    Narrowing(
      "personality", clock, clock.adding("-F pers=0"), "only tasks without personality bits",
      adjusting(by: .ann.with { $0.personality = 0x0040000 })),
    Narrowing(
      "child-of-init", clock, clock.adding("-F ppid=1"), "only children of init", adjusting()),
    Narrowing(
      "in-a-session", clock, clock.adding("-F sessionid!=unset"), "only in a session",
      adjusting(by: .service)),
    Narrowing(
      "high-pid", clock, clock.adding("-F pid>500"), "only late tasks",
      adjusting(by: .ann.with { $0.pid = 400 })),
    Narrowing(
      "another-clock", clock, clock.replacing("a0=0", "a0=1"), "the wrong clock",
      Deed.call("clock_settime", [0])
    ).recording(Deed.call("clock_settime", [1])),
    Narrowing(
      "clocks-above", clock, clock.replacing("a0=0", "a0>0"), "every clock but the one",
      Deed.call("clock_settime", [0])
    ).recording(Deed.call("clock_settime", [1])),
    Narrowing(
      "clock-below", clock, clock.replacing("a0=0", "a0<0"), "words are unsigned: none is below 0",
      Deed.call("clock_settime", [0])),
    Narrowing(
      "one-call-missing", clock, clock.replacing(",settimeofday", ""), "a call is missing",
      Deed.call("settimeofday")),
    Narrowing(
      "one-call-missing-b32", clock,
      clock.replacing("b32 -S adjtimex,settimeofday", "b32 -S adjtimex"),
      "a call is missing on one interface", Deed.call("settimeofday", on: .b32)),
    Narrowing(
      "no-b32", clock, clock.without("arch=b32"), "nothing for 32-bit programs",
      Deed.call("adjtimex", on: .b32)),
    Narrowing("no-b64", clock, clock.without("arch=b64"), "only 32-bit programs", adjusting()),
    Narrowing(
      "numbers-of-b64-on-b32", clock,
      clock.replacing("arch=b32 -S adjtimex,settimeofday", "arch=b32 -S 159 -S 164"),
      "the numbers of the wide interface on the narrow one", Deed.call("adjtimex", on: .b32)
    ).recording(Deed.call("sched_get_priority_max", on: .b32)),
    Narrowing(
      "arch-twice", clock, clock.replacing("arch=b32", "arch=b32 -F arch=b64"),
      "no call is of both interfaces", Deed.call("adjtimex", on: .b32)),
  ]
}
