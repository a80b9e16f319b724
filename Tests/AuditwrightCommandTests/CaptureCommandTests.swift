import Foundation
import Testing

/// A host's tree with a set-uid program and accounts.
private func host() throws -> ScratchFolder {
  let host = try ScratchFolder()
  try host.file("etc/passwd", "root:x:0:0::/root:/bin/sh\n")
  try host.file("etc/group", "root:x:0:\n")
  try host.file("usr/bin/su", "")
  try host.file("etc/os-release", "ID=some\nVERSION_ID=3\n")
  #expect(chmod(host.url.appending(path: "usr/bin/su").path, 0o4755) == 0)
  return host
}

@Test func privilegedPrintsAnInventory() throws {
  let host = try host()
  let run = try CommandRun(["privileged", "--root", host.url.path])
  #expect(run.status == 0)
  #expect(run.errors == "")
  #expect(run.output.hasSuffix("\nprograms \"some-3.programs\" {\n  /usr/bin/su setuid\n}\n"))
}

@Test func factsPrintWhatTheTreeAndTheOptionsSay() throws {
  let host = try host()
  let table = try host.file("fstab", "x / ext4 rw 0 1\nx /home xfs nosuid 0 2\n")
  let run = try CommandRun([
    "facts", "--root", host.url.path, "--name", "web", "--inventory", "web.programs", "--lsm",
    "apparmor", "--kernel", "6.1", "--mounts", table, "--also", "/fstab",
  ])
  #expect(run.status == 0)
  #expect(run.errors == "")
  for part in [
    "\nfacts web {\n  versions kernel 6.1\n", "\n  lsm apparmor\n",
    "\n  mounts\n    / type ext4,\n    /home type xfs nosuid\n", "\n    /fstab,\n",
    "\n    /usr/bin/su\n", "\n  users\n    root = 0\n", "\n  programs \"web.programs\"\n}\n",
  ] {
    #expect(run.output.contains(part), "\(part)")
  }
}

/// What is printed is policy text that `compile` finds in its search path.
@Test func whatIsCapturedCanBeCompiledFrom() throws {
  let host = try host()
  let policies = try ScratchFolder()
  for command in ["privileged", "facts"] {
    let run = try CommandRun([command, "--root", host.url.path])
    try policies.file("\(command).policy", run.output)
  }
  let profile = """
    profile web {
      target debian 12, kernel 6.1, audit 3.0.9, abi b64
      facts some-3
      privileged at 31 { inventory "some-3.programs"; by anyone; key privileged }
    }
    """
  try policies.file("web.policy", profile)
  let into = policies.url.appending(path: "rules.d").path
  let run = try CommandRun(
    ["compile", "--profile", "web", "--into", into, "--policies", policies.url.path])
  #expect(run.status == 0, "\(run.errors)")
  let files = policies.names(in: "rules.d").map { "rules.d/\($0)" }
  let rules = try files.map {
    try String(contentsOf: policies.url.appending(path: $0), encoding: .utf8)
  }
  #expect(rules.joined().contains("path=/usr/bin/su "))
}

@Test func whatCannotBeLookedIntoIsNoAnswer() throws {
  let host = try host()
  let missing = try CommandRun(["privileged", "--root", host.url.path + "/none"])
  #expect(missing.status == 2)
  #expect(missing.output == "")
  #expect(missing.errors.contains("No such file or directory"))
  let table = try host.file("noise", "what is this\n")
  #expect(try CommandRun(["facts", "--root", host.url.path, "--mounts", table]).status == 2)
  #expect(try CommandRun(["facts", "--root", host.url.path, "--name", "two words"]).status == 64)
  #expect(try CommandRun(["facts", "--root", host.url.path, "--also", "etc"]).status == 64)
}

@Test func anIncompleteCaptureSaysSoAndIsNoAnswer() throws {
  let host = try host()
  try FileManager.default.removeItem(at: host.url.appending(path: "etc/group"))
  let run = try CommandRun(["facts", "--root", host.url.path])
  #expect(run.status == 2)
  #expect(run.output.contains("# INCOMPLETE: 1 place could not be looked into."))
  #expect(run.errors.contains("'/etc/group'"))
}

/// Whether this process may make a mount namespace, as root outside of most containers may.
private func canMount() -> Bool {
  (try? CommandRun(program: "/usr/bin/unshare", ["-m", "true"]))?.status == 0
}

/// The command sees a root of its own, with mounts that nothing else sees.
@Test(.enabled(if: canMount()))
func whatTheRunningKernelMountedNosuidIsLeftOut() throws {
  let root = try ScratchFolder()
  let script = """
    set -e
    mount -t tmpfs x "$1" && cd "$1"
    mkdir host plain closed other hidden
    mount --rbind / host
    for link in bin lib lib64 usr opt proc; do ln -s host/$link $link; done
    mount --bind closed closed && mount -o remount,bind,nosuid closed
    mount -t tmpfs x other && mount -t tmpfs -o nosuid x hidden
    for folder in plain closed other hidden; do touch $folder/su; chmod 4755 $folder/su; done
    exec chroot . "/host$2" privileged --name test
    """
  let run = try CommandRun(
    program: "/usr/bin/unshare",
    ["-m", "sh", "-c", script, "sh", root.url.path, CommandRun.program.path])
  #expect(run.status == 0)
  #expect(run.output.hasSuffix("\nprograms \"test\" {\n  /plain/su setuid\n}\n"))
  #expect(run.errors.contains("'/other' is another file system"))
  #expect(!run.errors.contains("'/hidden'") && !run.errors.contains("'/closed'"))
}
