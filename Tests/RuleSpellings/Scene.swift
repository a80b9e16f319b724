import AuditCatalogue
import AuditEvents
import ByteText

/// The machine that the cases are about: the few places that their rules and their events name, as
/// they lie on a stock Debian 12.
public enum Scene {
  /// What a load asks about the machine.
  public static let host: HostFacts = {
    var facts = HostFacts(name: "scene")
    facts.directories.formUnion(directories)
    facts.files = Set(files.map(\.path))
    facts.symlinks = symlinks
    facts.users = ["root": 0, "www-data": 33, "ann": 1000]
    facts.groups = ["root": 0, "shadow": 42, "users": 100, "ann": 1000]
    facts.securityModules = ["apparmor"]
    return facts
  }()

  /// What the paths in the cases' rules name, in every spelling that the cases use.
  public static let world: FileWorld = {
    var world = FileWorld()
    for (place, file) in identities {
      for spelling in spellings(of: place) { world.files[spelling] = file }
    }
    for place in directories {
      for spelling in spellings(of: place) where spelling != place { world.trees[spelling] = place }
    }
    world.trees["/var/run/"] = "/run"
    return world
  }()

  /// Ways to write a path that all lead to the same place, itself first.
  static func spellings(of place: ByteString) -> [ByteString] {
    let text = place.description
    let folders = [("/usr/bin/", "/bin/"), ("/usr/sbin/", "/sbin/"), ("/run/", "/var/run/")]
    var names = [text]
    for (folder, link) in folders + folders.map({ ($1, $0) }) where text.hasPrefix(folder) {
      names.append(link + text.dropFirst(folder.count))
    }
    return names.flatMap(loosened).map { ByteString($0) }
  }

  /// A path with slashes and dots that mean nothing, itself first.
  private static func loosened(_ path: String) -> [String] {
    guard let slash = path.dropFirst().firstIndex(of: "/") else { return [path] }
    let (top, rest) = (path[..<slash], path[slash...])
    return [path, "/" + path, "\(top)/\(rest)", "\(top)/.\(rest)"]
  }

  /// The name that the kernel records for a place of the scene; one that is not there leads to no
  /// file.
  static func name(_ place: ByteString) -> RecordedName {
    let file = files.first { $0.path == place }
    var name = RecordedName(
      place: place, file: identities[place], owner: file?.owner ?? 0, group: file?.group ?? 0)
    guard name.file != nil else { return name }
    name.fileSystem = ext4
    name.fileType = file?.type ?? (symlinks[place] == nil ? RecordedName.directory : 0o120000)
    name.isParent = name.fileType == RecordedName.directory
    return name
  }

  /// The folder that a place lies in.
  static func folder(of place: ByteString) -> ByteString {
    let end = place.lastIndex(of: UInt8(ascii: "/")) ?? 0
    return end == 0 ? "/" : ByteString(place[..<end])
  }

  /// A program of the scene, as `exe=` compares it.
  static func program(_ place: ByteString) -> FileIdentity? { identities[place] }

  private static let ext4: UInt32 = 0xef53

  private struct File {
    let path: ByteString
    var owner: UInt32 = 0
    var group: UInt32 = 0
    var type = RecordedName.regularFile
  }

  private static let files: [File] =
    [
      "/etc/group", "/etc/nsswitch.conf", "/etc/pam.conf", "/etc/pam.d/common-auth",
      "/etc/pam.d/login", "/etc/passwd", "/etc/passwd-", "/etc/security/opasswd", "/run/utmp",
      "/usr/bin/chcon", "/usr/bin/true", "/usr/sbin/chronyd", "/usr/sbin/hwclock",
      "/usr/sbin/useradd", "/usr/share/zoneinfo/Etc/UTC", "/var/lib/misc/list", "/var/log/btmp",
      "/var/log/wtmp",
    ].map { File(path: $0) } + [
      File(path: "/etc/gshadow", group: 42), File(path: "/etc/shadow", group: 42),
      File(path: "/home/ann/notes", owner: 1000, group: 1000),
      File(path: "/dev/sda", group: 6, type: 0o060000),
    ]

  private static let symlinks: [ByteString: ByteString] = [
    "/bin": "usr/bin", "/sbin": "usr/sbin", "/var/run": "/run",
    "/etc/localtime": "/usr/share/zoneinfo/Etc/UTC",
  ]

  private static let directories: [ByteString] = [
    "/dev", "/etc", "/etc/pam.d", "/etc/security", "/home", "/home/ann", "/run", "/srv", "/tmp",
    "/usr", "/usr/bin", "/usr/sbin", "/usr/share", "/usr/share/zoneinfo",
    "/usr/share/zoneinfo/Etc", "/var", "/var/lib", "/var/lib/misc", "/var/log",
  ]

  private static let identities: [ByteString: FileIdentity] = {
    let disk = DeviceNumber(major: 8, minor: 1)
    let places = files.map(\.path) + symlinks.keys.sorted() + directories
    var result: [ByteString: FileIdentity] = [:]
    for (index, place) in places.enumerated() {
      result[place] = FileIdentity(device: disk, inode: UInt64(100 + index))
    }
    return result
  }()
}
