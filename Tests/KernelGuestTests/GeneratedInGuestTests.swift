import ByteText
import Foundation
import KernelGuest
import Testing

@Suite struct GeneratedInGuestTests {
  @Test(arguments: ProfilesInGuest.names)
  func goldenListingIsWhatAStockSystemHoldsAfterLoading(profile: ByteString) async throws {
    let (stage, result) = try await ProfilesInGuest.shared.run(profile)
    let load = try #require(result.loads.first)
    #expect(load.status == 0, "\(load.errors) \(load.messages)")
    let rules = stage.lines.filter { $0.starts(with: "-a".utf8) }
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
    let folder = ProfileStage.package.appending(path: "Tests/Fixtures/captured")
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
