/// Gathers cases that are asked for at about the same time and runs them in one boot.
///
/// A test asks for its own case and stays readable; the tests of a suite run in parallel, so their
/// cases arrive together. Run one at a time they get a boot each: slower, but the same answers.
actor GuestQueue {
  static let shared = GuestQueue()

  private typealias Waiting = (
    guestCase: GuestCase, answer: CheckedContinuation<Result<GuestResult, any Error>, Never>
  )

  /// How long no case must arrive before the machine is booted.
  private let quiet = Duration.milliseconds(500)
  private var waiting: [Waiting] = []
  private var isWorking = false

  func result(of guestCase: GuestCase) async throws -> GuestResult {
    let result = await withCheckedContinuation { answer in
      waiting.append((guestCase, answer))
      if !isWorking {
        isWorking = true
        Task { await work() }
      }
    }
    return try result.get()
  }

  private func work() async {
    while !waiting.isEmpty {
      await untilQuiet()
      let batch = waiting
      waiting = []
      do {
        let results = try await Guest.attempt(batch.map(\.guestCase))
        for (item, result) in zip(batch, results) {
          item.answer.resume(returning: result.mapError { $0 })
        }
      } catch {
        for item in batch { item.answer.resume(returning: .failure(error)) }
      }
    }
    isWorking = false
  }

  private func untilQuiet() async {
    var count = 0
    while count != waiting.count {
      count = waiting.count
      try? await Task.sleep(for: quiet)
    }
  }
}
