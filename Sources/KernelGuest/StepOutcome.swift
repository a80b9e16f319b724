import ByteText

/// What came of a step.
public struct StepOutcome: Sendable {
  /// How the call ended.
  public enum Ending: Sendable, Hashable {
    /// With this value: as the kernel returns it, a negative errno on failure.
    case returned(Int64)
    /// It did not return, as after execve and exit; the process then ended with this status, 128
    /// and the signal if a signal ended it.
    case noReturn(status: Int32)
  }

  public let ending: Ending
  /// The process that made the call.
  public let pid: UInt32
  public let parent: UInt32
  /// All records that came from the call to the end of the process, of every process.
  public let records: [AuditRecord]
  /// The event of the call itself: the first with the process, the number and the ABI of the call.
  public let event: AuditEvent?

  /// Whether the call was recorded.
  public var isRecorded: Bool { event != nil }
  /// The keys logged with the call; none if it was not recorded.
  public var keys: [ByteString] { event?.keys ?? [] }

  /// What the call returned, if it did.
  public var result: Int64? {
    if case .returned(let value) = ending { value } else { nil }
  }
}
