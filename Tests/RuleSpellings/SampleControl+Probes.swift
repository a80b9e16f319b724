import AuditCatalogue
import AuditEvents
import ByteText
import TestDice

extension SampleControl {
  /// Calls that a spelling must treat as the control's own rules do, drawn so that many are recorded
  /// and many just miss: the same ones on every run.
  public var probes: [Call] {
    var dice = Dice(seed: 3)
    return deeds + (0..<160).map { _ in drawnCall(with: &dice) }
  }

  /// Calls that only the watches look at: changes of the files that the scene has.
  private var deeds: [Call] {
    let places: [ByteString] = [
      "/etc/localtime", "/etc/shadow", "/etc/pam.d/login", "/run/utmp", "/usr/bin/chcon",
      "/home/ann/notes",
    ]
    return places.flatMap { place in
      [
        Deed.opening(place), Deed.opening(place, on: .b32, mode: 0, by: .service),
        Deed.unlinking(place), Deed.unlinking(place, by: .service),
        Deed.renaming("/etc/passwd-", over: place, by: .admin),
        Deed.call("chmod", touching: [place], exit: -1),
        Deed.call("execve", by: .annInSetUid, touching: [place]),
        Deed.call("stat", touching: [place]),
      ]
    }
  }

  private func drawnCall(with dice: inout Dice) -> Call {
    let draft = dice.pick(drafts)
    let others = ["chmod", "openat", "unlinkat", "execve", "adjtimex", "mkdir", "getpid"]
    let name = dice.oneIn(4) || draft.calls.isEmpty ? dice.pick(others) : dice.pick(draft.calls)
    let place = draft.place.map { ByteString($0.value) } ?? dice.pick(Self.places)
    let words: [UInt32] = [0, 0, 0, 1, 2, 3, 15, 16, 0xbfff_ffff, 0xc000_0000, .max]
    let results: [Int64] = [0, 3, -1, -13, -13, -2]
    return Deed.call(
      name, on: dice.pick(ABI.allCases), (0..<4).map { _ in dice.pick(words) },
      by: dice.pick(Self.subjects), touching: dice.oneIn(5) ? [] : [resolved(place)],
      exit: dice.pick(results))
  }

  /// The place without the links in its middle.
  private func resolved(_ place: ByteString) -> ByteString {
    Scene.host.resolved(place, followingLast: false) ?? place
  }

  private static let places: [ByteString] = [
    "/etc/passwd", "/etc/pam.d/login", "/home/ann/notes", "/var/log/wtmp", "/dev/sda", "/tmp/gone",
  ]

  private static let subjects: [Subject] =
    [.ann, .admin, .service, .web, .annAsRoot, .annInSetUid]
    + [999, 1001, 1999, 2000, 2999, 4999, 5000, 5001, 29999, 60001, 0xffff_fffe].map(Subject.user)
    + [
      .ann.with { $0.groups = [100] }, .ann.with { $0.pid = 400 }, .ann.with { $0.ppid = 1 },
      .ann.with { $0.personality = 0x0040000 }, .ann.with { $0.exe = nil },
      .web.with { $0.auid = 0 }, .annInSetUid, .ann.with { $0.euid = 33 },
      .annAsRoot.with { $0.euid = 1000 }, .user(5000).with { $0.euid = 0 },
      .ann.with { $0.gid = 100 }, .ann.with { $0.session = 7 },
    ]
}
