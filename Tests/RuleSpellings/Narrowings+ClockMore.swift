import AuditEvents

private let clock = SampleControl.timeChange

private func adjusting(by subject: Subject = .ann) -> Call { Deed.call("adjtimex", by: subject) }

extension Narrowing {
  /// Groups, comparisons and tests that a call without names or an address never passes.
  static let ofClockInTime: [Narrowing] = [
    Narrowing("group", clock, clock.adding("-F gid=0"), "only one group", adjusting()),
    Narrowing(
      "not-a-group", clock, clock.adding("-F gid!=100"),
      "not who is in a group, be it a supplementary one",
      adjusting(by: .ann.with { $0.groups = [100] })),
    Narrowing(
      "not-an-effective-group", clock, clock.adding("-F egid!=0"), "not the group root",
      adjusting(by: .admin)),
    Narrowing(
      "groups-below", clock, clock.adding("-F gid<1000"), "only small primary groups",
      adjusting(by: .ann.with { $0.groups = [100] })),
    Narrowing(
      "halves-of-a-group", clock,
      clock.dividing(by: "-F sgid<100", "-F sgid>100"), "a hole between two halves",
      adjusting(by: .ann.with { $0.sgid = 100 })),
    Narrowing(
      "as-oneself", clock, clock.adding("-C uid=auid"), "only as the user who logged in",
      adjusting(by: .annAsRoot)),
    Narrowing(
      "effective-as-real", clock, clock.adding("-C uid=euid"), "not from set-uid programs",
      adjusting(by: .annInSetUid)),
    Narrowing(
      "compared-with-owner", clock, clock.adding("-C uid=obj_uid"),
      "a call that touches no name has no owner to compare with", adjusting()),
    Narrowing(
      "owner", clock, clock.adding("-F obj_uid>=0"),
      "a call that touches no name passes no test on names", adjusting()),
    Narrowing(
      "both-halves-of-devices", clock,
      clock.dividing(by: "-F devmajor=8", "-F devmajor!=8"),
      "a call that touches no name passes neither half", adjusting()),
    Narrowing(
      "inode", clock, clock.adding("-F inode!=0"), "a call that touches no name has no inode",
      adjusting()),
    Narrowing(
      "both-halves-of-families", clock,
      clock.dividing(by: "-F saddr_fam=2", "-F saddr_fam!=2"),
      "a call without an address passes neither half", adjusting()),
    Narrowing(
      "label", clock, clock.adding("-F subj_type=unconfined_t"),
      "no security module of the host knows the field", adjusting()),
    Narrowing(
      "not-a-label", clock, clock.adding("-F subj_type!=unconfined_t"),
      "no security module of the host knows the field, and then != does not hold either",
      adjusting()),
    Narrowing(
      "label-of-object", clock, clock.adding("-F obj_type=etc_t"),
      "no security module of the host knows the field", adjusting()),
    Narrowing(
      "letters", clock, clock.adding("-F perm=wa"), "calls that change the clock have no letter",
      adjusting()),
    Narrowing("tree", clock, clock.adding("-F dir=/etc"), "calls that touch a tree", adjusting()),
    Narrowing(
      "zone-file", clock, clock.replacing("/etc/localtime", "/usr/share/zoneinfo/Etc/UTC"),
      "the file that the link leads to, not the link",
      Deed.unlinking("/etc/localtime", by: .admin)
    ).recording(Deed.opening("/usr/share/zoneinfo/Etc/UTC", by: .admin)),
    Narrowing(
      "letter-missing", clock, clock.replacing("-p wa", "-p a"), "a letter is missing",
      Deed.unlinking("/etc/localtime", by: .admin)),
    Narrowing(
      "one-of-five", clock, clock.without("localtime"), "the watch is missing",
      Deed.unlinking("/etc/localtime", by: .admin)),
  ]
}
