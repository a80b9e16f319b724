import AuditCatalogue

/// A number of an event that terms constrain: a field of the task, of the task at its birth, or of
/// the call.
struct WordKey: Hashable, Sendable, Comparable {
  private let raw: UInt32

  /// A number of the task that acts, or an argument of its call.
  static func task(_ field: Field) -> WordKey { WordKey(raw: field.rawValue) }
  /// A number of the task when it was born.
  static func birth(_ field: Field) -> WordKey { WordKey(raw: birthOffset + field.rawValue) }
  /// The flags that openat2 finds in memory; no field has this number.
  static let openFlags = WordKey(raw: 199)

  private static let birthOffset: UInt32 = 1000

  private init(raw: UInt32) {
    self.raw = raw
  }

  /// The field, whosever it is; `nil` for what is no field.
  var field: Field? {
    self == .openFlags ? nil : Field(rawValue: raw % Self.birthOffset)
  }

  /// Whether it is looked at as the task is born.
  var isOfBirth: Bool { raw >= Self.birthOffset }

  static func < (left: WordKey, right: WordKey) -> Bool { left.raw < right.raw }
}
