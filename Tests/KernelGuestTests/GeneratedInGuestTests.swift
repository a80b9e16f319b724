import ByteText
import Foundation
import KernelGuest
import Testing

private let package = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The lines of a generated folder as augenrules joins them: in natural order, without comments.
private func merged(_ profile: String) throws -> [ByteString] {
  let folder = package.appending(path: "Generated/\(profile)")
  let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    .map { ByteString($0) }.sorted { $0.precedesNaturally($1) }
  return try names.flatMap { name in
    try Data(contentsOf: folder.appending(path: name.description))
      .split(separator: UInt8(ascii: "\n")).map { ByteString($0) }
      .filter { $0.first != UInt8(ascii: "#") }
  }
}

@Suite struct GeneratedInGuestTests {
  @Test(arguments: [
    "debian-12-server", "ospp", "paranoid", "server-checklist", "wiki", "workstation",
  ])
  func goldenListingIsWhatAStockDebian12HoldsAfterLoading(profile: String) async throws {
    let lines = try merged(profile)
    let result = try await Guest.run(
      GuestCase(
        profile,
        tree: StockTree(
          manifest: package.appending(path: "Tests/Fixtures/stock-debian-12.manifest")
        ).treeEntries + [.directory("/dev/shm", mode: 0o1777)],
        rules: .file(ByteString(lines.flatMap { $0.bytes + [UInt8(ascii: "\n")] })),
        collect: [.listing, .status, .rawRules], freshBoot: true))
    let load = try #require(result.loads.first)
    #expect(load.status == 0, "\(load.errors) \(load.messages)")
    let rules = lines.filter { $0.starts(with: "-a".utf8) }
    #expect(result.rawRules?.count == rules.count)
    try compare(try #require(result.listing), with: "\(profile).list") { $0 }
    try compare(try #require(result.statusText), with: "\(profile).status", Self.settings)
  }

  /// The lines of `auditctl -s` that a policy sets; the others count what has happened.
  private static func settings(_ text: ByteString) -> ByteString {
    let kept = [
      "enabled", "failure", "rate_limit", "backlog_limit", "backlog_wait_time ",
      "loginuid_immutable",
    ].map { Array($0.utf8) }
    return ByteString(
      text.split(separator: UInt8(ascii: "\n")).filter { line in
        kept.contains { line.starts(with: $0) }
      }.joined(separator: [UInt8(ascii: "\n")]))
  }

  /// Holds what the kernel said against the checked-in capture, or writes the capture again.
  private func compare(
    _ text: ByteString, with name: String, _ essence: (ByteString) -> ByteString
  ) throws {
    let folder = package.appending(path: "Tests/Fixtures/captured")
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["AUDITWRIGHT_RENEW"] != nil {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.bytes).write(to: file)
    }
    let captured = try ByteString(Data(contentsOf: file))
    #expect(
      essence(text) == essence(captured),
      "Tests/Fixtures/captured/\(name) is stale; renew it with: make renew")
  }
}
