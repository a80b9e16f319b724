import AuditCatalogue
import AuditRules
import ByteText

/// Where paths lead on a host, as far as its facts say; without facts, where they spell.
///
/// A place is an absolute path without links in its middle, doubled slashes, `.` and `..`. The last
/// part may be a link only where the kernel, too, would look at the link itself.
public struct Places: Sendable {
  private let facts: HostFacts

  public init(facts: HostFacts?) {
    self.facts = facts ?? HostFacts(name: "")
  }

  /// The place that `path=` and `exe=` watch: links in the middle are followed, a last one is not.
  public func watched(_ path: ByteString) -> ByteString { resolved(path, followingLast: false) }

  /// The place of the tree that `dir=` means: a last link is followed only if something stands
  /// behind it, a slash or dots.
  public func tree(_ path: ByteString) -> ByteString {
    let last = path.lastIndex(of: UInt8(ascii: "/")).map { path[($0 + 1)...] } ?? path[...]
    let isOpen = last.isEmpty || last.elementsEqual(".".utf8) || last.elementsEqual("..".utf8)
    return resolved(path, followingLast: isOpen)
  }

  /// The place that a call reaches which follows links.
  public func followed(_ path: ByteString) -> ByteString { resolved(path, followingLast: true) }

  /// The file that is taken to be at a place: the same for the same place, another for any other.
  public func file(at place: ByteString) -> FileIdentity {
    // FNV-1a, its bits mixed once more so that the low 32, which inode= sees, differ too.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in place { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash = (hash ^ (hash >> 32)) &* 0xd6e8_feb8_6659_fd93
    return FileIdentity(device: DeviceNumber(major: 8, minor: 1), inode: hash ^ (hash >> 32))
  }

  /// What the rules' paths name where every one of them is there.
  public func world(of rules: [Rule]) -> FileWorld {
    var world = FileWorld()
    for comparison in rules.lazy.flatMap(\.comparisons) {
      guard let text = comparison.text else { continue }
      switch comparison.field {
      case .path, .exe: world.files[text] = file(at: watched(text))
      case .dir:
        let place = tree(text)
        if place != FileWorld().tree(text) { world.trees[text] = place }
      default: continue
      }
    }
    return world
  }

  private func resolved(_ path: ByteString, followingLast: Bool) -> ByteString {
    // A loop of links leads nowhere; its spelling is as good a name for that as any.
    facts.resolved(path, followingLast: followingLast)
      ?? HostFacts(name: "").resolved(path, followingLast: false) ?? path
  }
}
