import AuditCatalogue
import ByteText
import Glibc

/// A line of /proc/PID/mountinfo, proc_pid_mountinfo(5).
struct MountInfo {
  let id: Int
  /// The mount that this one is mounted in; its own or an unlisted number at the top.
  let parent: Int
  /// The number that its files have as `st_dev`.
  let device: dev_t
  let mount: HostFacts.Mount

  /// Reads the fields of a line; `nil` if it is none.
  init?(_ fields: [ByteString]) {
    guard fields.count >= 9, let id = Int(fields[0].description),
      let parent = Int(fields[1].description),
      let device = Self.device(fields[2]),
      let dash = fields[6...].firstIndex(of: "-"), dash + 1 < fields.count
    else { return nil }
    self.id = id
    self.parent = parent
    self.device = device
    mount = HostFacts.Mount(
      path: fields[4].withoutOctals, type: fields[dash + 1].description,
      options: MountOptions(fields[5]).names)
  }

  /// Those of the running host, as this process sees them; none if /proc does not say.
  static var running: [MountInfo] {
    let contents = (try? HostRoot("/"))?.contents(of: "/proc/thread-self/mountinfo") ?? []
    return contents.split(separator: UInt8(ascii: "\n")).compactMap { line in
      MountInfo(line.split(separator: UInt8(ascii: " ")).map { ByteString($0) })
    }
  }

  /// `MAJOR:MINOR` as the C library's makedev(3) puts them into one number.
  private static func device(_ text: ByteString) -> dev_t? {
    let numbers = text.split(separator: UInt8(ascii: ":")).map {
      dev_t(String(decoding: $0, as: UTF8.self))
    }
    guard numbers.count == 2, let major = numbers[0], let minor = numbers[1],
      major <= UInt32.max, minor <= UInt32.max
    else { return nil }
    return (major & 0xfff) << 8 | (major & ~0xfff) << 32 | minor & 0xff | (minor & ~0xff) << 12
  }
}

extension [MountInfo] {
  /// The mounts that a path leads to: not those that another mount lies over.
  var reachable: [HostFacts.Mount] {
    let ids = Set(map(\.id))
    let children = Dictionary(grouping: filter { $0.parent != $0.id }, by: \.parent)
    var pending = filter { $0.parent == $0.id || !ids.contains($0.parent) }
    var seen: Set<Int> = []
    var result: [HostFacts.Mount] = []
    while let info = pending.popLast() {
      guard seen.insert(info.id).inserted else { continue }
      let above = children[info.id] ?? []
      if let cover = above.last(where: { $0.mount.path == info.mount.path }) {
        pending.append(cover)
      } else {
        result.append(info.mount)
        pending += above.uncovered
      }
    }
    return result
  }

  /// Those that none of the others, on a folder above, lies over.
  private var uncovered: [MountInfo] {
    let paths = Set(map(\.mount.path))
    return filter { info in
      let path = info.mount.path
      let slashes = path.indices.dropFirst().filter { path[$0] == UInt8(ascii: "/") }
      return !slashes.contains { paths.contains(ByteString(path[..<$0])) }
    }
  }
}
