import AuditCatalogue
import ByteText

/// What is mounted where in a host's tree, and how.
public struct MountTable: Sendable, Hashable {
  /// The mounts that can be reached, by path, in the order of the bytes.
  public let mounts: [HostFacts.Mount]
  private let places: [ByteString: HostFacts.Mount]

  /// A table of `mounts`; of several on one path, the last counts.
  public init(_ mounts: [HostFacts.Mount]) {
    places = Dictionary(mounts.map { ($0.path, $0) }) { _, later in later }
    self.mounts = places.values.sorted { $0.path < $1.path }
  }

  /// What is mounted exactly at `path`.
  func mount(at path: ByteString) -> HostFacts.Mount? { places[path] }

  /// Reads a table as Linux writes it: /proc/PID/mountinfo, /proc/PID/mounts or fstab(5).
  ///
  /// - Returns: `nil` if a line is of neither kind.
  public init?(reading bytes: [UInt8]) {
    var listed: [MountInfo] = []
    var mounts: [HostFacts.Mount] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        .map { ByteString($0) }
      guard let first = fields.first, first.first != UInt8(ascii: "#") else { continue }
      if let info = MountInfo(fields) {
        listed.append(info)
      } else if fields.count >= 4, !fields[1].isEmpty, !first.isNumber {
        if let mount = Self.fileSystem(fields) { mounts.append(mount) }
      } else {
        return nil
      }
    }
    self.init(listed.reachable + mounts)
  }

  /// The mount of a line of fstab or mounts; `nil` for swap and the like, which have no place.
  private static func fileSystem(_ fields: [ByteString]) -> HostFacts.Mount? {
    guard fields[1].first == UInt8(ascii: "/") else { return nil }
    return HostFacts.Mount(
      path: fields[1].withoutOctals, type: fields[2].description,
      options: MountOptions(fields[3]).names)
  }
}

extension HostFacts.Mount {
  /// Whether set-uid bits and capabilities have no effect here.
  var isNosuid: Bool { options.contains("nosuid") }
}

extension ByteString {
  /// Whether this is a decimal number.
  fileprivate var isNumber: Bool { !isEmpty && allSatisfy(\.isDigit) }

  /// What a field of a mount table stands for: a blank, a tab, a newline and a backslash are
  /// written `\` and three octal digits there.
  var withoutOctals: ByteString {
    var result = ByteString()
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(3), as: UTF8.self)
      if byte == UInt8(ascii: "\\"), digits.utf8.count == 3, let value = UInt8(digits, radix: 8) {
        result.append(value)
        rest = rest.dropFirst(3)
      } else {
        result.append(byte)
      }
    }
    return result
  }
}
