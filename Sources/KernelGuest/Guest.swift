import Foundation

/// A real kernel to put questions to: Debian's, in an emulated machine.
///
/// Nothing of it touches the kernel of the machine that the tests run on, and none of it needs
/// root. A boot takes about three seconds, a run of auditctl ten milliseconds, a step two.
public enum Guest {
  /// Runs the cases and returns their results in the same order.
  ///
  /// All cases share one boot, but those with `freshBoot`, which get one each. `timeout` is for one
  /// boot. Throws a `GuestError` if something is not installed, if the guest did not get through,
  /// or if a case was not carried out as it says.
  public static func run(
    _ cases: [GuestCase], timeout: Duration = .seconds(120)
  ) async throws -> [GuestResult] {
    try await attempt(cases, timeout: timeout).map { try $0.get() }
  }

  /// As `run`, but a case that went wrong does not take the others with it: those that were
  /// finished have their results. Throws only if there can be no results at all.
  public static func attempt(
    _ cases: [GuestCase], timeout: Duration = .seconds(120)
  ) async throws -> [Result<GuestResult, GuestError>] {
    let image = try GuestImage.prepared()
    var results: [Int: Result<GuestResult, GuestError>] = [:]
    for indices in boots(for: cases) {
      let answers = try await boot(indices.map { cases[$0] }, image: image, timeout: timeout)
      for (index, answer) in zip(indices, answers) { results[index] = answer }
    }
    return cases.indices.compactMap { results[$0] }
  }

  /// Runs one case together with the others that are asked for at about the same time, so that
  /// tests that run in parallel share a boot.
  public static func run(_ guestCase: GuestCase) async throws -> GuestResult {
    try await GuestQueue.shared.result(of: guestCase)
  }

  /// The cases of each boot, by index.
  private static func boots(for cases: [GuestCase]) -> [[Int]] {
    let shared = cases.indices.filter { !cases[$0].freshBoot }
    let single = cases.indices.filter { cases[$0].freshBoot }.map { [$0] }
    return (shared.isEmpty ? [] : [shared]) + single
  }

  private static func boot(
    _ cases: [GuestCase], image: GuestImage, timeout: Duration
  ) async throws -> [Result<GuestResult, GuestError>] {
    let folder = GuestImage.cache.appending(path: "run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let channel = try Channel(at: folder.appending(path: "channel"), batch: batch(cases))
    let machine = Machine(image: image, folder: folder)
    let status = try await Gate.machines.pass { try await machine.run(channel, timeout: timeout) }
    let contents = try channel.contents()
    let problem = problem(contents, cases, status: status, console: machine.consoleTail)
    var reader = WireReader(contents.results)
    return try cases.map { guestCase in
      if reader.isAtEnd { return .failure(problem ?? .malformedResults) }
      let bytes = try reader.text()
      return Result { () throws(GuestError) in try ResultDecoder.result(of: guestCase, in: bytes) }
    }
  }

  private static func batch(_ cases: [GuestCase]) -> [UInt8] {
    var batch = WireWriter()
    batch.put(UInt32(cases.count))
    for guestCase in cases {
      batch.put(UInt8(guestCase.freshBoot ? 1 : 0))
      batch.put(UInt32(guestCase.actions.count))
      for action in guestCase.actions { action.encode(into: &batch) }
    }
    return batch.bytes
  }

  /// Why not all cases were finished; `nil` if they were.
  private static func problem(
    _ contents: Channel.Contents, _ cases: [GuestCase], status: Int32?, console: String
  ) -> GuestError? {
    let index = contents.caseIndex
    let name = cases.indices.contains(index) ? cases[index].name : "none"
    let current = "\(name), action \(contents.actionIndex)"
    switch (contents.state, status) {
    case (.done, _): return nil
    case (.full, _): return .tooManyResults(case: name)
    case (.failed, _):
      return .gaveUp(case: current, reason: contents.problem, console: console)
    case (_, nil): return .timeout(done: index, current: current, console: console)
    case (_, let status?): return .machine(status: status, console: console)
    }
  }
}
