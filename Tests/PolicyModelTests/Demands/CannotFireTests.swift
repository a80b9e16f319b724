import AuditCatalogue
import ByteText
import PolicyModel
import Testing

@Test func aCallThatNoInterfaceHasCannotFireAndTheOthersRemain() throws {
  #expect(
    try Demanded("demand record syscalls newfstatat, statmount, sync on b64 key k").parts == [
      "-a always,exit -F arch=b64 -S sync,newfstatat -F key=k",
      "cannot fire: 'statmount' came after Linux 6.1",
    ])
}

@Test func aCallThatOneInterfaceLacksIsLeftOutThereAlone() throws {
  #expect(
    try Demanded("demand record syscalls stime, adjtimex key k").parts == [
      "-a always,exit -F arch=b64 -S adjtimex -F key=k",
      "-a always,exit -F arch=b32 -S stime,adjtimex -F key=k",
    ])
  #expect(
    try Demanded("demand record syscalls stime key k").parts
      == ["-a always,exit -F arch=b32 -S stime -F key=k"])
}

@Test func aCallOfAnotherInterfaceThanTheOneAskedForCannotFire() throws {
  #expect(
    try Demanded("demand record syscalls stime on b64 key k").parts
      == ["cannot fire: 'stime' exists on b32 only"])
}

@Test func onATargetWithoutTheInterfaceNothingOfItCanFire() throws {
  var target = Target.debian12
  target.abis = [.b64]
  #expect(
    try Demanded("demand record syscalls stime on b32 key k", target: target).parts
      == ["cannot fire: the target 'debian-12' has no b32"])
  #expect(
    try Demanded("demand record syscalls stime key k", target: target).parts
      == ["cannot fire: 'stime' is no call of 'debian-12'"])
}

@Test func aCallThatTheKernelMayHaveAndLibauditCannotNameIsUnknown() throws {
  var target = Target.debian12
  target.kernel = "6.12"
  #expect(
    try Demanded("demand record syscalls fchmodat2 key k", target: target).parts
      == ["unknown: libaudit 3.0.9 has no name for 'fchmodat2', so no rule asks for it"])
}

private let host = """
  facts host {
    directories /, /etc, /run, /run/lock, /usr, /usr/bin, /usr/sbin
    files /usr/bin/kmod, /etc/hosts
    symlinks /bin -> "usr/bin", /sbin -> "usr/sbin", /usr/sbin/insmod -> "/bin/kmod",
             /etc/localtime -> "/usr/share/zoneinfo/UTC"
    mounts / type ext4, /run type tmpfs, /run/lock type tmpfs
  }
  """

/// The parts of one demand on the host above, on one interface.
private func parts(_ demand: String) throws -> [String] {
  try Demanded("demand record \(demand) on b64 key k", more: host, facts: "host").parts
}

@Test(arguments: [
  "execute of /sbin/insmod", "syscalls execve, execveat of /usr/sbin/insmod",
  "syscalls open, openat, openat2, creat, truncate of /etc/localtime",
  "syscalls chmod, fchmodat, chown of /etc/localtime", "execute under /bin",
])
func theUseOfWhatASymlinkLeadsToIsNotSeenByARuleOnTheSymlink(_ demand: String) throws {
  let path = demand.split(separator: " ").last ?? ""
  #expect(
    try parts(demand) == [
      "cannot fire: '\(path)' is a symlink, and a rule on it does not see the use of what it leads to"
    ])
}

/// TOMOYO looks the path of each program up without following a link at its end.
@Test func whereTomoyoIsInForceAProgramThatIsRunThroughASymlinkIsSeen() throws {
  let demand = """
    demand record execute of /sbin/insmod on b64 key k
    demand record syscalls execve, chmod of /sbin/insmod on b64 key k
    demand record syscalls chmod of /sbin/insmod on b64 key k
    demand record execute under /bin on b64 key k
    """
  let tomoyo = host.replacing("directories /,", with: "lsm apparmor, tomoyo\n  directories /,")
  let parts = try Demanded(demand, more: tomoyo, facts: "host").parts
  #expect(
    parts.map { $0.prefix(11) } == ["-a always,e", "-a always,e", "cannot fire", "cannot fire"])
}

@Test(arguments: [
  "write, attr of /etc/localtime", "read of /etc/localtime", "access of /etc/localtime",
  "execute, attr of /sbin/insmod", "syscalls readlink of /etc/localtime",
  "syscalls open, unlink of /etc/localtime", "syscalls lchown of /etc/localtime",
  "execute of /usr/bin/kmod", "execute of /bin/kmod", "execute under /bin/",
])
func theSymlinkItselfAndWhatLiesBehindOnesInTheMiddleAreSeen(_ demand: String) throws {
  let parts = try parts(demand)
  #expect(parts.count == 1)
  #expect(parts.allSatisfy { $0.hasPrefix("-a always,exit") }, "\(parts)")
}

@Test func aPlaceThatTheKernelWouldRefuseCannotFire() throws {
  #expect(
    try parts("write under /srv/data")
      == ["cannot fire: the kernel takes no rule on it: there is no '/srv/data'"])
  #expect(
    try parts("write of /srv/data/file, /etc/new") == [
      "cannot fire: the kernel takes no rule on it: there is no folder '/srv/data' for "
        + "'/srv/data/file'",
      "-a always,exit -F arch=b64 -S all -F path=/etc/new -F perm=w -F key=k",
    ])
}

@Test func aMountPointIsSeenOnlyByWhoTriesToRemoveIt() throws {
  let reason =
    "cannot fire: something is mounted on '/run/lock', and a rule on it sees the folder below the mount"
  #expect(try parts("attr of /run/lock") == [reason])
  #expect(try parts("syscalls chmod, open of /run/lock") == [reason])
  #expect(try parts("write of /run/lock").first?.hasPrefix("-a always,exit") == true)
  #expect(try parts("syscalls rmdir of /run/lock").first?.hasPrefix("-a always,exit") == true)
  #expect(try parts("attr under /run/lock").first?.hasPrefix("-a always,exit") == true)
}

@Test func callsThatRecordNoNameCannotFireWithAPlace() throws {
  #expect(
    try parts("syscalls ftruncate of /etc/hosts")
      == ["cannot fire: none of its calls records a file name"])
  #expect(try parts("syscalls ftruncate, truncate of /etc/hosts").count == 1)
}

@Test func noProcessRunsASymlinkOrAProgramThatIsNotThere() throws {
  #expect(
    try parts("syscalls sync where exe = /sbin/insmod")
      == ["cannot fire: '/sbin/insmod' is a symlink, and no process runs a symlink"])
  #expect(
    try parts("syscalls sync where exe = /opt/x/run").first?.hasPrefix(
      "cannot fire: the kernel takes no rule on it") == true)
  #expect(
    try parts("syscalls sync where exe != /opt/x/run")
      == ["-a always,exit -F arch=b64 -S sync -F exe!=/opt/x/run -F key=k"])
}

@Test func whatHoldsForEveryInterfaceIsSaidOnce() throws {
  let demanded = try Demanded(
    "demand record execute of /sbin/insmod where uid in (1, 2) key k", more: host, facts: "host")
  #expect(demanded.parts.count == 1)
}
