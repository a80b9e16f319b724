import AuditCatalogue

/// A number of an event that terms constrain: a field of the task, of the task at its birth, or of
/// the call.
struct WordKey: Hashable, Sendable, Comparable {
  private let raw: UInt32

  /// A number of the task that acts, or an argument of its call.
  static func task(_ field: Field) -> WordKey { WordKey(raw: field.rawValue) }
  /// A number of the task when it was born.
  static func birth(_ field: Field) -> WordKey { WordKey(raw: birthOffset + field.rawValue) }
  /// The flags that openat2 finds in memory.
  static let openFlags = WordKey(raw: 2 * birthOffset)

  private static let birthOffset: UInt32 = 1000

  private init(raw: UInt32) {
    self.raw = raw
  }

  /// The field, whosever it is; `nil` for what is no field.
  var field: Field? {
    raw < 2 * Self.birthOffset ? Field(rawValue: raw % Self.birthOffset) : nil
  }

  /// Whether it is looked at as the task is born.
  var isOfBirth: Bool { (Self.birthOffset..<(2 * Self.birthOffset)).contains(raw) }

  static func < (left: WordKey, right: WordKey) -> Bool { left.raw < right.raw }
}
