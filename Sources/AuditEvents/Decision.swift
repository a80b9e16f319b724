import ByteText

/// What becomes of an event.
public struct Decision: Sendable, Hashable {
  /// Whether the event is recorded, or for a birth whether every call of the task will be.
  public var isRecorded: Bool
  /// The index of the rule that decides; `nil` if none does and the kernel's default stands.
  public var rule: Int?
  /// The keys of a recorded event, in written order; none is logged as `key=(null)`.
  public var keys: [ByteString] = []
  /// The records of a recorded call that the exclude list drops, of `RecordType.details`.
  public var droppedRecords: [UInt32] = []

  public init(isRecorded: Bool, rule: Int? = nil, keys: [ByteString] = []) {
    self.isRecorded = isRecorded
    self.rule = rule
    self.keys = keys
  }
}

/// What can be said of an event when the order in which its names were collected is not known.
public struct Judgement: Sendable, Hashable {
  /// What may become of it, at least one; the first is that of the order given.
  public let decisions: [Decision]

  init(_ decisions: [Decision]) {
    precondition(!decisions.isEmpty, "every event is decided somehow")
    self.decisions = decisions
  }

  /// Whether it is recorded; `nil` if that hangs on the order of the names.
  public var isRecorded: Bool? {
    let first = decisions[0].isRecorded
    return decisions.allSatisfy { $0.isRecorded == first } ? first : nil
  }

  /// The keys of the recorded event: one of these.
  public var keys: Set<[ByteString]> { Set(decisions.filter(\.isRecorded).map(\.keys)) }
}
