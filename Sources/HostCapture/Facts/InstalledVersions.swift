import AuditCatalogue
import ByteText
import Glibc

/// The versions of the kernel and of audit that a tree has installed.
struct InstalledVersions {
  /// Two numbers, such as `6.1`. The running host's is the one that runs; of several installed in
  /// another tree, the newest.
  var kernel: Version?
  var audit: Version?

  init(_ root: HostRoot) {
    let packages = InstalledPackages(root.contents(of: "/var/lib/dpkg/status") ?? [])
    audit = packages.upstreamVersion(of: "auditd").flatMap(Version.init)
    if root.isRunningHost {
      kernel = Self.runningRelease.flatMap(Self.series)
    } else {
      let images = root.names(in: "/boot").compactMap { $0.text(after: "vmlinuz-") }
      let installed = packages.names.compactMap { $0.text(after: "linux-image-") }
      kernel = (images.isEmpty ? installed : images).compactMap(Self.series).max()
    }
  }

  /// The two first numbers of a kernel's release; `nil` if it does not begin with them.
  static func series(_ release: String) -> Version? {
    let numbers = release.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
    guard numbers.count > 1 else { return nil }
    let minor = numbers[1].prefix { $0.isASCII && $0.isNumber }
    return Version("\(numbers[0]).\(minor)")
  }

  private static var runningRelease: String? {
    var name = utsname()
    guard uname(&name) == 0 else { return nil }
    return withUnsafeBytes(of: name.release) { release in
      String(decoding: release.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}

extension ByteString {
  /// What follows `prefix`; `nil` if this does not begin with it.
  fileprivate func text(after prefix: ByteString) -> String? {
    starts(with: prefix) ? ByteString(dropFirst(prefix.count)).description : nil
  }
}
