import ByteText

/// The packages that dpkg's status file lists as installed.
struct InstalledPackages {
  private var versions: [ByteString: ByteString] = [:]

  /// Reads `/var/lib/dpkg/status`: paragraphs of `Field: value`, deb-control(5).
  init(_ status: [UInt8]) {
    var (package, version, isInstalled) = (ByteString(), ByteString(), false)
    for line in status.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.isEmpty {
        if isInstalled { versions[package] = version }
        (package, version, isInstalled) = ("", "", false)
      } else if let value = line.value(of: "Package: ") {
        package = value
      } else if let value = line.value(of: "Version: ") {
        version = value
      } else if let value = line.value(of: "Status: ") {
        isInstalled =
          value.split(separator: UInt8(ascii: " ")).last?.elementsEqual(
            "installed".utf8) ?? false
      }
    }
    if isInstalled { versions[package] = version }
  }

  var names: some Collection<ByteString> { versions.keys }

  /// The version of `package` without the epoch and what Debian added; `nil` if not installed.
  func upstreamVersion(of package: ByteString) -> String? {
    guard let version = versions[package]?.description else { return nil }
    let upstream =
      version.drop { $0 != ":" }.isEmpty ? version[...] : version.drop { $0 != ":" }.dropFirst()
    return String(upstream.prefix { $0.isASCII && ($0.isNumber || $0 == ".") })
  }
}

extension ArraySlice<UInt8> {
  /// What follows `field`, if the line begins with it.
  fileprivate func value(of field: String) -> ByteString? {
    starts(with: field.utf8) ? ByteString(dropFirst(field.utf8.count)) : nil
  }
}
