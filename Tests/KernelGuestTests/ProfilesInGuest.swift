import ByteText
import KernelGuest

/// The shipped profiles in the guest, each in one boot that all tests share.
actor ProfilesInGuest {
  static let shared = ProfilesInGuest()

  /// All that are shipped.
  static let names: [ByteString] = [
    "debian-12-server", "debian-13-server", "ospp", "paranoid", "rhel-9-server",
    "server-checklist", "ubuntu-24-04-server", "wiki", "workstation",
  ]

  private var runs: [ByteString: Task<(ProfileStage, GuestResult), any Error>] = [:]

  /// What came of loading a profile whole and performing what it expects.
  func run(_ name: ByteString) async throws -> (ProfileStage, GuestResult) {
    if let running = runs[name] { return try await running.value }
    let task = Task { try await Self.perform(name) }
    runs[name] = task
    return try await task.value
  }

  private static func perform(_ name: ByteString) async throws -> (ProfileStage, GuestResult) {
    let stage = try ProfileStage(name)
    return (stage, try await Guest.run([stage.guestCase], timeout: .seconds(300))[0])
  }
}
