import ByteText
import KernelGuest
import Testing

/// What a rule on a symlink, or on a place where something is mounted, sees.
@Suite struct SymlinkSightTests {
  private let tree: [TreeEntry] = [
    .program("/t/program"), .symlink("/t/run", to: "/t/program"), .directory("/t/d"),
    .symlink("/t/folder", to: "/t/d"),
  ]
  private let watches = ["/t/run", "/t/folder"].map { "-a always,exit -S all -F path=\($0)" }

  private func step(_ number: UInt32, _ arguments: GuestCall.Argument...) -> GuestStep {
    GuestStep(GuestCall(.b64, number, arguments))
  }

  /// Calls that follow a link, each in one way.
  private var through: [GuestStep] {
    let room = GuestCall.Argument.bytes([UInt8](repeating: 0, count: 64))
    return [
      GuestStep(.openat2("/t/run", flags: 0)), open("/t/run"),
      open("/t/run", OpenFlag.create), call(.openat, -100, "/t/run", 0),
      call(.access, "/t/run", 0), step(269, -100, "/t/run", 0), call(.chmod, "/t/run", 0o755),
      call(.fchmodat, -100, "/t/run", 0o755), call(.chown, "/t/run", 0, 0),
      call(.getxattr, "/t/run", "user.a", room, 64), step(194, "/t/run", room, 64),
      call(.setxattr, "/t/run", "user.a", room, 1, 0), step(197, "/t/run", "user.a"),
      step(132, "/t/run", 0), step(235, "/t/run", 0), step(261, -100, "/t/run", 0),
      call(.chdir, "/t/folder"), step(161, "/t/folder"), call(.creat, "/t/run", 0o755),
      call(.truncate, "/t/run", 0),
    ]
  }

  @Test func theUseOfWhatASymlinkLeadsToIsNotRecordedByARuleOnTheSymlink() async throws {
    let recorded = try await recorded(underEach: watches, with: tree, of: through)
    #expect(recorded == watches.map { _ in through.map { _ in false } })
  }

  /// Debian's kernels have TOMOYO in force, which looks the path up again without following it.
  @Test func aProgramThatIsRunThroughASymlinkIsRecordedUnderBothNames() async throws {
    let steps = [GuestStep(.execute("/t/run")), GuestStep(.execute("/t/program"))]
    let outcomes = try await outcomes(
      under: "-a always,exit -F path=/t/run -F perm=x", with: tree, of: steps)
    #expect(outcomes.map(\.isRecorded) == [true, false])
    let types = outcomes[0].event?.paths.compactMap(\.mode).map { $0 & 0o170000 }
    #expect(types == [0o100000, 0o120000])
  }

  @Test func whatStopsAtTheSymlinkIsRecorded() async throws {
    let stop: Int64 = 0o400000
    let room = GuestCall.Argument.bytes([UInt8](repeating: 0, count: 64))
    let steps = [
      open("/t/run", stop), open("/t/run", stop | OpenFlag.path),
      open("/t/run", OpenFlag.create | 0o200), call(.execveat, -100, "/t/run", 0, 0, 0x100),
      call(.readlink, "/t/run", room, 64), step(94, "/t/run", 0, 0),
      step(192, "/t/run", "user.a", room, 64), call(.rename, "/t/run", "/t/other"),
    ]
    let recorded = try await recorded(underEach: [watches[0]], with: tree, of: steps)
    #expect(recorded == [steps.map { _ in true }])
  }

  @Test func aMountPointIsRecordedByWhoTriesToRemoveItAlone() async throws {
    let steps = [
      open("/t"), call(.chmod, "/t", 0o755), call(.chdir, "/t"), call(.rmdir, "/t"),
      call(.unlink, "/t"), call(.rename, "/t", "/u"),
    ]
    let recorded = try await recorded(
      underEach: ["-a always,exit -S all -F path=/t"], of: steps)
    #expect(recorded == [[false, false, false, true, true, true]])
  }

  @Test func dotsInTheMiddleOfAWatchedPathAreFollowed() async throws {
    let rules = ["-w /t/d/../program -p r", "-a always,exit -S all -F dir=/t/d/../d -F perm=r"]
    let steps = [open("/t/program"), open("/t/d")]
    let recorded = try await recorded(underEach: rules, with: tree, of: steps)
    #expect(recorded == [[true, false], [false, true]])
  }
}
