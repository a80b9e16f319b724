import AuditCatalogue
import ByteText
import KernelGuest

/// The small world in which random events happen and which random rules speak of.
///
/// It is small on purpose, so that rules and events collide: a few names that come and go, a few
/// that stay, links of both kinds, three users.
enum RandomWorld {
  /// Names that steps create, replace and remove.
  static let comingAndGoing: [ByteString] = [
    "/t/d/a", "/t/d/b", "/t/d/n", "/t/d/o", "/t/e/c", "/t/e/c2", "/t/l/a", "/t/l/n",
  ]
  /// Those of which most is spoken.
  static let busiest: [ByteString] = ["/t/d/a", "/t/d/n", "/t/d/a"]
  /// A folder that steps make and remove.
  static let folder: ByteString = "/t/d/m"
  static let script: ByteString = "/t/d/script"
  static let interpreter: ByteString = "/t/p/interpreter"
  static let program: ByteString = "/t/p/program"
  /// The guest's own program, which makes the calls of a step unless it names another.
  static let agent: ByteString = "/.guest/agent"
  static let constant: ByteString = "/t/e/constant"
  static let device: ByteString = "/t/e/null"
  /// Names that are only looked at.
  static let staying: [ByteString] = [
    constant, device, script, "/t/d/link", "/t/d", "/t/e", "/t/l", "/t/d/missing", "/proc/version",
    "/sys/kernel/debug",
  ]

  static let tree: [TreeEntry] = [
    .directory("/t/d", mode: 0o777), .directory("/t/e", owner: GuestUsers.bob),
    .directory("/t/p"),
    .file("/t/d/a", "a", owner: GuestUsers.alice, group: GuestUsers.alice),
    .file("/t/d/b", "b", mode: 0o600), .file("/t/e/c", "c", owner: GuestUsers.bob, group: 50),
    .file(constant, "constant", mode: 0o666), .hardLink("/t/d/o", to: "/t/d/a"),
    .program(interpreter), .program(program),
    .file(script, "#!/t/p/interpreter\n", mode: 0o755, owner: GuestUsers.alice),
    .symlink("/t/l", to: "/t/d"), .symlink("/t/d/link", to: "/t/d/a"),
    TreeEntry(device, .characterDevice(major: 1, minor: 3), mode: 0o666),
  ]

  static let links: [ByteString: ByteString] = ["/t/l": "/t/d", "/t/d/link": "/t/d/a"]

  /// What `path=` and `exe=` name in rules.
  static let watched: [ByteString] =
    comingAndGoing + [
      folder, script, interpreter, program, agent, constant, device, "/t/d/link", "/t/d", "/t/e",
    ]
  /// What `dir=` names in rules.
  static let trees: [ByteString] = [
    "/t", "/t/d", "/t/d/", "/t/e", "/t/l", "/t/l/", "/t/p", "/", constant,
  ]

  private static let facts: HostFacts = {
    var facts = HostFacts(name: "random world")
    facts.symlinks = links
    return facts
  }()

  /// The place that a path leads to, without links but perhaps for the last part.
  static func place(_ path: ByteString, followingLast: Bool) -> ByteString {
    facts.resolved(path, followingLast: followingLast) ?? path
  }

  /// The magic number of the file system at a place (linux/magic.h).
  static func fileSystem(at place: ByteString) -> UInt32 {
    if place.starts(with: "/proc".utf8) { return 0x9fa0 }
    if place.starts(with: "/sys/kernel/debug".utf8) { return 0x6462_6720 }
    return place.starts(with: "/sys".utf8) ? 0x6265_6572 : 0x0102_1994
  }

  static let users: [Identity] = [
    Identity(uid: GuestUsers.alice, loginuid: GuestUsers.alice),
    Identity(uid: GuestUsers.bob, groups: [GuestUsers.staff], loginuid: GuestUsers.bob),
    Identity(uid: GuestUsers.alice, euid: 0, gid: GuestUsers.staff, loginuid: GuestUsers.alice),
    Identity(
      uid: GuestUsers.alice, euid: GuestUsers.bob, suid: 0, gid: GuestUsers.alice,
      egid: GuestUsers.staff, sgid: 0, groups: [0, GuestUsers.bob], loginuid: 0),
    Identity(loginuid: GuestUsers.alice), Identity(loginuid: Identity.unset),
    Identity(uid: 0, fsuid: GuestUsers.alice, fsgid: GuestUsers.alice),
  ]
}
