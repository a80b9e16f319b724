import ByteText

/// What a tree's os-release(5) says it is.
struct OSRelease {
  /// `ID`, such as `debian`.
  let id: String
  /// `VERSION_ID`, such as `12`; rolling releases have none.
  let version: String?

  /// Reads /etc/os-release of the tree, or /usr/lib/os-release; `nil` if it names no system.
  init?(_ root: HostRoot) {
    guard
      let bytes = root.contents(of: "/etc/os-release") ?? root.contents(of: "/usr/lib/os-release")
    else { return nil }
    var values: [String: String] = [:]
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let parts = line.split(separator: UInt8(ascii: "="), maxSplits: 1)
      guard parts.count == 2 else { continue }
      values[ByteString(parts[0]).description] = Self.unquoted(ByteString(parts[1]))
    }
    guard let id = values["ID"], ByteString(id).isWord else { return nil }
    self.id = id
    version = values["VERSION_ID"].flatMap { ByteString($0).isWord ? $0 : nil }
  }

  /// `ID-VERSION_ID`, such as `debian-12`.
  var name: String { version.map { "\(id)-\($0)" } ?? id }

  private static func unquoted(_ value: ByteString) -> String {
    let text = value.description
    for quote in ["\"", "'"] where text.count > 1 && text.hasPrefix(quote) && text.hasSuffix(quote)
    {
      return String(text.dropFirst().dropLast())
    }
    return text
  }
}
