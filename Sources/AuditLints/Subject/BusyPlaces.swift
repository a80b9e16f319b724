import AuditCatalogue
import ByteText

/// Places that the ordinary life of a Linux system touches many times a second, and how.
///
/// The list is short on purpose: what is busy on some hosts only, such as /home, is not in it.
enum BusyPlaces {
  /// The letters that are busy at `path`, a trailing slash apart; none elsewhere.
  static func permissions(of path: ByteString) -> PermissionSet {
    var place = path
    while place.count > 1, place.last == UInt8(ascii: "/") { place.removeLast() }
    return table[place] ?? []
  }

  private static let table: [ByteString: PermissionSet] = {
    var table: [ByteString: PermissionSet] = [:]
    for (permissions, places) in groups {
      for place in places { table[place, default: []].formUnion(permissions) }
    }
    return table
  }()

  private static let groups: [(PermissionSet, [ByteString])] = [
    ([.read, .write, .execute], ["/"]),
    ([.read, .execute], ["/usr"]),
    ([.execute], ["/usr/bin", "/bin", "/usr/lib", "/lib"]),
    ([.read, .write], ["/var", "/dev", "/run", "/var/log", "/var/lib", "/tmp", "/dev/null"]),
    (
      [.read],
      [
        "/etc", "/usr/lib", "/lib", "/lib64", "/usr/lib64", "/usr/share",
        "/etc/passwd", "/etc/group", "/etc/nsswitch.conf", "/etc/ld.so.cache", "/etc/localtime",
      ]
    ),
  ]
}

extension PermissionSet {
  /// What each letter stands for, in the order `rwxa`, as what happens to a place.
  var uses: [String] {
    let words: [(PermissionSet, String)] = [
      (.read, "read"), (.write, "written"), (.execute, "executed"), (.attr, "changed"),
    ]
    return words.filter { contains($0.0) }.map { $0.1 }
  }
}
